namespace HstNotebooks;

/// <summary>An image panel's pixels as they are shown, and how light they are where something shall stand over them.</summary>
internal sealed class PanelRaster
{
    private const int SmallestSide = 64, SharpSide = 600, MostEnlargement = 12;

    private readonly ScaledPlane _plane;
    private readonly byte[] _indices;
    private readonly double[] _lightness;

    private PanelRaster(ScaledPlane plane, byte[] indices, Bitmap picture, IReadOnlyList<Rgb> colors)
    {
        (_plane, _indices, Picture) = (plane, indices, picture);
        _lightness = [.. colors.Select(c => Oklab.From(c).L)];
    }

    public Bitmap Picture { get; }

    /// <summary>As fine as the budget allows: noise does not compress, so a large noisy image is averaged further.</summary>
    public static PanelRaster Of(ImagePanel panel, RasterBudget budget)
    {
        int side = budget.LongestSide;
        while (true)
        {
            var plane = panel.Plane.AtMost(side);
            var indices = plane.Indices(panel.Stretch);
            var picture = new Bitmap(plane.Width, plane.Height, indices, panel.Colors.Colors);
            int longest = Math.Max(plane.Width, plane.Height);
            if (longest <= SmallestSide || picture.Png.Length <= budget.Bytes)
            {
                return new(plane, indices, Sharp(plane, indices, panel.Colors, budget.Bytes) ?? picture, panel.Colors.Colors);
            }
            side = Math.Max(SmallestSide, longest - 1);
        }
    }

    // Many viewers blur enlarged pixels whatever the file asks for: a small image is stored with each pixel several times.
    private static Bitmap? Sharp(ScaledPlane plane, byte[] indices, ColorMap colors, int bytes)
    {
        int times = Math.Min(MostEnlargement, SharpSide / Math.Max(plane.Width, plane.Height));
        if (times < 2) return null;
        int width = plane.Width * times, height = plane.Height * times;
        var enlarged = new byte[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++) enlarged[y * width + x] = indices[y / times * plane.Width + x / times];
        }
        var picture = new Bitmap(width, height, enlarged, colors.Colors);
        return picture.Png.Length <= bytes ? picture : null;
    }

    /// <summary>Mean lightness (0 to 1) between fractions of the width from the left and of the height from the top.</summary>
    public double Lightness(double left, double top, double right, double bottom)
    {
        double sum = 0;
        int count = 0;
        for (int y = Row(top); y <= Row(bottom); y++)
        {
            for (int x = Column(left); x <= Column(right); x++, count++) sum += _lightness[_indices[y * _plane.Width + x]];
        }
        return sum / count;

        int Row(double fraction) => Math.Clamp((int)(fraction * _plane.Height), 0, _plane.Height - 1);
        int Column(double fraction) => Math.Clamp((int)(fraction * _plane.Width), 0, _plane.Width - 1);
    }
}
