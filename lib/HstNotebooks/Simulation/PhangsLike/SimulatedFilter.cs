namespace HstNotebooks;

/// <summary>
/// A filter of the simulation: an analytic throughput curve, and the zero point that an image header has. Wavelengths, widths and peaks are
/// near those of the real filters, shapes are not.
/// </summary>
/// <param name="PhotFlam">erg s⁻¹ cm⁻² Å⁻¹ for 1 e⁻/s.</param>
/// <param name="PhotBw">PHOTBW of a real header, Å: the wings of the real filter widen it, which has misled reductions.</param>
/// <param name="Step">Between samples, Å.</param>
/// <param name="From">First sample, Å.</param>
/// <param name="To">Last sample, Å.</param>
/// <param name="Throughput">The curve.</param>
internal sealed record SimulatedFilter(double PhotFlam, double PhotBw, double Step, double From, double To, Func<double, double> Throughput)
{
    // PHOTFLAM and PHOTBW of the narrow bands: headers of PHANGS images; of the broad ones about those of the zero-point tables of STScI.
    private static readonly SortedDictionary<string, SimulatedFilter> All = new(StringComparer.Ordinal)
    {
        ["ACS_F658N"] = Narrow(1.9513e-18, 37.01, 6584, 74.9, 0.444),
        ["UVIS_F657N"] = Narrow(2.1906e-18, 41.04, 6566.6, 121.0, 0.253),
        ["UVIS_F658N"] = Narrow(9.789e-18, 149.93, 6585.6, 27.5, 0.248),
        ["ACS_F555W"] = Broad(1.96e-19, 360, 4740, 5985, 70, 0.37, 0.10),
        ["ACS_F550M"] = Broad(3.4e-19, 164, 5297, 5865, 30, 0.36, 0),
        ["ACS_F814W"] = Broad(7.03e-20, 653, 7090, 9330, 110, 0.44, -0.55),
        ["UVIS_F555W"] = Broad(1.84e-19, 517, 4500, 6110, 110, 0.28, 0),
        ["UVIS_F547M"] = Broad(4.6e-19, 206, 5090, 5805, 30, 0.26, 0),
        ["UVIS_F814W"] = Broad(1.5e-19, 667, 7090, 9280, 110, 0.22, -0.60),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static SimulatedFilter? Find(string key) => All.GetValueOrDefault(key);

    /// <summary>The name of the curve's file: <c>HST_ACS_WFC.F658N.dat</c>.</summary>
    public static string FileName(PhangsLikeBand band) => $"HST_{(band.Instrument == "ACS" ? "ACS_WFC" : "WFC3_UVIS1")}.{band.Filter}.dat";

    public Bandpass Curve(string name)
    {
        double[] wavelengths = [.. Enumerable.Range(0, (int)((To - From) / Step) + 1).Select(i => From + i * Step)];
        return new(name, wavelengths, wavelengths.Select(w => Throughput(w) is > 1e-5 and var t ? t : 0));
    }

    // Flat-topped: exp(−|d|⁸ / 2), whose integral is 2 × 2^(1/8) Γ(9/8) = 2.0539.
    private static SimulatedFilter Narrow(double photFlam, double photBw, double centre, double rectangularWidth, double peak)
    {
        double scale = rectangularWidth / 2.0539, middle = Math.Round(centre);
        return new(photFlam, photBw, 0.5, middle - 1.5 * rectangularWidth, middle + 1.5 * rectangularWidth,
            w => peak * Math.Exp(-0.5 * Math.Pow(Math.Abs(w - centre) / scale, 8)));
    }

    // Two tanh edges and a slope between them.
    private static SimulatedFilter Broad(double photFlam, double photBw, double low, double high, double edge, double peak, double tilt) =>
        new(photFlam, photBw, 5, low - 4 * edge, high + 4 * edge, w =>
            peak * 0.25 * (1 + Math.Tanh((w - low) / edge)) * (1 - Math.Tanh((w - high) / edge))
            * (1 + tilt * (w - 0.5 * (low + high)) / (high - low)));
}
