using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Draws a figure into pixels. Every primitive becomes layers of polygons, dots or pictures; then bands of rows are drawn, independently
/// and all layers of each, so that beside the picture only a band per thread is in memory.
/// </summary>
internal static class RasterRenderer
{
    private const int BandRows = 128;

    /// <summary>Red, green, blue and opacity; opaque where the drawing fills its page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A resolution of which there is no picture.</exception>
    public static Bitmap Render(Drawing drawing, double dotsPerInch) =>
        Render(drawing.Primitives, new PixelGrid(new(0, 0, drawing.Width, drawing.Height), dotsPerInch));

    /// <summary>
    /// A shape as a picture on a transparent ground, for documents in which its many points would take more room than pixels. What lies
    /// outside <paramref name="box"/> is cut off.
    /// </summary>
    public static RasterImage Rasterised(PathShape shape, Box box, double dotsPerInch) =>
        new(box, Render([shape], new PixelGrid(box, dotsPerInch)));

    private static Bitmap Render(IReadOnlyList<Primitive> primitives, PixelGrid grid)
    {
        var layers = new RasterLayer[primitives.Count][];
        Compute.For(layers.Length, i => layers[i] = [.. Layers(primitives[i], grid)]);
        var picture = new byte[4 * grid.Width * grid.Height];
        Compute.For((grid.Height + BandRows - 1) / BandRows, i =>
        {
            int top = i * BandRows;
            var band = new RasterBand(picture, grid.Width, top, Math.Min(BandRows, grid.Height - top));
            foreach (var layer in layers.SelectMany(l => l))
            {
                if (layer.Top < band.Bottom && layer.Bottom > band.Top) layer.Lay(band);
            }
        });
        return new(grid.Width, grid.Height, picture);
    }

    private static IEnumerable<RasterLayer> Layers(Primitive primitive, PixelGrid grid) => primitive switch
    {
        PathShape path => PathLayers.Of(path, grid),
        RasterImage image => [new ImageLayer(image, grid)],
        TextRun text => TextLayers.Of(text, grid),
        _ => throw new NotSupportedException($"A {primitive.GetType().Name} cannot be drawn in pixels."),
    };
}
