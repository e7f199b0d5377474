namespace HstNotebooks.Fits;

/// <summary>How real pixels were made whole numbers, in ZQUANTIZ (FITS 4.0, section 10.2).</summary>
public enum QuantizationMethod
{
    /// <summary>Rounded to the nearest step.</summary>
    NoDither,

    /// <summary>Shifted by a known random part of a step before rounding, and back after.</summary>
    SubtractiveDither1,

    /// <summary>As <see cref="SubtractiveDither1"/>, but pixels that are exactly zero stay so.</summary>
    SubtractiveDither2,
}
