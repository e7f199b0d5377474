using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The chips of all exposures of a simulated field, electrons, and what cosmic rays left on each. Memory: 4 bytes for each pixel of each.
/// </summary>
internal sealed record AcsParallelChips(IReadOnlyList<DitheredChip> Chips, IReadOnlyList<IReadOnlyList<ChargedPixel>> CosmicRays)
{
    private const double PixelAreaCm2 = 15e-4 * 15e-4;

    // Where stamps end, electrons per pixel: far below the read noise, and 10⁻⁴ of the flux of a bright star.
    private const double Faintest = 0.002;

    public static AcsParallelChips Expose(
        AcsParallelOptions options, IReadOnlyList<AcsParallelSource> sources, CancellationToken cancellation)
    {
        var camera = new AcsParallelCamera(options);
        var chips = new List<DitheredChip>();
        var cosmicRays = new List<IReadOnlyList<ChargedPixel>>();
        foreach (var (exposure, number) in options.Exposures.Select((e, k) => (e, k)))
        {
            for (int c = 0; c < 2; c++)
            {
                var chip = new DitheredChip(
                    new(camera.ChipWidth, camera.ChipHeight), exposure.ExposureS, number, camera.Place(exposure, c));
                AddSky(chip, options);
                SourceStamp.AddAll(Stamps(chip, sources, options.Psf, cancellation), chip.Electrons, cancellation);
                ulong seed = Seed(options.Seed, "exposure", $"{number}", $"{c}"), flatSeed = Seed(options.SourceSeed, "flat", $"{c}");
                DetectorNoise.Expose(chip.Electrons, options.ReadNoise, options.FlatRms, flatSeed, seed, cancellation);
                cosmicRays.Add(Hit(chip, options, new(options.Seed, "cosmic rays", $"{number}", $"{c}")));
                ChargeBleeding.Spread(chip.Electrons, options.FullWell);
                chips.Add(chip);
            }
        }
        return new(chips, cosmicRays);
    }

    private static void AddSky(DitheredChip chip, AcsParallelOptions options)
    {
        var (origin, alongX, alongY) = (At(0, 0), At(1, 0), At(0, 1));
        TiltedPlane.Add(chip.Electrons, origin, alongX - origin, alongY - origin);

        double At(double column, double row)
        {
            var (x, y) = chip.Placement.ToOutput(column, row);
            double part = (x - options.Middle.X) / options.Width - 0.5 * (y - options.Middle.Y) / options.Height;
            return chip.ExposureS * options.SkyElectronsPerS * (1 + options.SkyGradient * part);
        }
    }

    // A source covers as many more pixels of the chip as those are smaller; the drizzled image has its true flux.
    private static IReadOnlyList<SourceStamp> Stamps(
        DitheredChip chip, IReadOnlyList<AcsParallelSource> sources, MoffatPsf psf, CancellationToken cancellation)
    {
        var stamps = new SourceStamp?[sources.Count];
        Compute.For(sources.Count, i =>
        {
            var source = sources[i];
            var (x, y) = chip.Placement.ToChip(source.X, source.Y);
            double electrons = source.ElectronsPerS * chip.ExposureS * chip.Placement.Area;
            int reach = 1 + (source.Profile?.Reach(psf) ?? psf.Reach(electrons, Faintest));
            bool isNear = x > -reach && y > -reach && x < chip.Electrons.Width + reach && y < chip.Electrons.Height + reach;
            if (isNear) stamps[i] = source.Profile?.Galaxy(x, y, electrons, psf) ?? psf.Star(x, y, electrons, Faintest);
        }, cancellation);
        return [.. stamps.OfType<SourceStamp>()];
    }

    // Tracks of six pixels on average, one in thirty grazing; 450 electrons a pixel on average, as in the ACS Instrument Handbook.
    private static List<ChargedPixel> Hit(DitheredChip chip, AcsParallelOptions options, Noise noise)
    {
        var electrons = chip.Electrons;
        int count = (int)Math.Round(options.CosmicRayRate * chip.ExposureS * PixelAreaCm2 * electrons.Pixels.Length);
        var hits = new List<ChargedPixel>();
        foreach (var (x, y, charge) in CosmicRayTracks.Draw(noise, count, electrons.Width, electrons.Height, Length, Charge))
        {
            if (x < 0 || y < 0 || x >= electrons.Width || y >= electrons.Height) continue;
            electrons[x, y] += (float)charge;
            hits.Add(new(x, y, charge));
        }
        return hits;

        int Length() => noise.Uniform() < 1 / 30.0 ? 40 + (int)(70 * noise.Uniform()) : 1 + (int)(-4.5 * Math.Log(1 - noise.Uniform()));

        double Charge() => 30 * Math.Pow(70, noise.Uniform());
    }

    private static ulong Seed(ulong seed, params string[] stream) => (ulong)(new Noise(seed, stream).Uniform() * (1UL << 53));
}
