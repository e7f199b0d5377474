using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The background of an image and its noise, from the clipped pixels of boxes. Corresponds to <c>photutils.background.Background2D</c>,
/// to <c>sep.Background</c> and to the background of SExtractor (Bertin &amp; Arnouts 1996, A&amp;AS 117, 393, section 4.1).
/// </summary>
public static class BackgroundMesh
{
    /// <summary>
    /// Level and noise per box: pixels are clipped, the level estimated, boxes with too few pixels filled from their neighbours and both
    /// meshes smoothed by a median filter. Boxes start at pixel (0, 0); what the last ones have beyond the image counts as missing.
    /// </summary>
    /// <param name="image">The image; NaN and infinite pixels are missing.</param>
    /// <param name="options">Boxes, clipping, filter; null for the defaults.</param>
    /// <param name="mask">True where a pixel is left out, as on sources; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArgumentException">
    /// An option is out of range, the shapes differ, or no box has pixels enough (<see cref="BackgroundMeshOptions.ExcludePercentile"/>).
    /// </exception>
    public static BackgroundMeshResult Estimate<T>(Image<T> image, BackgroundMeshOptions? options = null, Image<bool>? mask = null,
        CancellationToken cancellation = default) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        if (image.Pixels.Length == 0) throw new ArgumentException("The image has no pixel.", nameof(image));
        options ??= new();
        options.Validate();
        int boxWidth = Math.Min(options.BoxWidth, image.Width), boxHeight = Math.Min(options.BoxHeight, image.Height);
        var level = new Image<double>((image.Width - 1) / boxWidth + 1, (image.Height - 1) / boxHeight + 1);
        var rms = new Image<double>(level.Width, level.Height);
        var excluded = new Image<bool>(level.Width, level.Height);
        double enough = (1 - options.ExcludePercentile / 100) * boxWidth * boxHeight;

        Compute.For(level.Height, row =>
        {
            BringIntoCache(image, row * boxHeight, boxHeight);
            var box = new ClippedBox<T>(boxWidth * boxHeight);
            for (int column = 0; column < level.Width; column++)
            {
                int i = row * level.Width + column;
                (level.Pixels[i], rms.Pixels[i]) = (double.NaN, double.NaN);
                excluded.Pixels[i] = true;
                if (!Enough(box.Load(image, mask, column * boxWidth, row * boxHeight, boxWidth, boxHeight))) continue;
                var clipped = box.Clip(options.Clip);
                if (!Enough(clipped.Count)) continue;
                (level.Pixels[i], rms.Pixels[i]) = (Level(options.Estimator, clipped.Mean, clipped.Median, clipped.Std), clipped.Std);
                excluded.Pixels[i] = false;
            }
        }, cancellation);

        int used = excluded.Pixels.Length - excluded.CountTrue();
        if (used == 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"None of {level.Width} × {level.Height} boxes of {boxWidth} × {boxHeight} pixels has at most ")
                + FormattableString.Invariant($"{options.ExcludePercentile} % of its pixels masked, missing or clipped: ")
                + "ExcludePercentile or smaller boxes help.", nameof(image));
        }
        if (used < excluded.Pixels.Length) MeshFilling.FillExcluded(excluded, [level, rms], cancellation);
        var unfiltered = level;
        level = MeshFilter.Median(unfiltered, unfiltered, options, cancellation);
        rms = MeshFilter.Median(rms, unfiltered, options, cancellation);
        return new(level, rms, excluded, image.Width, image.Height, boxWidth, boxHeight, options.Expansion);

        bool Enough(int count) => count >= enough && count > 0;
    }

    // Read once in the order of memory: in the order of the boxes, a piece of a row here and one below, it takes three times as long.
    private static void BringIntoCache<T>(Image<T> image, int row, int rows) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int end = Math.Min(image.Height, row + rows);
        PixelLoop.AllFinite<T>(image.Pixels.AsSpan(row * image.Width, (end - row) * image.Width));
    }

    /// <summary>The level of pixels with these statistics.</summary>
    internal static double Level(BackgroundEstimator estimator, double mean, double median, double std) => estimator switch
    {
        BackgroundEstimator.Mean => mean,
        BackgroundEstimator.Median => median,
        _ => std == 0 ? mean : Math.Abs(mean - median) / std < 0.3 ? 2.5 * median - 1.5 * mean : median,
    };
}
