using System.Globalization;
using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>A round Gaussian on a constant background: c + A exp(−r² / 2σ²).</summary>
/// <param name="X">Centre, 0-based pixels.</param>
/// <param name="Y">Centre, 0-based pixels.</param>
/// <param name="Amplitude">Height above the background, in the image's unit.</param>
/// <param name="SigmaPx">σ, pixels, positive.</param>
/// <param name="Background">Constant level, in the image's unit.</param>
/// <param name="ResidualStd">Population standard deviation of data − model over the fitted pixels.</param>
/// <param name="Count">Pixels fitted.</param>
/// <param name="Converged">Whether the minimum was reached.</param>
public sealed record GaussianFitResult(
    double X, double Y, double Amplitude, double SigmaPx, double Background, double ResidualStd, int Count, bool Converged)
{
    /// <summary>Full width at half maximum, pixels.</summary>
    public double FwhmPx => Fwhm.FromSigma(SigmaPx);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"σ {SigmaPx:0.####} px at ({X:0.##}, {Y:0.##}), amplitude {Amplitude:G4}, background {Background:G3}{(Converged ? "" : ", not converged")}");
}

/// <summary>Unweighted least-squares fit of a round Gaussian with a constant background to an image of a star.</summary>
public static class GaussianFit
{
    /// <summary>
    /// Fits the pixels where the mask is true, by Levenberg–Marquardt. It starts at the centre of the image, with the image's maximum as
    /// amplitude, σ = <paramref name="startSigmaPx"/>, and the mean of the four border lines as background.
    /// </summary>
    /// <param name="image">The star; NaN pixels are left out.</param>
    /// <param name="mask">Pixels to fit; null for all.</param>
    /// <param name="startSigmaPx">First guess of σ, pixels.</param>
    /// <param name="tolerance">
    /// Relative change of the sum of squares and of the parameters at which the fit ends. The default is that of <c>scipy.optimize.leastsq</c>,
    /// which stops up to 10⁻⁵ short of the minimum; 0 goes as far as double precision does.
    /// </param>
    /// <exception cref="ArgumentException">Fewer than 6 pixels to fit five numbers.</exception>
    public static GaussianFitResult Fit<T>(Image<T> image, Image<bool>? mask = null, double startSigmaPx = 3, double tolerance = 1.49012e-8) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        var index = new List<int>();
        var data = new List<double>();
        double maximum = double.NegativeInfinity;
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            double value = double.CreateTruncating(image.Pixels[i]);
            if (!double.IsFinite(value)) continue;
            maximum = Math.Max(maximum, value);
            if (mask is not null && !mask.Pixels[i]) continue;
            index.Add(i);
            data.Add(value);
        }
        if (data.Count < 6)
        {
            throw new ArgumentException($"Only {data.Count} finite pixels under the mask: five numbers need at least 6.", nameof(mask));
        }

        int width = image.Width;
        double[] p = [width / 2, image.Height / 2, maximum, startSigmaPx, BorderMean(image)];
        var (squares, converged) = LevenbergMarquardt.Minimise((q, i, derivatives) => Model(q, index[i] % width, index[i] / width, derivatives), [.. data], p, tolerance);
        // Only σ² enters the model, so that a minimum at −σ is the same one.
        return new(p[0], p[1], p[2], Math.Abs(p[3]), p[4], Math.Sqrt(squares / data.Count), data.Count, converged);
    }

    private static double Model(double[] p, int x, int y, double[] derivatives)
    {
        double dx = x - p[0], dy = y - p[1], r2 = dx * dx + dy * dy, s2 = p[3] * p[3];
        double shape = Math.Exp(-r2 / (2 * s2)), scaled = p[2] * shape / s2;
        derivatives[0] = scaled * dx;
        derivatives[1] = scaled * dy;
        derivatives[2] = shape;
        derivatives[3] = scaled * r2 / p[3];
        derivatives[4] = 1;
        return p[4] + p[2] * shape;
    }

    private static double BorderMean<T>(Image<T> image) where T : unmanaged, INumber<T>
    {
        double[] lines =
        [
            Mean(image.Crop(0, 0, image.Width, 1)), Mean(image.Crop(0, image.Height - 1, image.Width, 1)),
            Mean(image.Crop(0, 0, 1, image.Height)), Mean(image.Crop(image.Width - 1, 0, 1, image.Height)),
        ];
        var finite = lines.Where(double.IsFinite).ToArray();
        return finite.Length == 0 ? 0 : finite.Average();

        static double Mean(Image<T> line)
        {
            var values = Selection.Finite<T>(line.Pixels);
            return values.Length == 0 ? double.NaN : SigmaClip.Moments<T>(values).Mean;
        }
    }
}
