using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Parameters = MathNet.Numerics.LinearAlgebra.Vector<double>;

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
    /// <exception cref="ArgumentException">Fewer than 6 pixels to fit five numbers.</exception>
    public static GaussianFitResult Fit<T>(Image<T> image, Image<bool>? mask = null, double startSigmaPx = 3) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        var index = new List<double>();
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
        if (data.Count < 6) throw new ArgumentException($"Only {data.Count} finite pixels under the mask: five numbers need at least 6.", nameof(mask));

        int width = image.Width;
        var observed = Parameters.Build.DenseOfEnumerable(data);
        var model = ObjectiveFunction.NonlinearModel(
            (p, at) => at.Map(i => p[4] + p[2] * Shape(p, i, width)),
            (p, at) => Matrix<double>.Build.DenseOfRowArrays(at.Select(i => Derivatives(p, i, width))),
            Parameters.Build.DenseOfEnumerable(index), observed);
        var start = Parameters.Build.Dense([image.Width / 2, image.Height / 2, maximum, startSigmaPx, BorderMean(image)]);
        var fit = new LevenbergMarquardtMinimizer(initialMu: 1e-3, gradientTolerance: 1e-18, stepTolerance: 1e-14, functionTolerance: 1e-18, maximumIterations: 2000)
            .FindMinimum(model, start);

        var best = fit.MinimizingPoint;
        double std = Math.Sqrt((observed - fit.MinimizedValues).Select(r => r * r).Average());
        bool converged = fit.ReasonForExit is ExitCondition.Converged or ExitCondition.RelativeGradient or ExitCondition.RelativePoints or ExitCondition.AbsoluteGradient;
        // Only σ² enters the model, so that a minimum at −σ is the same one.
        return new(best[0], best[1], best[2], Math.Abs(best[3]), best[4], std, data.Count, converged);
    }

    private static double Shape(Parameters p, double index, int width)
    {
        double dx = index % width - p[0], dy = Math.Floor(index / width) - p[1];
        return Math.Exp(-(dx * dx + dy * dy) / (2 * p[3] * p[3]));
    }

    private static double[] Derivatives(Parameters p, double index, int width)
    {
        double dx = index % width - p[0], dy = Math.Floor(index / width) - p[1];
        double s2 = p[3] * p[3], shape = Math.Exp(-(dx * dx + dy * dy) / (2 * s2)), scaled = p[2] * shape / s2;
        return [scaled * dx, scaled * dy, shape, scaled * (dx * dx + dy * dy) / p[3], 1];
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
