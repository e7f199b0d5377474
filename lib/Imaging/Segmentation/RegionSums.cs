using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Sums over labelled regions, all of them in one pass over the pixels. Corresponds to <c>scipy.ndimage.sum_labels</c> and its kin.
/// </summary>
public static class RegionSums
{
    private const int BandRows = 64;

    /// <summary>
    /// The sums of every region that has a pixel, ordered by label. Labels are any integers ≥ 0, in any order and with gaps; negative
    /// ones are no region. Pixels that are not finite count as not covered. Memory beyond the images: about 100 bytes a region.
    /// </summary>
    /// <param name="labels">Label of each pixel.</param>
    /// <param name="image">The pixels.</param>
    /// <param name="error">1 σ error of each pixel, taken as independent; null for none.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static RegionSum[] Measure(Image<int> labels, Image<float> image, Image<float>? error = null,
        CancellationToken cancellation = default)
    {
        Arithmetic.RequireSameShape(labels, image);
        if (error is not null) Arithmetic.RequireSameShape(image, error);
        // Bands are the same for any number of threads, and are added in their order: so are the bits of the sums.
        var bands = new Dictionary<int, Totals>[(labels.Height + BandRows - 1) / BandRows];
        Compute.For(bands.Length, b => bands[b] = Band(labels, image, error, b * BandRows), cancellation);
        var all = new Dictionary<int, Totals>();
        foreach (var band in bands)
        {
            foreach (var (label, totals) in band) CollectionsMarshal.GetValueRefOrAddDefault(all, label, out _).Add(totals);
        }
        return [.. all.OrderBy(r => r.Key).Select(r => r.Value.Result(r.Key, error is not null))];
    }

    private static Dictionary<int, Totals> Band(Image<int> labels, Image<float> image, Image<float>? error, int start)
    {
        var regions = new Dictionary<int, Totals>();
        for (int y = start; y < Math.Min(labels.Height, start + BandRows); y++)
        {
            ReadOnlySpan<int> row = labels.Row(y);
            for (int x = 0, end; x < row.Length; x = end)
            {
                int length = row[x..].IndexOfAnyExcept(row[x]);
                end = length < 0 ? row.Length : x + length;
                if (row[x] < 0) continue;
                ref var totals = ref CollectionsMarshal.GetValueRefOrAddDefault(regions, row[x], out _);
                totals.Add(image.Row(y)[x..end], x, y);
                if (error is not null) totals.AddErrors(image.Row(y)[x..end], error.Row(y)[x..end]);
            }
        }
        return regions;
    }

    // The running totals of a region; light is what is above zero.
    private struct Totals
    {
        private double _sum, _squares, _light, _lightX, _lightY;
        private int _count, _covered;
        private float _min, _max;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add(ReadOnlySpan<float> run, int x, int y)
        {
            double sum = 0, light = 0, lightX = 0;
            float min = float.PositiveInfinity, max = float.NegativeInfinity;
            int covered = 0;
            for (int i = 0; i < run.Length; i++)
            {
                float value = run[i];
                if (!float.IsFinite(value)) continue;
                covered++;
                sum += value;
                min = Math.Min(min, value);
                max = Math.Max(max, value);
                double above = Math.Max(value, 0f);
                light += above;
                lightX += above * (x + i);
            }
            Add(new Totals
            {
                _sum = sum, _light = light, _lightX = lightX, _lightY = light * y,
                _count = run.Length, _covered = covered, _min = min, _max = max,
            });
        }

        public void AddErrors(ReadOnlySpan<float> run, ReadOnlySpan<float> errors)
        {
            double squares = 0;
            for (int i = 0; i < run.Length; i++) if (float.IsFinite(run[i])) squares += (double)errors[i] * errors[i];
            _squares += squares;
        }

        public void Add(in Totals other)
        {
            (_min, _max) = _covered == 0 ? (other._min, other._max)
                : other._covered == 0 ? (_min, _max)
                : (Math.Min(_min, other._min), Math.Max(_max, other._max));
            _sum += other._sum;
            _squares += other._squares;
            _light += other._light;
            _lightX += other._lightX;
            _lightY += other._lightY;
            _count += other._count;
            _covered += other._covered;
        }

        public readonly RegionSum Result(int id, bool hasErrors)
        {
            bool isCovered = _covered > 0, isLit = _light > 0;
            double error = hasErrors && isCovered && double.IsFinite(_squares) ? Math.Sqrt(_squares) : double.NaN;
            return new(id, _sum, error, _count, _covered, isCovered ? _min : double.NaN, isCovered ? _max : double.NaN,
                isLit ? _lightX / _light : double.NaN, isLit ? _lightY / _light : double.NaN);
        }
    }
}
