namespace HstNotebooks.Imaging;

/// <summary>How sharp an unresolved source looks to L.A.Cosmic.</summary>
internal static class PointSourceEdge
{
    private const int Radius = 7, Size = 2 * Radius + 1;

    /// <summary>
    /// The largest ratio S′ / F at the brightest pixel of a Gaussian of this FWHM, integrated over pixels, over all positions within a
    /// pixel; without noise and sky. 1.79 for a FWHM of 1.77 pixels, 0.60 for 2.5.
    /// </summary>
    public static double ToFineStructure(double fwhmPx)
    {
        if (!(fwhmPx is >= 1.3 and <= 10)) throw new ArgumentOutOfRangeException(nameof(fwhmPx), fwhmPx, "The FWHM is 1.3 to 10 pixels.");
        double largest = 0;
        for (int y = 0; y <= 5; y++) for (int x = 0; x <= y; x++) largest = Math.Max(largest, Ratio(At(x), At(y)));
        return largest;

        double[] At(int tenth) => Profile(fwhmPx, tenth / 10.0);
    }

    private static double Ratio(double[] alongX, double[] alongY)
    {
        var star = Plane((x, y) => At(alongX, x) * At(alongY, y));
        var edge = Plane((x, y) =>
        {
            double twice = 2 * Pixel(star, x, y), l = Pixel(star, x - 1, y), r = Pixel(star, x + 1, y);
            double b = Pixel(star, x, y - 1), a = Pixel(star, x, y + 1);
            return (Math.Max(0, twice - l - b) + Math.Max(0, twice - r - b) + Math.Max(0, twice - l - a) + Math.Max(0, twice - r - a)) / 8;
        });
        var fine = Plane((x, y) => Median(star, x, y, 1));
        return (edge[Radius, Radius] - Median(edge, Radius, Radius, 2)) / (fine[Radius, Radius] - Median(fine, Radius, Radius, 3));
    }

    // The Gaussian's share of each pixel, by its mean over 50 points.
    private static double[] Profile(double fwhmPx, double centre)
    {
        double sigma = Fwhm.ToSigma(fwhmPx);
        return [.. Enumerable.Range(-Radius, Size).Select(pixel =>
            Enumerable.Range(0, 50).Average(i => Math.Exp(-0.5 * Math.Pow((pixel - centre + (i - 24.5) / 50) / sigma, 2))))];
    }

    private static Image<double> Plane(Func<int, int, double> f)
    {
        var plane = new Image<double>(Size, Size);
        for (int y = 0; y < Size; y++) for (int x = 0; x < Size; x++) plane[x, y] = f(x, y);
        return plane;
    }

    private static double Median(Image<double> plane, int x, int y, int radius)
    {
        var window = new List<double>();
        for (int v = y - radius; v <= y + radius; v++) for (int u = x - radius; u <= x + radius; u++) window.Add(Pixel(plane, u, v));
        return Selection.Median<double>(window.ToArray());
    }

    private static double At(double[] values, int i) => i is >= 0 and < Size ? values[i] : 0;

    private static double Pixel(Image<double> plane, int x, int y) => x is >= 0 and < Size && y is >= 0 and < Size ? plane[x, y] : 0;
}
