namespace HstNotebooks;

/// <summary>What turns count rates into fluxes and magnitudes.</summary>
public sealed record FinalizationOptions
{
    /// <summary>PHOTFLAM: erg s⁻¹ cm⁻² Å⁻¹ for 1 e⁻/s; positive.</summary>
    public required double PhotFlam { get; init; }

    /// <summary>PHOTPLAM: pivot wavelength, Å, positive; null leaves AB and Vega magnitudes out.</summary>
    public double? PivotAngstrom { get; init; }

    /// <summary>Width of a pixel of the measured image, arcseconds, positive.</summary>
    public double PixelScaleArcsec { get; init; } = 0.05;

    /// <summary>Instrument and detector as headers say them.</summary>
    public string Instrument { get; init; } = "ACS/WFC";

    /// <summary>
    /// Null: for ACS/WFC <see cref="EncircledEnergy.AcsWfc"/>, in Original <see cref="EncircledEnergy.Published"/>; other instruments
    /// need one.
    /// </summary>
    public EncircledEnergy? EncircledEnergy { get; init; }

    /// <summary>
    /// AB less Vega magnitude in the filter; null takes <see cref="ZeroPoints.AbMinusVega"/>, and without an entry leaves Vega magnitudes
    /// out.
    /// </summary>
    public double? AbMinusVega { get; init; }

    /// <summary>
    /// Original: the encircled energy of the published catalogues, that of the first aperture for the errors of all, and no other columns
    /// than theirs.
    /// </summary>
    public Fidelity Fidelity { get; init; }

    /// <summary>From the headers of the image that was measured.</summary>
    /// <exception cref="ReductionException">PHOTFLAM or INSTRUME is missing, or there is no WCS.</exception>
    public static FinalizationOptions For(HstImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new()
        {
            PhotFlam = image.Photometry.PhotFlam ?? throw new ReductionException($"{image.Header.Origin}: PHOTFLAM is missing."),
            PivotAngstrom = image.Photometry.PivotAngstrom,
            PixelScaleArcsec = image.Wcs?.PixelScaleArcsec ?? throw new ReductionException($"{image.Header.Origin}: there is no WCS."),
            Instrument = image.Photometry.Instrument ?? throw new ReductionException($"{image.Header.Origin}: INSTRUME is missing."),
        };
    }

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message names all.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Positive(PhotFlam, nameof(PhotFlam), "erg s⁻¹ cm⁻² Å⁻¹ for 1 e⁻/s");
        if (PivotAngstrom is { } pivot) Positive(pivot, nameof(PivotAngstrom), "Å");
        Positive(PixelScaleArcsec, nameof(PixelScaleArcsec), "arcseconds");
        if (string.IsNullOrWhiteSpace(Instrument)) faults.Add("Instrument is empty");
        if (AbMinusVega is { } offset && !double.IsFinite(offset)) faults.Add(FormattableString.Invariant($"AbMinusVega is {offset}"));
        if (!Enum.IsDefined(Fidelity)) faults.Add($"Fidelity is {Fidelity}");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");

        void Positive(double value, string name, string unit)
        {
            if (value > 0 && double.IsFinite(value)) return;
            faults.Add(FormattableString.Invariant($"{name} is {value}, not a positive number ({unit})"));
        }
    }
}
