using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Small measurements to finalise.</summary>
internal static class CatalogScene
{
    /// <summary>Half of the light within 0.1″, four fifths within 0.2″, of one filter.</summary>
    public static EncircledEnergy HalfAndFourFifths { get; } =
        new("made up", [0.1, 0.2], new Dictionary<string, double[]> { ["F775W"] = [0.5, 0.8] });

    /// <summary>PHOTFLAM of 1e-19, for which the ST zero point is 26.4.</summary>
    public static FinalizationOptions Options { get; } =
        new() { PhotFlam = 1e-19, PivotAngstrom = 7692.4, EncircledEnergy = HalfAndFourFifths };

    /// <summary>A source of 100 e⁻/s within 2 px and 160 e⁻/s within 4 px, upon a sky of 0.5 e⁻/s a pixel.</summary>
    public static SourcePhotometry Source { get; } = new()
    {
        X = 7.25, Y = 30.5, FwhmPx = 2.1, Back = 0.5, BackStd = 0.1, BackPixels = 380,
        Sky = new(150.25, -2.5), Gaia = new(150.250001, -2.500001),
        CountRates = [100 + 0.5 * Math.PI * 4, 160 + 0.5 * Math.PI * 16], Errors = [10, 20],
    };

    /// <summary>A source without width, star of Gaia or net light, on which a cosmic ray lies.</summary>
    public static SourcePhotometry Dark { get; } = new()
    {
        X = 11, Y = 3, Back = 0, BackStd = 0.1, Sky = new(150.26, -2.51), CountRates = [-3, 0], Errors = [1, 2], IsCosmicRay = true,
    };

    /// <summary>The two sources.</summary>
    public static PhotometryTable Table { get; } = new("cmd_p9_F775W", "F775W", [2, 4], [Source, Dark]);

    /// <summary>
    /// Count rates in the five published apertures as the original measures them, of sources from bright to as faint as the sky, with
    /// its errors √|F + s²(A + A²/S)|.
    /// </summary>
    public static PhotometryTable OfTheOriginal()
    {
        var random = new Random(20050714);
        double annulus = Math.PI * (15 * 15 - 10 * 10);
        return new("cmd_p9_F625W", "F625W", PublishedCatalog.RadiiPx, [.. Enumerable.Range(0, 23).Select(i =>
        {
            double sky = 0.01 + 0.02 * random.NextDouble(), total = 300 * Math.Pow(0.7, i);
            double[] rates = [.. PublishedCatalog.RadiiPx.Select(r => total * (1 - Math.Exp(-r * r / 5)) + random.NextDouble() - 0.5)];
            return new SourcePhotometry
            {
                X = 10 + 31 * i, Y = 800 - 17 * i, FwhmPx = i == 4 ? double.NaN : 2.2, Back = 0, BackStd = sky,
                Sky = new(150 + 0.001 * i, 2.5), Gaia = i % 3 == 0 ? new SkyPoint(150 + 0.001 * i, 2.500001) : null,
                CountRates = rates,
                Errors = [.. PublishedCatalog.RadiiPx.Select((r, k) =>
                {
                    double area = Math.PI * r * r;
                    return Math.Sqrt(Math.Abs(rates[k] + sky * sky * (area + area * area / annulus)));
                })],
            };
        })]);
    }
}
