using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Pixel values as 16-bit codes, code = s asinh((value − sky) / softening): steps of half the noise at the sky that grow to half a per
/// cent of bright light. An error is at most 0.3 σ or 1 % of the distance from the sky, whichever is larger.
/// </summary>
internal sealed record Companding
{
    /// <summary>Codes while the value grows e-fold.</summary>
    public const double CodesPerFold = 100;

    public const short Missing = short.MinValue, High = short.MaxValue, Low = -short.MaxValue;

    // 10^138 × softening: farther off, all values have one code.
    private const double LargestCode = 32_000;

    private const double StepInSigma = 0.5;
    private const int SampledRows = 96, SampledPairs = 200_000;

    public Companding(double sky, double sigma) => (Sky, Softening) = (sky, CodesPerFold * StepInSigma * sigma);

    public double Sky { get; }

    public double Softening { get; }

    /// <summary>Level and noise of the sky, from pairs of pixels two apart in some rows: larger structure is no noise.</summary>
    public static Companding Of(BlockPlane plane)
    {
        var (values, differences, finite) = Pairs(plane);
        double sigma = RobustStatistics.SigmaPerMad / Math.Sqrt(2) * RobustStatistics.Median(differences);
        if (sigma > 0) return new(RobustStatistics.Median(values), sigma);
        double sky = finite.Length > 0 ? RobustStatistics.Median(finite) : 0;
        return new(sky, sky == 0 ? 1 : Math.Abs(sky) * 1e-3);
    }

    public short Encode(double value)
    {
        if (double.IsNaN(value)) return Missing;
        if (double.IsInfinity(value)) return value > 0 ? High : Low;
        return (short)Math.Round(Math.Clamp(CodesPerFold * Math.Asinh((value - Sky) / Softening), -LargestCode, LargestCode));
    }

    public double Decode(short code) => code switch
    {
        Missing => double.NaN,
        High => double.PositiveInfinity,
        Low => double.NegativeInfinity,
        _ => Sky + Softening * Math.Sinh(code / CodesPerFold),
    };

    // Equal pixels are no measure of noise: borders of zeros, saturation.
    private static (double[] Values, double[] Differences, double[] Finite) Pairs(BlockPlane plane)
    {
        var (values, differences, finite) = (new List<double>(), new List<double>(), new List<double>());
        var row = new double[plane.Width];
        int rows = Math.Min(SampledRows, plane.Height);
        int stride = Math.Max(1, (int)((long)plane.Width * rows / SampledPairs));
        for (int i = 0; i < rows; i++)
        {
            plane.ReadRow((int)((i + 0.5) * plane.Height / rows), row, null);
            for (int x = 0; x < row.Length; x += stride)
            {
                if (!double.IsFinite(row[x])) continue;
                finite.Add(row[x]);
                if (x + 2 >= row.Length || !double.IsFinite(row[x + 2]) || row[x] == row[x + 2]) continue;
                values.Add(row[x]);
                differences.Add(Math.Abs(row[x] - row[x + 2]));
            }
        }
        return ([.. values], [.. differences], [.. finite]);
    }
}
