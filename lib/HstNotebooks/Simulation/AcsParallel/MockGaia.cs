using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>
/// A list of reference stars as Gaia DR3 would give it: errors in position and motion, stars missing, and entries too many.
/// </summary>
internal static class MockGaia
{
    private const long FirstId = 3_563_000_000_000_000_000;
    private const double ReferenceMagnitude = 18, BrightFloor = 15, DecadesPerMagnitude = 0.25;

    public static Table Table(AcsParallelOptions options, IReadOnlyList<AcsParallelSource> sources)
    {
        var noise = new Noise(options.SourceSeed, "gaia");
        var listed = sources
            .Where(s => s.Kind != AcsParallelSourceKind.Galaxy && s.GaiaMagnitude <= options.Gaia.MagnitudeLimit)
            .OrderBy(s => s.GaiaMagnitude)
            .Where(_ => noise.Uniform() >= options.Gaia.MissingFraction)
            .Take(options.Gaia.MostStars ?? int.MaxValue);
        var entries = listed.Select(s => Measured(s, options.Gaia, noise)).ToList();
        for (int i = 0; i < options.Gaia.SpuriousEntries; i++) entries.Add(Spurious(options, noise));
        return ToTable([.. entries.OrderBy(e => e.Sky.Dec)]);
    }

    private static Entry Measured(AcsParallelSource star, MockGaiaOptions options, Noise noise)
    {
        double error = Error(star.GaiaMagnitude, options);
        double east = error * noise.Normal(), north = error * noise.Normal();
        return new(
            Shifted(star.Sky2016, east, north), error, star.PmRaMasYr + error * noise.Normal(), star.PmDecMasYr + error * noise.Normal(),
            Parallax: 0.4 + error * noise.Normal(), Ruwe: Math.Max(0.8, 1.02 + 0.05 * noise.Normal()), star.GaiaMagnitude);
    }

    // Faint, without the five-parameter solution that real stars have.
    private static Entry Spurious(AcsParallelOptions options, Noise noise)
    {
        var sky = options.TrueWcs.PixelToSky(new(options.Width * noise.Uniform(), options.Height * noise.Uniform()));
        double magnitude = options.Gaia.MagnitudeLimit - 1.5 * noise.Uniform();
        return new(sky, 3 * Error(magnitude, options.Gaia), double.NaN, double.NaN, double.NaN, double.NaN, magnitude);
    }

    private static double Error(double magnitude, MockGaiaOptions options) =>
        options.PositionErrorMas * Math.Pow(10, DecadesPerMagnitude * (Math.Max(magnitude, BrightFloor) - ReferenceMagnitude));

    private static SkyPoint Shifted(SkyPoint sky, double eastMas, double northMas) =>
        sky.Offset(Angle.FromRadians(Math.Atan2(eastMas, northMas)), Angle.FromMas(double.Hypot(eastMas, northMas)));

    private static Table ToTable(Entry[] entries)
    {
        TableColumn[] columns =
        [
            TableColumn.Create("source_id", entries.Select((_, i) => FirstId + 128L * i).ToArray()),
            TableColumn.Create("ra", Values(e => e.Sky.Ra), "deg", "right ascension, ICRS, at ref_epoch"),
            TableColumn.Create("dec", Values(e => e.Sky.Dec), "deg", "declination, ICRS, at ref_epoch"),
            TableColumn.Create("ra_error", Values(e => e.ErrorMas), "mas", "of ra cos(dec)"),
            TableColumn.Create("dec_error", Values(e => e.ErrorMas), "mas"),
            TableColumn.Create("parallax", Values(e => e.Parallax), "mas", "not in the simulated positions"),
            TableColumn.Create("pmra", Values(e => e.PmRa), "mas/yr", "proper motion in ra, times cos(dec)"),
            TableColumn.Create("pmdec", Values(e => e.PmDec), "mas/yr"),
            TableColumn.Create("pmra_error", Values(e => double.IsNaN(e.PmRa) ? double.NaN : e.ErrorMas), "mas/yr"),
            TableColumn.Create("pmdec_error", Values(e => double.IsNaN(e.PmDec) ? double.NaN : e.ErrorMas), "mas/yr"),
            TableColumn.Create("phot_g_mean_mag", Values(e => e.Magnitude), "mag"),
            TableColumn.Create("ruwe", Values(e => e.Ruwe)),
            TableColumn.Create("ref_epoch", Values(_ => AcsParallelSky.GaiaEpoch), "yr"),
        ];
        var meta = new Dictionary<string, object?> { ["description"] = "Simulated reference stars with the columns of Gaia DR3" };
        return new(columns, "gaia", meta);

        double[] Values(Func<Entry, double> of) => [.. entries.Select(of)];
    }

    private sealed record Entry(
        SkyPoint Sky, double ErrorMas, double PmRa, double PmDec, double Parallax, double Ruwe, double Magnitude);
}
