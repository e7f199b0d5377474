namespace HstNotebooks.Imaging;

/// <summary>
/// The kernel of DAOFIND: an elliptical Gaussian of height 1, cut off, lowered to zero sum and scaled so that its convolution with an
/// image is the height of the Gaussian, over a constant, that fits best around every pixel (Stetson 1987, PASP 99, 191, equation 1).
/// </summary>
internal sealed class StarKernel
{
    public StarKernel(StarFinderOptions options)
    {
        SigmaX = Fwhm.ToSigma(options.FwhmPx);
        SigmaY = SigmaX * options.Ratio;
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(options.ThetaDegrees));
        double alongX = 0.5 / (SigmaX * SigmaX), alongY = 0.5 / (SigmaY * SigmaY);
        double a = cos * cos * alongX + sin * sin * alongY;
        double b = cos * sin * (alongX - alongY);
        double c = sin * sin * alongX + cos * cos * alongY;
        double end = options.SigmaRadius * options.SigmaRadius / 2, determinant = a * c - b * b;
        RadiusX = (int)Math.Max(2, Math.Sqrt(c * end / determinant));
        RadiusY = (int)Math.Max(2, Math.Sqrt(a * end / determinant));

        Gaussian = new(Width, Height);
        Inside = new(Width, Height);
        double sum = 0, squares = 0;
        for (int y = -RadiusY; y <= RadiusY; y++)
        {
            for (int x = -RadiusX; x <= RadiusX; x++)
            {
                double exponent = a * x * x + 2 * b * x * y + c * y * y, g = Math.Exp(-exponent);
                bool isInside = exponent <= end || x * x + y * y <= 4;
                Gaussian[x + RadiusX, y + RadiusY] = g;
                Inside[x + RadiusX, y + RadiusY] = isInside;
                if (!isInside) continue;
                Count++;
                sum += g;
                squares += g * g;
            }
        }
        double variance = squares - sum * sum / Count;
        RelativeError = 1 / Math.Sqrt(variance);
        Weights = Gaussian.Combine(Inside, (g, isInside) => isInside ? (g - sum / Count) / variance : 0);
    }

    /// <summary>σ along the major and the minor axis, pixels.</summary>
    public double SigmaX { get; }

    public double SigmaY { get; }

    /// <summary>The kernel reaches so many pixels to either side of its centre.</summary>
    public int RadiusX { get; }

    public int RadiusY { get; }

    public int Width => 2 * RadiusX + 1;

    public int Height => 2 * RadiusY + 1;

    /// <summary>The Gaussian, not cut off.</summary>
    public Image<double> Gaussian { get; }

    /// <summary>Which pixels belong to the kernel, and how many they are.</summary>
    public Image<bool> Inside { get; }

    public int Count { get; }

    /// <summary>What the image is convolved with; 0 outside.</summary>
    public Image<double> Weights { get; }

    /// <summary>σ of the fitted height over σ of a pixel.</summary>
    public double RelativeError { get; }
}
