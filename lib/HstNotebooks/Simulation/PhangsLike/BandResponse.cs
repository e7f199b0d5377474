namespace HstNotebooks;

/// <summary>What a band records of continuum and lines that have come through the dust of the Milky Way.</summary>
internal sealed class BandResponse(Bandpass curve, PhangsLikeOptions options)
{
    // Share of each wavelength in the photon-weighted mean, after extinction.
    private readonly (double Wavelength, double Share)[] _shares = Shares(curve, options);

    /// <summary>Mean flux density of the continuum exp(−k (λ − 5500 Å) / 1000 Å).</summary>
    public double Continuum(double k)
    {
        double sum = 0;
        foreach (var (wavelength, share) in _shares) sum += share * Math.Exp(-k * (wavelength - 5500) / 1000);
        return sum;
    }

    /// <summary>
    /// Mean flux density, Å⁻¹, for an intrinsic Hα flux of 1 with its [NII] lines, at a velocity against the system's.
    /// </summary>
    public double Lines(double velocityKms = 0)
    {
        double shift = HalphaLines.Redshift(options.VelocityKms + velocityKms);
        return Line(HalphaLines.Halpha) + options.NiiToHalpha * (Line(HalphaLines.Nii6583) + Line(HalphaLines.Nii6548) / 3);

        double Line(double rest) => curve.LineResponse(rest * shift) / MilkyWayExtinction.Factor(rest * shift, options.Ebv);
    }

    // The trapezoidal rule of Bandpass.PhotonMean, with its weights kept.
    private static (double, double)[] Shares(Bandpass curve, PhangsLikeOptions options)
    {
        var (w, t) = (curve.Wavelengths, curve.Throughputs);
        double photons = curve.MeanWavelength * curve.EquivalentWidth;
        return [.. Enumerable.Range(0, w.Count).Where(i => t[i] > 0).Select(i =>
        {
            double width = 0.5 * (w[Math.Min(i + 1, w.Count - 1)] - w[Math.Max(i - 1, 0)]);
            return (w[i], width * t[i] * w[i] / photons / MilkyWayExtinction.Factor(w[i], options.Ebv));
        })];
    }
}
