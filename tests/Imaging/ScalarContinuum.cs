using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The continuum of one pixel, in double and without haste: what the kernel is held against.</summary>
internal static class ScalarContinuum
{
    public readonly record struct Band(double Flux, double Error);

    public readonly record struct Pixel(double Line, double Error, double Continuum, LineQuality Quality);

    public static Pixel At(Band narrow, Band one, Band two, double w1, TwoBandOptions options)
    {
        double w2 = 1 - w1, a = one.Flux, b = two.Flux;
        bool positive = a > 0 && b > 0, zero = options.ZeroWhereUndefined, isLog = options.Interpolation == ContinuumInterpolation.LogFlux;
        bool faint = !zero && (a < options.LowSignalToNoise * one.Error || b < options.LowSignalToNoise * two.Error);
        var quality = double.IsNaN(a) || double.IsNaN(b) ? LineQuality.MissingContinuum
            : positive ? LineQuality.None : LineQuality.NonPositiveContinuum;

        // The continuum and its derivatives by the two bands.
        (double C, double D1, double D2) model = (w1 * a + w2 * b, w1, w2);
        if (isLog && positive && !faint)
        {
            double c = Math.Pow(a, w1) * Math.Pow(b, w2);
            model = (c, w1 * c / a, w2 * c / b);
        }
        else if (isLog && zero) model = (0, 0, 0);
        else if (isLog && !double.IsNaN(model.C)) quality |= LineQuality.LinearContinuum;
        else if (options.Interpolation == ContinuumInterpolation.LinearWhereSameSign && !(a * b > 0)) model = (a, 1, 0);
        if (zero && double.IsNaN(model.C)) model = (0, 0, 0);

        double sum = Square(model.D1, one.Error) + Square(model.D2, two.Error);
        double error = Math.Sqrt(narrow.Error * narrow.Error + (zero && double.IsNaN(sum) ? 0 : sum)), line = narrow.Flux - model.C;
        return new(line, double.IsNaN(line) ? double.NaN : error, model.C, double.IsNaN(narrow.Flux) ? LineQuality.None : quality);

        static double Square(double derivative, double sigma) => derivative == 0 ? 0 : derivative * sigma * derivative * sigma;
    }
}
