using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>Finds sources: groups of touching pixels above a threshold (<c>photutils.segmentation.detect_sources</c>).</summary>
public static class Detection
{
    private const int BandRows = 64;

    /// <summary>
    /// The label map of the sources: 1, 2, … in the order of their first pixels, row after row; 0 where there is none. A pixel belongs to a
    /// source when it is above the threshold, not at it, after the convolution. Convolution, threshold and comparison are done row by
    /// row in double: memory beyond the label map is 24 bytes for every run of pixels above the threshold.
    /// </summary>
    /// <param name="image">The image; a pixel that is not finite is missing, and in no source unless it is to be interpolated.</param>
    /// <param name="threshold">The level, in the unit of the convolved image.</param>
    /// <param name="options">What counts as a source; null for the defaults.</param>
    /// <param name="mask">True where no pixel belongs to a source; for the convolution such pixels are like others.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArgumentException">Options are out of range, or threshold or mask have another shape.</exception>
    public static Image<int> Segments<T>(Image<T> image, DetectionThreshold threshold, DetectionOptions? options = null,
        Image<bool>? mask = null, CancellationToken cancellation = default) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(threshold);
        options ??= new();
        options.Validate();
        threshold.RequireFits(image.Width, image.Height);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);

        var bands = new List<PixelRun>[(image.Height + BandRows - 1) / BandRows];
        Compute.For(bands.Length, b =>
        {
            bands[b] = [];
            var rows = new ConvolvedRows<T>(image, options.Kernel, options.Nan, 0, image.Width);
            int end = Math.Min(image.Height, (b + 1) * BandRows);
            AddRuns(rows, b * BandRows, end, threshold, mask, bands[b]);
        }, cancellation);

        var runs = new PixelRun[bands.Sum(b => b.Count)];
        for (int b = 0, n = 0; b < bands.Length; n += bands[b++].Count) bands[b].CopyTo(runs, n);
        var labels = new int[runs.Length];
        PixelRuns.Label(runs, options.Connectivity, options.MinPixels, labels);
        return PixelRuns.Paint(runs, labels, image.Width, image.Height);
    }

    private static void AddRuns<T>(
        ConvolvedRows<T> rows, int start, int end, DetectionThreshold threshold, Image<bool>? mask, List<PixelRun> runs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var level = threshold.Value is null ? threshold.Open() : null;
        double[]? levels = null;
        for (int y = start; y < end; y++)
        {
            var row = rows.At(y);
            if (level is not null)
            {
                levels ??= new double[row.Length];
                level(y, levels);
                WideRow.Subtract<double>(row, levels, row);     // v − t > 0 exactly where v > t
            }
            if (mask is not null) Blank(row, mask.Row(y));
            PixelRuns.AddAbove(row, threshold.Value ?? 0, new(y, 0, row.Length), 0, runs);
        }
    }

    private static void Blank(Span<double> row, ReadOnlySpan<bool> mask)
    {
        for (int x = 0, next; x < row.Length && (next = mask[x..].IndexOf(true)) >= 0; x++) row[x += next] = double.NaN;
    }
}
