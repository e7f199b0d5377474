using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Simulation;

/// <summary>The sources of a simulated parallel field: fluxes, colours, places, and the reference stars.</summary>
public sealed class AcsParallelSourcesTests
{
    private static readonly AcsParallelOptions Quiet = new() { Width = 900, Height = 700, Seed = 3, CosmicRayRate = 0, SkyGradient = 0 };

    [Fact]
    public void The_flux_of_a_bright_star_is_recovered()
    {
        var simulation = AcsParallelField.Simulate(Quiet with { Sky = Few(12, 19, 19.5) });
        int measured = 0;
        foreach (var star in simulation.Stars.Where(s => IsAlone(simulation, s, 45) && IsAwayFromBorders(simulation, s)))
        {
            var (flux, x, y) = Sum(simulation, star, 40);
            Assert.Equal(simulation.Psf.EnclosedFlux(40), flux / star.ElectronsPerS, 0.006);
            Assert.Equal(star.X, x, 0.05);
            Assert.Equal(star.Y, y, 0.05);
            measured++;
        }
        Assert.True(measured >= 2);
    }

    [Fact]
    public void Saturated_stars_bleed_along_the_column_and_keep_their_charge()
    {
        var simulation = AcsParallelField.Simulate(Quiet with { Sky = Few(0, 19, 19.5) with { SaturatedStars = 8 } });
        Assert.All(simulation.Sources, s => Assert.True(s.IsSaturated));
        var star = simulation.Sources.Where(s => IsAlone(simulation, s, 110)).MaxBy(s => s.ElectronsPerS)!;
        Assert.Equal(simulation.Psf.EnclosedFlux(105), Sum(simulation, star, 105).Flux / star.ElectronsPerS, 0.01);
        int x = (int)Math.Round(star.X), y = (int)Math.Round(star.Y);
        var science = simulation.Field.Image.Science;
        Assert.InRange(science[x, y], 100, 200);       // 160 e⁻/s fill a pixel in 500 s; drizzling mixes neighbours
        Assert.True(science[x, y + 12] > 3 * science[x + 12, y]);
    }

    [Fact]
    public void One_sky_in_two_filters_has_the_same_places_and_consistent_colours()
    {
        var blue = AcsParallelField.Simulate(Quiet with { SkySeed = 8, Filter = "F475W" });
        var red = AcsParallelField.Simulate(Quiet with { SkySeed = 8, Seed = 99 });
        Assert.Equal(blue.Sources.Count, red.Sources.Count);
        foreach (var (b, r) in blue.Sources.Zip(red.Sources))
        {
            Assert.Equal((b.X, b.Y, b.Sky, b.Kind, b.Profile), (r.X, r.Y, r.Sky, r.Kind, r.Profile));
            Assert.Equal(b.Colour, b.Magnitude - r.Magnitude, 1e-9);
            // AB: f_ν = PHOTFLAM · rate · λ² / c, 48.6 mag for 1 erg s⁻¹ cm⁻² Hz⁻¹.
            double density = r.ElectronsPerS * 9.95e-20 * 7693 * 7693 / 2.99792458e18;
            Assert.Equal(r.Magnitude, -2.5 * Math.Log10(density) - 48.6, 2e-3);
        }
        Assert.NotEqual(blue.Field.Image.Science.Pixels, red.Field.Image.Science.Pixels);
        Assert.Equal(blue.Gaia.Column<double>("ra"), red.Gaia.Column<double>("ra"));
    }

    [Fact]
    public void The_header_is_off_by_the_error_that_was_asked_for()
    {
        var error = new WcsErrorOptions { EastArcsec = 0.28, NorthArcsec = -0.21, RotationDeg = 0.01, Scale = 1.0001 };
        var simulation = AcsParallelField.Simulate(Quiet with { WcsError = error });
        Wcs header = simulation.Field.Image.Wcs, truth = simulation.TrueWcs;
        var middle = new PixelPoint(449.5, 349.5);
        var (east, north) = truth.PixelToSky(middle).OffsetTo(header.PixelToSky(middle));
        Assert.Equal(0.28, east.Degrees * 3600, 1e-6);
        Assert.Equal(-0.21, north.Degrees * 3600, 1e-6);
        Assert.Equal(0.01, header.OrientationAt(middle).Degrees - truth.OrientationAt(middle).Degrees, 1e-5);
        Assert.Equal(1.0001, header.PixelScaleArcsec / truth.PixelScaleArcsec, 1e-9);
        Assert.All(simulation.Sources, s => Assert.Equal(0, truth.SkyToPixel(s.Sky).X - s.X, 1e-6));
    }

    [Fact]
    public void The_reference_stars_are_those_of_2016_with_their_errors()
    {
        var options = Quiet with { Sky = Few(200, 16, 20) with { ProperMotionMasYr = 300 }, Gaia = new() { SpuriousEntries = 7 } };
        var simulation = AcsParallelField.Simulate(options);
        var gaia = simulation.Gaia;
        double[] ra = gaia.Column<double>("ra"), dec = gaia.Column<double>("dec"), error = gaia.Column<double>("ra_error");
        double[] pmRa = gaia.Column<double>("pmra"), pmDec = gaia.Column<double>("pmdec");
        Assert.All(gaia.Column<double>("ref_epoch"), e => Assert.Equal(2016, e));
        Assert.Equal(7, pmRa.Count(double.IsNaN));
        Assert.InRange(gaia.RowCount, 7 + 160, 7 + 197);     // a tenth is missing
        Assert.Equal(2013.37, simulation.Epoch, 0.01);
        var pulls = new List<double>();
        for (int i = 0; i < ra.Length; i++)
        {
            if (double.IsNaN(pmRa[i])) continue;
            var star = simulation.Sources.MinBy(s => s.Sky2016.SeparationTo(new(ra[i], dec[i])).Degrees)!;
            var (east, north) = star.Sky2016.OffsetTo(new(ra[i], dec[i]));
            pulls.AddRange([east.Degrees * 3.6e6 / error[i], north.Degrees * 3.6e6 / error[i]]);
            var now = new SkyPoint(ra[i], dec[i]).AtEpoch(pmRa[i], pmDec[i], 2016, simulation.Epoch);
            Assert.InRange(now.SeparationTo(star.Sky).Degrees * 3.6e6, 0, 15 * error[i]);
        }
        Assert.Equal(1, Math.Sqrt(pulls.Average(p => p * p)), 4 / Math.Sqrt(2 * pulls.Count));
    }

    private static AcsParallelSkyOptions Few(int stars, double brightest, double faintest) => new()
    {
        Stars = stars, BrightestStar = brightest, FaintestStar = faintest, Galaxies = 0, BlendedPairs = 0, SaturatedStars = 0,
    };

    // Exposed all around, and no other source within twice the distance.
    private static bool IsAlone(AcsParallelSimulation simulation, AcsParallelSource star, int distance)
    {
        int x = (int)Math.Round(star.X) - distance, y = (int)Math.Round(star.Y) - distance, size = 2 * distance + 1;
        bool isInside = x >= 0 && y >= 0 && x + size <= simulation.Exposures.Width && y + size <= simulation.Exposures.Height;
        return isInside && simulation.Exposures.Crop(x, y, size, size).Pixels.All(n => n > 0)
            && simulation.Sources.All(s => s == star || double.Hypot(s.X - star.X, s.Y - star.Y) > 2 * distance);
    }

    // Drizzle gives an output pixel that a chip covers in part the brightness of the part: where the light is steep, its sum is wrong.
    private static bool IsAwayFromBorders(AcsParallelSimulation simulation, AcsParallelSource star) =>
        simulation.Field.Weight!.Crop((int)star.X - 12, (int)star.Y - 12, 25, 25).Pixels.Distinct().Count() == 1;

    // Of the pixels whose centres are nearer than the radius, without the known sky.
    private static (double Flux, double X, double Y) Sum(AcsParallelSimulation simulation, AcsParallelSource star, int radius)
    {
        double flux = 0, sumX = 0, sumY = 0;
        for (int y = (int)star.Y - radius; y <= (int)star.Y + radius; y++)
        {
            for (int x = (int)star.X - radius; x <= (int)star.X + radius; x++)
            {
                if (!(double.Hypot(x - star.X, y - star.Y) < radius)) continue;
                double pixel = simulation.Field.Image.Science[x, y] - 0.05;
                (flux, sumX, sumY) = (flux + pixel, sumX + pixel * x, sumY + pixel * y);
            }
        }
        return (flux, sumX / flux, sumY / flux);
    }
}
