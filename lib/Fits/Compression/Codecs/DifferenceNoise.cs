using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>
/// The noise of an image from differences of nearby pixels, which sky and objects hardly enter (Stoehr et al. 2007): the median of absolute
/// 2nd, 3rd and 5th order differences of every other pixel, scaled to the σ of a Gaussian, row by row; the least of the three.
/// </summary>
internal static class DifferenceNoise
{
    // A 5th order difference spans nine pixels.
    private const int Window = 9;

    // 1.482602 / √(sum of squared weights): weights 1 −1; −1 2 −1; 1 −4 6 −4 1.
    private const double SecondOrder = 1.0483579, ThirdOrder = 0.6052697, FifthOrder = 0.1772048;

    /// <summary>The noise σ in the unit of the values; NaN pixels are left out, and so are stretches of equal ones. 0 if nothing is left.</summary>
    public static double Estimate<T>(ReadOnlySpan<T> values, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (width < Window) width = values.Length;
        var scratch = new T[4 * width];
        Span<T> good = scratch.AsSpan(0, width), second = scratch.AsSpan(width, width);
        Span<T> third = scratch.AsSpan(2 * width, width), fifth = scratch.AsSpan(3 * width, width);
        List<double> secondMedians = [], thirdMedians = [], fifthMedians = [];
        for (; values.Length >= width; values = values[width..])
        {
            int goodCount = 0;
            foreach (T value in values[..width])
            {
                if (!T.IsNaN(value)) good[goodCount++] = value;
            }
            var (secondCount, count) = Differences(good[..goodCount], second, third, fifth);
            AddMedian(secondMedians, second[..secondCount]);
            AddMedian(thirdMedians, third[..count]);
            AddMedian(fifthMedians, fifth[..count]);
        }
        double noise = ThirdOrder * Median(thirdMedians);
        foreach (double other in (ReadOnlySpan<double>)[SecondOrder * Median(secondMedians), FifthOrder * Median(fifthMedians)])
        {
            if (other != 0 && other < noise) noise = other;
        }
        return noise;
    }

    // A flat stretch is background that was filled in: its differences say nothing about the noise.
    private static (int Second, int Others) Differences<T>(ReadOnlySpan<T> row, Span<T> second, Span<T> third, Span<T> fifth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T two = T.CreateTruncating(2), four = T.CreateTruncating(4), six = T.CreateTruncating(6);
        int secondCount = 0, count = 0;
        for (; row.Length >= Window; row = row[1..])
        {
            bool isFlat = row[4] == row[5] && row[5] == row[6];
            if (!isFlat) second[secondCount++] = T.Abs(row[4] - row[6]);
            if (isFlat && row[2] == row[3] && row[3] == row[4]) continue;
            third[count] = T.Abs(two * row[4] - row[2] - row[6]);
            fifth[count] = T.Abs(six * row[4] - four * row[2] - four * row[6] + row[0] + row[8]);
            count++;
        }
        return (secondCount, count);
    }

    private static void AddMedian<T>(List<double> medians, Span<T> differences) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!differences.IsEmpty) medians.Add(double.CreateTruncating(Selection.Select(differences, (differences.Length - 1) / 2)));
    }

    private static double Median(List<double> medians)
    {
        medians.Sort();
        return medians.Count == 0 ? 0 : (medians[(medians.Count - 1) / 2] + medians[medians.Count / 2]) / 2;
    }
}
