namespace HstNotebooks.Fits;

/// <summary>
/// The smoothing of H-compress: where coefficients were rounded, blocks would show; so each difference moves towards the slope that joins
/// the neighbouring means, as far as the rounding leaves it open and the slope stays monotonic.
/// </summary>
internal static class HSmoothing
{
    /// <summary>Changes the differences of a level of width × height values by at most <paramref name="limit"/>.</summary>
    public static void Apply(HBands bands, int width, int height, long limit)
    {
        // A neighbour on each side is needed; of an odd last row or column there is no difference to change.
        int endX = (width - 1) / 2, endY = (height - 1) / 2;
        for (int y = 0; y < bands.Mean.Height; y++) SmoothAlongX(bands.Mean.Row(y), bands.AlongX.Row(y), endX, limit);
        for (int y = 1; y < endY; y++)
            SmoothAlongY(bands.Mean.Row(y - 1), bands.Mean.Row(y), bands.Mean.Row(y + 1), bands.AlongY.Row(y), limit);
        for (int y = 1; y < endY; y++) SmoothAcross(bands, y, endX, limit);
    }

    private static void SmoothAlongX(ReadOnlySpan<long> mean, Span<long> difference, int end, long limit)
    {
        for (int x = 1; x < end; x++) difference[x] = Slope(mean[x - 1], mean[x], mean[x + 1], difference[x], limit);
    }

    private static void SmoothAlongY(
        ReadOnlySpan<long> above, ReadOnlySpan<long> mean, ReadOnlySpan<long> below, Span<long> difference, long limit)
    {
        for (int x = 0; x < mean.Length; x++) difference[x] = Slope(above[x], mean[x], below[x], difference[x], limit);
    }

    // Eight times the difference that matches the neighbours is the difference of theirs.
    private static long Slope(long before, long here, long after, long difference, long limit)
    {
        long most = Math.Max(Math.Min(after - here, here - before), 0) * 4;
        long least = Math.Min(Math.Max(after - here, here - before), 0) * 4;
        if (least >= most) return difference;
        return Towards(Within(after - before, least, most), difference, 8, limit);
    }

    // For the difference across it is 64 times, between the two diagonals.
    private static void SmoothAcross(HBands bands, int y, int end, long limit)
    {
        var above = bands.Mean.Row(y - 1);
        var mean = bands.Mean.Row(y);
        var below = bands.Mean.Row(y + 1);
        var alongX = bands.AlongX.Row(y);
        var alongY = bands.AlongY.Row(y);
        var across = bands.Across.Row(y);
        for (int x = 1; x < end; x++)
        {
            long here = mean[x];
            long sum = 2 * (alongX[x] + alongY[x]), twist = 2 * (alongX[x] - alongY[x]);
            long toBelowRight = below[x + 1] - here, fromAboveLeft = above[x - 1] - here;
            long fromAboveRight = here - above[x + 1], fromBelowLeft = here - below[x - 1];
            long most = 16 * Math.Min(
                Math.Min(Math.Max(toBelowRight, 0) - sum, Math.Max(fromAboveRight, 0) + twist),
                Math.Min(Math.Max(fromBelowLeft, 0) - twist, Math.Max(fromAboveLeft, 0) + sum));
            long least = 16 * Math.Max(
                Math.Max(Math.Min(toBelowRight, 0) - sum, Math.Min(fromAboveRight, 0) + twist),
                Math.Max(Math.Min(fromBelowLeft, 0) - twist, Math.Min(fromAboveLeft, 0) + sum));
            if (least >= most) continue;
            long wanted = below[x + 1] + above[x - 1] - above[x + 1] - below[x - 1];
            across[x] = Towards(Within(wanted, least, most), across[x], 64, limit);
        }
    }

    // Moves a difference to wanted / unit, in whole steps towards zero, by at most the limit.
    private static long Towards(long wanted, long difference, long unit, long limit) =>
        difference + Within((wanted - difference * unit) / unit, -limit, limit);

    // Not Math.Clamp, which refuses bounds that a damaged stream has made overflow.
    private static long Within(long value, long least, long most) => Math.Max(Math.Min(value, most), least);
}
