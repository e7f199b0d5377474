using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Simulates a parallel field of ACS/WFC as the archive gives it (<c>drc</c>): exposures with photon and read noise, cosmic rays and
/// saturated stars on two chips each, dithered, freed of cosmic rays where two or more overlap, and drizzled. Everything put in is known.
/// </summary>
public static class AcsParallelField
{
    /// <summary>
    /// Simulates a field in memory. The same options give the same bytes for any number of threads. Takes 4 bytes for each pixel of each
    /// exposure, and 19 for each pixel of the drizzled image: 0.6 GB for 4200 × 4200 pixels and three exposures.
    /// </summary>
    /// <param name="options">What it is made of; null: a small field with all defaults.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message lists all.</exception>
    public static AcsParallelSimulation Simulate(AcsParallelOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        options.Validate();
        var sources = AcsParallelSky.Draw(options);
        var (chips, cosmicRays) = AcsParallelChips.Expose(options, sources, cancellation);
        CosmicRayComparison.Reject(chips, cosmicRays, options.ReadNoise);
        var combined = ChipCombination.Drizzle(chips, options.Width, options.Height, cancellation);
        double longestS = options.Exposures.Max(e => e.ExposureS);
        double skyNoise = Math.Sqrt(options.SkyElectronsPerS * longestS + options.ReadNoise * options.ReadNoise);
        return new()
        {
            Options = options,
            PrimaryHeader = AcsParallelHeader.Primary(options),
            Field = Field(options, combined),
            TrueWcs = options.TrueWcs,
            Sources = [.. sources.Select(s => s with { Exposures = At(combined.Exposures, s.X, s.Y) })],
            Exposures = combined.Exposures,
            CosmicRays = CosmicRayTrace.Mask(chips, cosmicRays, options.Width, options.Height, skyNoise),
            Gaia = MockGaia.Table(options, sources),
        };
    }

    private static DrizzledField Field(AcsParallelOptions options, CombinedChips combined)
    {
        var header = AcsParallelHeader.Science(options);
        string name = options.RootName + "_drc.fits";
        return new()
        {
            Image = new()
            {
                Science = combined.Science,
                Header = header,
                Name = name,
                Unit = header.Text("BUNIT"),
                Photometry = Photometry.FromHeaders(header, AcsParallelHeader.Primary(options)),
            },
            Path = name,
            Weight = combined.Weight,
            Context = combined.Context,
            InputChips = 2 * options.Exposures.Count,
            Epoch = options.Epoch,
            Drizzle = DrizzleKeywords.FromHeaders(AcsParallelHeader.Primary(options)),
        };
    }

    private static int At(Image<byte> exposures, double x, double y)
    {
        var (column, row) = ((int)Math.Floor(x + 0.5), (int)Math.Floor(y + 0.5));
        return column >= 0 && row >= 0 && column < exposures.Width && row < exposures.Height ? exposures[column, row] : 0;
    }
}
