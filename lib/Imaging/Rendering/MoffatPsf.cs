namespace HstNotebooks.Imaging;

/// <summary>
/// A circular point-spread function I(r) = (β − 1) / (π γ²) · (1 + r²/γ²)^−β (Moffat 1969, A&amp;A 3, 455), of unit flux, with
/// FWHM = 2 γ √(2^(1/β) − 1).
/// </summary>
public sealed record MoffatPsf
{
    private const int MostReach = 600;

    private readonly double _squaredCore;

    /// <summary>The function of a width and a steepness.</summary>
    /// <param name="fwhmPx">FWHM before the pixels smooth it, pixels, above 0.</param>
    /// <param name="beta">β, above 1: the smaller, the more light is in the wings.</param>
    public MoffatPsf(double fwhmPx, double beta)
    {
        if (!(fwhmPx > 0) || !double.IsFinite(fwhmPx)) throw new ArgumentOutOfRangeException(nameof(fwhmPx), fwhmPx, "Above 0.");
        if (!(beta > 1) || !double.IsFinite(beta)) throw new ArgumentOutOfRangeException(nameof(beta), beta, "Above 1.");
        (FwhmPx, Beta) = (fwhmPx, beta);
        _squaredCore = fwhmPx * fwhmPx / 4 / (Math.Pow(2, 1 / beta) - 1);
    }

    /// <summary>Full width at half maximum, pixels.</summary>
    public double FwhmPx { get; }

    /// <summary>β, the steepness of the wings.</summary>
    public double Beta { get; }

    /// <summary>Surface brightness at a distance from the centre, px⁻².</summary>
    public double At(double radiusPx) => At2(radiusPx * radiusPx);

    /// <summary>Part of the light within a circle about the centre, 0 to 1; the pixels smooth it further.</summary>
    public double EnclosedFlux(double radiusPx) => 1 - Math.Pow(1 + radiusPx * radiusPx / _squaredCore, 1 - Beta);

    /// <summary>Part of the light in the pixel whose centre is this far from that of the function.</summary>
    public double InPixel(double dx, double dy)
    {
        double radius = double.Hypot(dx, dy) / FwhmPx;
        return PixelIntegral.Over(dx, dy, radius < 3 ? 5 : radius < 8 ? 2 : 1, (x, y) => At2(x * x + y * y));
    }

    /// <summary>
    /// Where the light of a star falls below a brightness: pixels from its centre, a whole number, at least 2 FWHM and beyond that at most
    /// 600.
    /// </summary>
    /// <param name="flux">Flux of the star, ≥ 0.</param>
    /// <param name="faintest">The brightness, flux per pixel, above 0.</param>
    public int Reach(double flux, double faintest)
    {
        if (!(faintest > 0)) throw new ArgumentOutOfRangeException(nameof(faintest), faintest, "Above 0.");
        double ratio = flux * At2(0) / faintest, reach = ratio > 1 ? Math.Sqrt((Math.Pow(ratio, 1 / Beta) - 1) * _squaredCore) : 0;
        return (int)Math.Ceiling(Math.Clamp(reach, 2 * FwhmPx, Math.Max(2 * FwhmPx, MostReach)));
    }

    /// <summary>A star, out to <see cref="Reach"/>.</summary>
    /// <param name="x">Its column, 0-based pixels.</param>
    /// <param name="y">Its row.</param>
    /// <param name="flux">Its flux, ≥ 0.</param>
    /// <param name="faintest">Where the stamp ends, flux per pixel, above 0.</param>
    public SourceStamp Star(double x, double y, double flux, double faintest)
    {
        RequireFinite(x, y, flux);
        int half = Reach(flux, faintest), left = (int)Math.Round(x) - half, bottom = (int)Math.Round(y) - half;
        var pixels = new Image<float>(2 * half + 1, 2 * half + 1);
        for (int row = 0; row < pixels.Height; row++)
        {
            for (int column = 0; column < pixels.Width; column++)
                pixels[column, row] = (float)(flux * InPixel(left + column - x, bottom + row - y));
        }
        return new(left, bottom, pixels);
    }

    /// <summary>
    /// What an image of pixel sums is to be convolved with: the function at the centres of (2 half + 1)² pixels, scaled to a sum of 1. The
    /// pixels smooth the image already.
    /// </summary>
    public Image<float> Kernel(int half)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(half);
        var kernel = new Image<float>(2 * half + 1, 2 * half + 1);
        double sum = 0;
        for (int y = -half; y <= half; y++)
        {
            for (int x = -half; x <= half; x++) sum += At2(x * x + y * y);
        }
        for (int y = -half; y <= half; y++)
        {
            for (int x = -half; x <= half; x++) kernel[x + half, y + half] = (float)(At2(x * x + y * y) / sum);
        }
        return kernel;
    }

    internal static void RequireFinite(double x, double y, double flux)
    {
        // The stamp's columns and rows are integers.
        bool isPlaced = Math.Abs(x) < 1e9 && Math.Abs(y) < 1e9;
        if (!isPlaced || !(flux >= 0) || !double.IsFinite(flux))
            throw new ArgumentException(
                FormattableString.Invariant($"A source at ({x}, {y}) of flux {flux}, which are to be finite, ≥ 0."));
    }

    private double At2(double squaredRadius) => (Beta - 1) / (Math.PI * _squaredCore) * Math.Pow(1 + squaredRadius / _squaredCore, -Beta);
}
