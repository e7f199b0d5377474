using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Resampling pixel by pixel as it is defined: the oracle of the fast forms.</summary>
internal static class ScalarResampling
{
    public static Image<double> Bilinear(Image<double> image, PixelMap map, int width, int height, double outside) =>
        Each(map, width, height, outside, (x, y) =>
    {
        (x, y) = (SnapToCentre(x), SnapToCentre(y));
        double left = Math.Floor(x), bottom = Math.Floor(y), u = x - left, v = y - bottom;
        if (!(left >= 0 && bottom >= 0 && x <= image.Width - 1 && y <= image.Height - 1)) return outside;
        double At(double column, double row) => image[(int)column, (int)row];
        double Along(double row) => u == 0 ? At(left, row) : At(left, row) + u * (At(left + 1, row) - At(left, row));
        return v == 0 ? Along(bottom) : Along(bottom) + v * (Along(bottom + 1) - Along(bottom));
    });

    public static Image<double> Nearest(Image<double> image, PixelMap map, int width, int height, double outside) =>
        Each(map, width, height, outside, (x, y) =>
    {
        (x, y) = (Math.Floor(x + 0.5), Math.Floor(y + 0.5));
        return x >= 0 && y >= 0 && x < image.Width && y < image.Height ? image[(int)x, (int)y] : outside;
    });

    private static double SnapToCentre(double x) => Math.Abs(x - Math.Round(x)) < 1e-9 ? Math.Round(x) : x;

    private static Image<double> Each(PixelMap map, int width, int height, double outside, Func<double, double, double> sample)
    {
        var result = new Image<double>(width, height);
        double[] x = new double[width], y = new double[width];
        for (int row = 0; row < height; row++)
        {
            map.Row(row, x, y);
            for (int i = 0; i < width; i++) result[i, row] = double.IsFinite(x[i]) && double.IsFinite(y[i]) ? sample(x[i], y[i]) : outside;
        }
        return result;
    }
}
