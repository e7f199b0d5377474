namespace HstNotebooks.Imaging;

/// <summary>
/// Drizzles chips (Fruchter &amp; Hook 2002, PASP 114, 144) whose pixels are as large as those of the output and hardly turned against
/// them, with pixfrac 1: an output pixel takes from the four that it lies over by the area that it shares with each, and each counts by its
/// exposure time. Neighbouring pixels thereby share noise, which in one pixel is on average 2/3 of what it is without correlation
/// (Casertano et al. 2000, AJ 120, 2747, appendix A).
/// </summary>
public static class ChipCombination
{
    private const int BandRows = 64, ChipsPerPlane = 32;

    /// <summary>
    /// Combines the chips; NaN pixels are left out. Takes 13 bytes for each pixel of the output with one plane of context.
    /// </summary>
    public static CombinedChips Drizzle(IReadOnlyList<DitheredChip> chips, int width, int height, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(chips);
        var maps = chips.Select(c => c.Placement.Map).ToArray();
        var result = new CombinedChips(
            new(width, height), new(width, height),
            [.. Enumerable.Range(0, (chips.Count + ChipsPerPlane - 1) / ChipsPerPlane).Select(_ => new Image<int>(width, height))],
            new(width, height));
        Compute.For((height + BandRows - 1) / BandRows, band =>
        {
            var row = new Sums(width);
            for (int y = band * BandRows; y < Math.Min(height, (band + 1) * BandRows); y++)
            {
                row.Clear();
                for (int k = 0; k < chips.Count; k++)
                {
                    maps[k].Row(y, row.X, row.Y);
                    row.Add(chips[k], result.Context[k / ChipsPerPlane].Row(y), 1 << k % ChipsPerPlane, result.Exposures.Row(y));
                }
                row.Divide(result.Science.Row(y), result.Weight.Row(y));
            }
        }, cancellation);
        return result;
    }

    // One row of the output.
    private sealed class Sums(int width)
    {
        private readonly double[] _electrons = new double[width], _seconds = new double[width];
        private readonly int[] _last = new int[width];      // the exposure counted last, from 1

        public double[] X { get; } = new double[width];

        public double[] Y { get; } = new double[width];

        public void Clear()
        {
            Array.Clear(_electrons);
            Array.Clear(_seconds);
            Array.Clear(_last);
        }

        public void Add(DitheredChip chip, Span<int> context, int bit, Span<byte> exposures)
        {
            var (width, height) = (chip.Electrons.Width, chip.Electrons.Height);
            for (int i = 0; i < X.Length; i++)
            {
                double x = X[i], y = Y[i];
                if (!(x > -1 && y > -1 && x < width && y < height)) continue;
                var (electrons, area) = Overlapped(chip.Electrons, x, y);
                if (!(area > 0)) continue;
                _electrons[i] += electrons;
                _seconds[i] += area * chip.ExposureS;
                context[i] |= bit;
                if (_last[i] == chip.Exposure + 1) continue;
                _last[i] = chip.Exposure + 1;
                exposures[i]++;
            }
        }

        public void Divide(Span<float> science, Span<float> weight)
        {
            for (int i = 0; i < science.Length; i++)
            {
                science[i] = _seconds[i] > 0 ? (float)(_electrons[i] / _seconds[i]) : float.NaN;
                weight[i] = (float)_seconds[i];
            }
        }

        // The four pixels under a pixel centred on (x, y): area times electrons, and the area of those that are used.
        private static (double Electrons, double Area) Overlapped(Image<float> chip, double x, double y)
        {
            int left = (int)Math.Floor(x), bottom = (int)Math.Floor(y), width = chip.Width;
            double right = x - left, top = y - bottom;
            if (left >= 0 && bottom >= 0 && left < width - 1 && bottom < chip.Height - 1)
            {
                var lower = chip.Pixels.AsSpan(bottom * width + left, 2);
                var upper = chip.Pixels.AsSpan((bottom + 1) * width + left, 2);
                double all = (1 - top) * ((1 - right) * lower[0] + right * lower[1]) + top * ((1 - right) * upper[0] + right * upper[1]);
                if (!double.IsNaN(all)) return (all, 1);
            }
            double electrons = 0, area = 0;
            for (int corner = 0; corner < 4; corner++)
            {
                int column = left + corner % 2, row = bottom + corner / 2;
                double share = (corner % 2 == 0 ? 1 - right : right) * (corner / 2 == 0 ? 1 - top : top);
                bool isInside = column >= 0 && row >= 0 && column < width && row < chip.Height;
                if (!isInside || float.IsNaN(chip[column, row])) continue;
                electrons += share * chip[column, row];
                area += share;
            }
            return (electrons, area);
        }
    }
}
