using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>What the script of the viewer is given: one object of JSON that may stand inside a script element.</summary>
internal static class ViewerData
{
    // Histograms, names and numbers of levels; and what the pixels get however little is left.
    private const int Overhead = 20_000, LeastTiles = 60_000;

    // Base64 stays as it is; what could end a script element is escaped afterwards.
    private static readonly JsonSerializerOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <param name="title">Of the viewer.</param>
    /// <param name="images">One to four.</param>
    /// <param name="otherBytes">Of the page, beside the data.</param>
    public static string Json(string? title, IReadOnlyList<ExploredImage> images, int otherBytes)
    {
        var first = images[0].Options;
        var frame = images.Select(image => image.Options.Wcs?.Frame).FirstOrDefault(f => f is not null) ?? SkyFrame.Icrs;
        object[] places = [.. images.Select(image => new
        {
            sky = Sky(image, frame),
            regions = Regions(image.Options),
            sources = Sources(image.Options.Sources),
        })];
        int taken = otherBytes + Overhead + places.Sum(place => Text(place).Length);
        int budget = Math.Max(LeastTiles, ((int)(first.MegaBytes * 1e6) - taken) / images.Count);
        return Text(new
        {
            title,
            height = first.HeightPx,
            images = images.Select((image, i) => Image(image, budget, places[i])),
        });
    }

    private static object Image(ExploredImage image, int budget, object places)
    {
        var (pixels, options) = (image.Pixels, image.Options);
        var pyramid = TilePyramid.Of(pixels, budget);
        var (lo, hi) = image.Limits();
        bool hasValues = !double.IsNaN(lo);
        return new
        {
            name = image.Name,
            unit = options.Unit ?? "",
            width = pixels.Width,
            height = pixels.Height,
            labels = pixels.Kind != PixelKind.Values,
            codesPerFold = Companding.CodesPerFold,
            bytesPerCode = pyramid.BytesPerCode,
            levels = pyramid.Levels.Select(level => new
            {
                factor = level.Factor,
                width = level.Width,
                height = level.Height,
                sky = level.Companding?.Sky ?? 0,
                softening = level.Companding?.Softening ?? 0,
                tiles = level.Tiles,
            }),
            limits = hasValues ? (double[])[lo, hi] : null,
            histogram = hasValues ? ValueHistogram.Of(pixels, lo, hi) : null,
            stretch = image.Stretch.Name,
            constant = image.Stretch.Constant,
            colors = image.Colors.Name,
            places,
        };
    }

    private static object? Sky(ExploredImage image, SkyFrame frame)
    {
        if (image.Options.Wcs is not { Projection.Length: > 0 } wcs) return null;
        var sky = SampledSky.Of(wcs, frame, image.Pixels.Width, image.Pixels.Height);
        return sky is null ? null : new
        {
            frame = frame.ToString(),
            equatorial = frame.System is SkySystem.Icrs or SkySystem.Fk5 or SkySystem.Fk4,
            ra = sky.Centre.Ra,
            dec = sky.Centre.Dec,
            x = sky.Middle.X,
            y = sky.Middle.Y,
            matrix = sky.Matrix,
            step = sky.Step,
            columns = sky.Columns,
            rows = sky.Rows,
            corrections = Convert.ToBase64String(MemoryMarshal.AsBytes(sky.Corrections.AsSpan())),
            errorPx = sky.ErrorPx,
            tolerancePx = SampledSky.TolerancePx,
        };
    }

    private static IEnumerable<object> Regions(ExploreOptions options) => options.Regions.Select(region => (object)new
    {
        shape = region.Shape.ToString().ToLowerInvariant(),
        vertices = region.Vertices.Select(Pair),
        sizes = region.Sizes,
        angle = region.Angle.Radians,
        include = region.Include,
        label = region.Label,
    });

    private static object? Sources(ExploreSources? sources)
    {
        if (sources is null) return null;
        return new
        {
            columns = sources.Columns,
            positions = sources.Positions.Take(ExploreSources.Most).Select(Pair),
            rows = sources.Rows.Take(ExploreSources.Most).Select(row => row.Select(Cell)),
            label = sources.LabelColumn is { } name ? Array.IndexOf([.. sources.Columns], name) : -1,
            total = sources.Rows.Count,
        };
    }

    private static double[]? Pair(PixelPoint p) =>
        double.IsFinite(p.X) && double.IsFinite(p.Y) ? [Math.Round(p.X, 3), Math.Round(p.Y, 3)] : null;

    private static object? Cell(object? value) => value switch
    {
        null or bool => value,
        double number => double.IsFinite(number) ? number : null,
        float number => float.IsFinite(number) ? number : null,
        Array array => string.Join(", ", array.Cast<object?>().Select(element => Convert.ToString(element, CultureInfo.InvariantCulture))),
        sbyte or byte or short or ushort or int or uint => value,
        long number => Math.Abs((double)number) < 1L << 53 ? number : number.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Text(object? value) => JsonSerializer.Serialize(value, Compact).Replace("<", "\\u003c", StringComparison.Ordinal);
}
