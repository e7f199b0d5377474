using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>L.A.Cosmic as it reads in the paper: whole planes, in double, one pixel at a time; borders as in cosmics.py.</summary>
internal static class LaplacianEdgesOracle
{
    public static (Image<bool> Mask, List<int> Counts) Detect(Image<float> image, CosmicRayOptions options)
    {
        var data = image.ToDouble();
        var mask = new Image<bool>(image.Width, image.Height);
        var counts = new List<int>();
        for (int round = 0; round < options.Iterations; round++)
        {
            var found = Round(data, options);
            mask = mask.Or(found);
            counts.Add(mask.CountTrue());
            if (found.CountTrue() == 0) break;
            data = Clean(image.ToDouble(), mask);
        }
        return (mask, counts);
    }

    private static Image<bool> Round(Image<double> data, CosmicRayOptions options)
    {
        Image<double> Smooth(Image<double> plane, int radius) => options.Medians == MedianShape.Full
            ? Median(plane, radius, radius)
            : Median(Median(plane, radius + 1, 0), 0, radius + 1);

        var edge = Each(data, (x, y) => Laplacian(data, x, y));
        double readVariance = options.ReadNoise * options.ReadNoise;
        var sigma = Smooth(data, 2).Map(m => Math.Sqrt(options.Gain * Math.Max(m, 1e-5) + readVariance) / options.Gain);
        var s = edge.Combine(sigma, (l, n) => l / (2 * n));
        var significance = s - Smooth(s, 2);
        var smooth = options.Psf is null ? Smooth(data, 1) : Convolve(data, options.Psf);
        var fine = ((smooth - Smooth(smooth, 3)) / sigma).Map(f => Math.Max(f, 0.01));
        var hits = significance.Combine(fine, (p, f) => p > options.SigClip && p / f > options.ObjLim);
        hits = Morphology.Dilate(hits, Footprint.Box(3, 3)).And(significance.Map(p => p > options.SigClip));
        return Morphology.Dilate(hits, Footprint.Box(3, 3)).And(significance.Map(p => p > options.SigFrac * options.SigClip));
    }

    private static double Laplacian(Image<double> data, int x, int y)
    {
        double c = data[x, y], sum = 0;
        foreach (int dx in (int[])[-1, 1])
        {
            foreach (int dy in (int[])[-1, 1])
            {
                double beside = data[Math.Clamp(x + dx, 0, data.Width - 1), y], above = data[x, Math.Clamp(y + dy, 0, data.Height - 1)];
                sum += Math.Max(0, 2 * c - beside - above);
            }
        }
        return sum / 4;
    }

    private static Image<double> Convolve(Image<double> data, CosmicRayPsf psf) => Each(data, (x, y) =>
    {
        var kernel = new Image<float>(psf.SizePx, psf.SizePx, psf.Kernel());
        int radius = psf.SizePx / 2;
        double sum = 0;
        for (int v = -radius; v <= radius; v++)
        {
            for (int u = -radius; u <= radius; u++)
                sum += kernel[u + radius, v + radius] * data[Mirror(x + u, data.Width), Mirror(y + v, data.Height)];
        }
        return sum;
    });

    private static Image<double> Median(Image<double> data, int alongX, int alongY) => Each(data, (x, y) =>
    {
        var window = new List<double>();
        for (int v = y - alongY; v <= y + alongY; v++)
        {
            for (int u = x - alongX; u <= x + alongX; u++) window.Add(data[Mirror(u, data.Width), Mirror(v, data.Height)]);
        }
        window.Sort();
        return window[window.Count / 2];
    });

    private static Image<double> Clean(Image<double> data, Image<bool> mask) => Each(data, (x, y) =>
    {
        if (!mask[x, y]) return data[x, y];
        var good = new List<double>();
        for (int v = Math.Max(0, y - 2); v <= Math.Min(data.Height - 1, y + 2); v++)
        {
            for (int u = Math.Max(0, x - 2); u <= Math.Min(data.Width - 1, x + 2); u++) if (!mask[u, v]) good.Add(data[u, v]);
        }
        return good.Count == 0 ? RobustStatistics.Median(data) : RobustStatistics.Median(good.ToArray());
    });

    private static Image<double> Each(Image<double> like, Func<int, int, double> f)
    {
        var result = new Image<double>(like.Width, like.Height);
        for (int y = 0; y < like.Height; y++) for (int x = 0; x < like.Width; x++) result[x, y] = f(x, y);
        return result;
    }

    private static int Mirror(int i, int length)
    {
        while (i < 0 || i >= length) i = i < 0 ? -i : 2 * (length - 1) - i;
        return i;
    }
}
