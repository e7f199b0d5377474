namespace HstNotebooks;

/// <summary>An image panel's pixels as they are shown, and how light they are where something shall stand over them.</summary>
internal sealed class PanelRaster
{
    private const int SmallestSide = 64, SharpSide = 600, MostEnlargement = 12, MostSamples = 64;

    private readonly Bitmap _pixels;
    private readonly double[] _lightness;

    private PanelRaster(Bitmap pixels, Bitmap picture)
    {
        (_pixels, Picture) = (pixels, picture);
        _lightness = [.. (pixels.Palette ?? []).Select(c => Oklab.From(c).L)];
    }

    public Bitmap Picture { get; }

    /// <summary>As fine as the budget allows: noise does not compress, so a large noisy image is averaged further.</summary>
    public static PanelRaster Of(ImagePanel panel, RasterBudget budget)
    {
        int side = budget.LongestSide;
        while (true)
        {
            var pixels = panel.Picture.AtMost(side, budget.IsLimited);
            int longest = Math.Max(pixels.Width, pixels.Height);
            if (longest <= SmallestSide || !budget.IsLimited) return new(pixels, Sharp(pixels, budget) ?? pixels);
            double estimate = EstimatedBytes(pixels);
            if (estimate <= budget.Bytes && pixels.Png.Length <= budget.Bytes) return new(pixels, Sharp(pixels, budget) ?? pixels);
            // Bytes go with the area; the last bytes are for a fit that was nearly good.
            double shrink = Math.Min(Math.Sqrt(budget.Bytes / estimate), 1) * 1.1;
            side = Math.Max(SmallestSide, Math.Min(longest - 1, (int)(longest * shrink)));
        }
    }

    // Of every eighth band of rows, so that a picture far too large is not compressed whole.
    private static double EstimatedBytes(Bitmap pixels)
    {
        const int band = 4, every = 8;
        int stride = pixels.Bytes.Length / pixels.Height;
        if (pixels.Height < 4 * band * every) return 0;
        var rows = Enumerable.Range(0, pixels.Height).Where(y => y / band % every == every / 2).ToArray();
        var sample = new byte[rows.Length * stride];
        for (int i = 0; i < rows.Length; i++) pixels.Bytes.AsSpan(rows[i] * stride, stride).CopyTo(sample.AsSpan(i * stride));
        return (double)(pixels with { Height = rows.Length, Bytes = sample }).Png.Length * pixels.Height / rows.Length;
    }

    // Many viewers blur enlarged pixels whatever the file asks for: a small image is stored with each pixel several times.
    private static Bitmap? Sharp(Bitmap pixels, RasterBudget budget)
    {
        int times = Math.Min(MostEnlargement, SharpSide / Math.Max(pixels.Width, pixels.Height));
        if (times < 2) return null;
        int width = pixels.Width * times, height = pixels.Height * times, size = pixels.Bytes.Length / (pixels.Width * pixels.Height);
        var enlarged = new byte[width * height * size];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                pixels.Bytes.AsSpan((y / times * pixels.Width + x / times) * size, size).CopyTo(enlarged.AsSpan((y * width + x) * size));
            }
        }
        var picture = new Bitmap(width, height, enlarged, pixels.Palette);
        return !budget.IsLimited || picture.Png.Length <= budget.Bytes ? picture : null;
    }

    /// <summary>Mean lightness (0 to 1) between fractions of the width from the left and of the height from the top.</summary>
    public double Lightness(double left, double top, double right, double bottom)
    {
        int x0 = Column(left), x1 = Column(right), y0 = Row(top), y1 = Row(bottom);
        int stepX = 1 + (x1 - x0) / MostSamples, stepY = 1 + (y1 - y0) / MostSamples;
        double sum = 0;
        int count = 0;
        for (int y = y0; y <= y1; y += stepY)
        {
            for (int x = x0; x <= x1; x += stepX, count++) sum += At(x, y);
        }
        return sum / count;

        int Row(double fraction) => Math.Clamp((int)(fraction * _pixels.Height), 0, _pixels.Height - 1);
        int Column(double fraction) => Math.Clamp((int)(fraction * _pixels.Width), 0, _pixels.Width - 1);
    }

    private double At(int x, int y)
    {
        int i = y * _pixels.Width + x;
        return _pixels.Palette is null
            ? Oklab.From(new(_pixels.Bytes[4 * i], _pixels.Bytes[4 * i + 1], _pixels.Bytes[4 * i + 2])).L
            : _lightness[_pixels.Bytes[i]];
    }
}
