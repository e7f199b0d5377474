namespace HstNotebooks;

/// <summary>What a magnitude of 0 is.</summary>
public enum MagnitudeSystem
{
    /// <summary>The same flux density per unit frequency everywhere (Oke &amp; Gunn 1983).</summary>
    AB,

    /// <summary>The same flux density per unit wavelength everywhere.</summary>
    ST,

    /// <summary>The star Vega.</summary>
    Vega,
}
