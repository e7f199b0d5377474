using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// The continuum of two bands, interpolated to the wavelength of a third and subtracted from it, with its error. Flux densities per unit
/// wavelength in one unit, all on one grid. Corresponds to <c>subtract_continuum</c> of the PHANGS-HST Hα pipeline.
/// </summary>
public static class TwoBandContinuum
{
    /// <summary>
    /// narrow − continuum, with continuum = exp(w₁ ln c₁ + w₂ ln c₂) or w₁ c₁ + w₂ c₂, w₂ = 1 − w₁, as the options say. NaN is missing.
    /// </summary>
    /// <param name="narrow">The band with the line.</param>
    /// <param name="broad1">The first band of the continuum.</param>
    /// <param name="broad2">The second.</param>
    /// <param name="weight1">w₁, the weight of the first: (λ₂ − λ) / (λ₂ − λ₁) interpolates linearly in wavelength.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Line, error (when all bands have theirs), continuum and quality.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or an option is out of its range.</exception>
    public static TwoBandResult Subtract(
        BandPlane narrow, BandPlane broad1, BandPlane broad2, double weight1,
        TwoBandOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(narrow);
        ArgumentNullException.ThrowIfNull(broad1);
        ArgumentNullException.ThrowIfNull(broad2);
        foreach (var plane in new[] { broad1.Flux, broad2.Flux, narrow.Error, broad1.Error, broad2.Error })
        {
            if (plane is not null) Arithmetic.RequireSameShape(narrow.Flux, plane);
        }
        if (!double.IsFinite(weight1)) throw new ArgumentOutOfRangeException(nameof(weight1), weight1, "The weight is a finite number.");
        options ??= new();
        if (!(options.LowSignalToNoise >= 0))
        {
            throw new ArgumentException($"LowSignalToNoise is {options.LowSignalToNoise}, not ≥ 0.", nameof(options));
        }

        bool hasErrors = narrow.Error is not null && broad1.Error is not null && broad2.Error is not null;
        int width = narrow.Flux.Width, height = narrow.Flux.Height;
        var result = new TwoBandResult(New(), hasErrors ? New() : null, New(), new Image<byte>(width, height));
        const int band = 64;
        Compute.For((height + band - 1) / band, b =>
        {
            var planes = new[] { narrow, broad1, broad2 }.Select(p => new CalibratedRow(p, hasErrors)).ToArray();
            for (int y = b * band; y < Math.Min(height, (b + 1) * band); y++)
            {
                foreach (var plane in planes) plane.Load(y);
                var continuum = result.Continuum.Row(y);
                if (options.Interpolation == ContinuumInterpolation.LogFlux)
                {
                    LogContinuum(planes[1].Flux, planes[2].Flux, weight1, continuum);
                }
                Finish(planes, weight1, options, continuum, result.Line.Row(y),
                    result.LineError is { } e ? e.Row(y) : [], result.Quality.Row(y));
            }
        }, cancellation);
        return result;

        Image<float> New() => new(width, height, GC.AllocateUninitializedArray<float>(narrow.Flux.Pixels.Length));
    }

    // One row of a band, calibrated.
    private sealed class CalibratedRow(BandPlane plane, bool hasErrors)
    {
        public float[] Flux { get; } = new float[plane.Flux.Width];

        public float[] Error { get; } = hasErrors ? new float[plane.Flux.Width] : [];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Load(int y)
        {
            var flux = plane.Flux.Row(y);
            double offset = plane.Offset, factor = plane.Factor;
            for (int x = 0; x < flux.Length; x++) Flux[x] = (float)((flux[x] - offset) * factor);
            if (!hasErrors) return;
            var error = plane.Error!.Row(y);
            for (int x = 0; x < error.Length; x++) Error[x] = (float)(error[x] * factor);
        }
    }

    // exp(w₁ ln c₁ + w₂ ln c₂) in double; NaN where a band is not positive.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LogContinuum(float[] c1, float[] c2, double w1, Span<float> continuum)
    {
        var v1 = new Vector<double>(w1);
        var v2 = new Vector<double>(1 - w1);
        int x = 0;
        for (; x <= c1.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(c1, x), out var low1, out var high1);
            Vector.Widen(new Vector<float>(c2, x), out var low2, out var high2);
            Vector.Narrow(
                Vector.Exp(v1 * Vector.Log(low1) + v2 * Vector.Log(low2)),
                Vector.Exp(v1 * Vector.Log(high1) + v2 * Vector.Log(high2))).CopyTo(continuum[x..]);
        }
        for (; x < c1.Length; x++) continuum[x] = (float)Math.Exp(w1 * Math.Log(c1[x]) + (1 - w1) * Math.Log(c2[x]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Finish(CalibratedRow[] planes, double w1, TwoBandOptions options,
        Span<float> continuum, Span<float> lines, Span<float> errors, Span<byte> quality)
    {
        float[] narrow = planes[0].Flux, broad1 = planes[1].Flux, broad2 = planes[2].Flux;
        float[] narrowError = planes[0].Error, broad1Error = planes[1].Error, broad2Error = planes[2].Error;
        double w2 = 1 - w1;
        bool hasErrors = errors.Length > 0, isLog = options.Interpolation == ContinuumInterpolation.LogFlux;
        bool sameSign = options.Interpolation == ContinuumInterpolation.LinearWhereSameSign, zero = options.ZeroWhereUndefined;
        double limit = hasErrors && !zero ? options.LowSignalToNoise : 0;
        for (int x = 0; x < narrow.Length; x++)
        {
            double a = broad1[x], b = broad2[x], f1 = w1, f2 = w2, c;
            var flag = LineQuality.None;
            bool positive = a > 0 && b > 0;
            if (isLog && positive && !(limit > 0 && (a < limit * broad1Error[x] || b < limit * broad2Error[x])))
            {
                // dC/dc = w C / c
                c = continuum[x];
                (f1, f2) = (w1 * c / a, w2 * c / b);
            }
            else if (isLog && zero) (c, f1, f2) = (0, 0, 0);
            else if (sameSign && !(a * b > 0)) (c, f1, f2) = (a, 1, 0);
            else
            {
                c = w1 * a + w2 * b;
                if (isLog && !double.IsNaN(c)) flag = LineQuality.LinearContinuum;
            }
            if (!positive) flag |= double.IsNaN(a) || double.IsNaN(b) ? LineQuality.MissingContinuum : LineQuality.NonPositiveContinuum;
            if (zero && double.IsNaN(c)) (c, f1, f2) = (0, 0, 0);

            continuum[x] = (float)c;
            float line = lines[x] = (float)(narrow[x] - c);
            quality[x] = float.IsNaN(narrow[x]) ? (byte)0 : (byte)flag;
            if (!hasErrors) continue;
            double e1 = f1 == 0 ? 0 : f1 * broad1Error[x], e2 = f2 == 0 ? 0 : f2 * broad2Error[x], e = narrowError[x];
            double variance = e1 * e1 + e2 * e2;
            if (zero && double.IsNaN(variance)) variance = 0;
            double sigma = Math.Sqrt(e * e + variance);
            errors[x] = float.IsNaN(line) || !double.IsFinite(sigma) ? float.NaN : (float)sigma;
        }
    }
}
