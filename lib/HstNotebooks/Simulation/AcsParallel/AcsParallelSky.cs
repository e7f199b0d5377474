using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Draws the sources of a simulated field: the same in every filter but for their fluxes.</summary>
internal static class AcsParallelSky
{
    public const double GaiaEpoch = 2016.0;

    private const double BrightestSaturated = 15.5, FaintestSaturated = 17;
    private const int BorderPx = 12;

    // Number per magnitude ∝ 10^(slope m).
    private const double StarCountSlope = 0.12, GalaxyCountSlope = 0.3;

    public static IReadOnlyList<AcsParallelSource> Draw(AcsParallelOptions options)
    {
        var sky = options.Sky;
        var noise = new Noise(options.SourceSeed, "sources");
        var wcs = options.TrueWcs;
        var sources = new List<AcsParallelSource>();
        for (int i = 0; i < sky.SaturatedStars; i++) Star(Position(), Magnitude(BrightestSaturated, FaintestSaturated, 0.01));
        for (int i = 0; i < options.StarCount; i++) Star(Position(), Magnitude(sky.BrightestStar, sky.FaintestStar, StarCountSlope));
        for (int i = 0; i < sky.BlendedPairs; i++) Pair();
        for (int i = 0; i < options.GalaxyCount; i++) Galaxy();
        return sources;

        PixelPoint Position() => new(
            BorderPx + (options.Width - 2 * BorderPx) * noise.Uniform(), BorderPx + (options.Height - 2 * BorderPx) * noise.Uniform());

        double Magnitude(double brightest, double faintest, double slope)
        {
            double low = Math.Pow(10, slope * brightest), high = Math.Pow(10, slope * faintest);
            return Math.Log10(low + (high - low) * noise.Uniform()) / slope;
        }

        void Star(PixelPoint at, double magnitude, AcsParallelSourceKind kind = AcsParallelSourceKind.Star) => sources.Add(
            Source(at, kind, magnitude, sky.ProperMotionMasYr * noise.Normal(), sky.ProperMotionMasYr * noise.Normal(), null));

        // Bright enough to be seen, and not very different.
        void Pair()
        {
            double brighter = sky.BrightestStar + (sky.FaintestStar - sky.BrightestStar) * (0.1 + 0.4 * noise.Uniform());
            double distance = 3 + 6 * noise.Uniform();
            var (sin, cos) = Math.SinCos(2 * Math.PI * noise.Uniform());
            var at = Position();
            Star(at, brighter, AcsParallelSourceKind.BlendedStar);
            Star(new(at.X + distance * cos, at.Y + distance * sin), brighter + 1.2 * noise.Uniform(), AcsParallelSourceKind.BlendedStar);
        }

        void Galaxy()
        {
            double index = 0.8 + 3.2 * noise.Uniform(), radius = 2 * Math.Pow(4, noise.Uniform());
            var profile = new SersicProfile(index, radius, 0.35 + 0.65 * noise.Uniform(), 180 * noise.Uniform());
            double magnitude = Magnitude(sky.BrightestGalaxy, sky.FaintestGalaxy, GalaxyCountSlope);
            sources.Add(Source(Position(), AcsParallelSourceKind.Galaxy, magnitude, 0, 0, profile));
        }

        // At a place at the epoch of Gaia, from where it moves.
        AcsParallelSource Source(
            PixelPoint at, AcsParallelSourceKind kind, double magnitude, double pmRa, double pmDec, SersicProfile? profile)
        {
            var then = wcs.PixelToSky(at);
            var now = then.AtEpoch(pmRa, pmDec, GaiaEpoch, options.Epoch);
            var pixel = wcs.SkyToPixel(now);
            double colour = sky.BluestColour + (sky.ReddestColour - sky.BluestColour) * noise.Uniform();
            double inBand = options.Band.Magnitude(magnitude, colour), flux = Math.Pow(10, 0.4 * (options.Band.AbZeroPoint - inBand));
            double brightest = profile is null ? flux * options.Psf.InPixel(0, 0) * options.Exposures.Max(e => e.ExposureS) : 0;
            return new()
            {
                Id = sources.Count + 1,
                Kind = kind,
                X = pixel.X,
                Y = pixel.Y,
                Sky = now,
                Sky2016 = then,
                PmRaMasYr = pmRa,
                PmDecMasYr = pmDec,
                ElectronsPerS = flux,
                Magnitude = inBand,
                GaiaMagnitude = magnitude,
                Colour = colour,
                IsSaturated = brightest > options.FullWell,
                Profile = profile,
            };
        }
    }
}
