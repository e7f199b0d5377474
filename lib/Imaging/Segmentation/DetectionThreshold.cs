using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The level above which pixels belong to sources, in the unit of the image: one number, or one for every pixel, computed in double row by
/// row when it is needed.
/// </summary>
public sealed class DetectionThreshold
{
    private readonly Func<FillRow> _open;
    private readonly (int Width, int Height)? _shape;
    private readonly string _description;

    private DetectionThreshold(Func<FillRow> open, (int Width, int Height)? shape, string description) =>
        (_open, _shape, _description) = (open, shape, description);

    internal delegate void FillRow(int y, Span<double> row);

    /// <summary>The one number, or null when the threshold differs from pixel to pixel.</summary>
    public double? Value { get; private init; }

    /// <summary>One number for all pixels of an image of any shape.</summary>
    /// <param name="value">In the unit of the image; not NaN.</param>
    public static DetectionThreshold Constant(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A threshold is a number.");
        return new(() => (_, row) => row.Fill(value), null, FormattableString.Invariant($"{value:G5}")) { Value = value };
    }

    /// <summary>A number for every pixel; where it is NaN, there is no source.</summary>
    /// <param name="plane">The threshold, which is not copied.</param>
    public static DetectionThreshold Plane<T>(Image<T> plane) where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(plane);
        return new(() => (y, row) => WideRow.Widen<T>(plane.Row(y), row), (plane.Width, plane.Height), "of a plane");
    }

    /// <summary>
    /// One number: background + nσ · σ, where what is not given is measured of all finite pixels without their outliers: the mean is the
    /// background, the standard deviation σ. Sources raise both (<c>photutils.segmentation.detect_threshold</c>).
    /// </summary>
    /// <param name="image">The image; pixels that are not finite are left out.</param>
    /// <param name="nSigma">How far above the background, in σ; finite.</param>
    /// <param name="background">The background, in the unit of the image; null to measure it.</param>
    /// <param name="error">σ, in the unit of the image, ≥ 0; null to measure it.</param>
    /// <param name="mask">True where pixels are left out.</param>
    /// <param name="clip">How outliers are rejected; null for 3 σ about the median in at most 10 rounds.</param>
    /// <exception cref="ArgumentException">A number is out of range, the mask has another shape, or no pixel is left.</exception>
    public static DetectionThreshold Global<T>(Image<T> image, double nSigma, double? background = null, double? error = null,
        Image<bool>? mask = null, SigmaClipOptions? clip = null) where T : unmanaged, INumber<T>
    {
        RequireFinite(nSigma);
        if (background is { } given && !double.IsFinite(given))
        {
            throw new ArgumentOutOfRangeException(nameof(background), given, "A finite number.");
        }
        if (error is { } sigma && !(sigma >= 0 && double.IsFinite(sigma)))
        {
            throw new ArgumentOutOfRangeException(nameof(error), sigma, "At least 0.");
        }
        if (background is null || error is null)
        {
            var clipped = Clipped(image, mask, clip);
            background ??= clipped.Mean;
            error ??= clipped.Std;
        }
        return Constant(background.Value + nSigma * error.Value);
    }

    /// <summary>
    /// The background of every pixel + nσ · one σ for the whole image, the clipped standard deviation of all its finite pixels. It ignores
    /// that noise differs across a drizzled image; <see cref="PerPixel(BackgroundMeshResult, double)"/> does not.
    /// </summary>
    /// <param name="image">The image; pixels that are not finite are left out.</param>
    /// <param name="background">Its background.</param>
    /// <param name="nSigma">How far above the background, in σ; finite.</param>
    /// <param name="mask">True where pixels are left out.</param>
    /// <param name="clip">How outliers are rejected; null for 3 σ about the median in at most 10 rounds.</param>
    /// <exception cref="ArgumentException">The shapes differ, or no pixel is left to measure.</exception>
    public static DetectionThreshold Global<T>(Image<T> image, BackgroundMeshResult background, double nSigma,
        Image<bool>? mask = null, SigmaClipOptions? clip = null) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(background);
        RequireFinite(nSigma);
        if ((image.Width, image.Height) != (background.Width, background.Height))
        {
            throw new ArgumentException(
                $"The background is that of {background.Width} × {background.Height} pixels, the image has {image.Width} × {image.Height}.",
                nameof(background));
        }
        double above = nSigma * Clipped(image, mask, clip).Std;
        return new(() =>
        {
            var level = background.LevelRows();
            return (y, row) => WideRow.AddMultiple(level.At(y), 1, above, row);
        }, (background.Width, background.Height), FormattableString.Invariant($"background {background.MedianLevel:G5} + {above:G5}"));
    }

    /// <summary>The background + nσ · the noise, both of every pixel: the same significance everywhere.</summary>
    /// <param name="background">Background and noise of the image.</param>
    /// <param name="nSigma">How far above the background, in σ; finite.</param>
    public static DetectionThreshold PerPixel(BackgroundMeshResult background, double nSigma)
    {
        ArgumentNullException.ThrowIfNull(background);
        RequireFinite(nSigma);
        return new(() =>
        {
            var (level, rms) = (background.LevelRows(), background.RmsRows());
            return (y, row) =>
            {
                WideRow.AddMultiple(rms.At(y), nSigma, 0, row);
                WideRow.Add(level.At(y), row);
            };
        }, (background.Width, background.Height),
            FormattableString.Invariant($"background {background.MedianLevel:G5} + {nSigma:G5} × {background.MedianRms:G5}"));
    }

    /// <summary>nσ · the error of every pixel, for an image whose background is subtracted; no source where the error is NaN.</summary>
    /// <param name="error">1 σ errors in the image's unit, not copied.</param>
    /// <param name="nSigma">In σ; finite.</param>
    /// <typeparam name="T">float or double.</typeparam>
    public static DetectionThreshold PerPixel<T>(Image<T> error, double nSigma) where T : unmanaged, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(error);
        RequireFinite(nSigma);
        return new(() => (y, row) =>
        {
            WideRow.Widen<T>(error.Row(y), row);
            WideRow.AddMultiple(row, nSigma, 0, row);
        }, (error.Width, error.Height), FormattableString.Invariant($"{nSigma:G5} × the error of the pixel"));
    }

    /// <summary>The threshold as a plane, to look at.</summary>
    /// <param name="width">Pixels along x of the image that it is for.</param>
    /// <param name="height">Pixels along y.</param>
    /// <exception cref="ArgumentException">The threshold is for images of another shape.</exception>
    public Image<double> ToImage(int width, int height)
    {
        var image = new Image<double>(width, height);
        RequireFits(width, height);
        var fill = Open();
        for (int y = 0; y < height; y++) fill(y, image.Row(y));
        return image;
    }

    /// <inheritdoc/>
    public override string ToString() => $"threshold {_description}";

    /// <summary>A source of rows for one thread, quickest in their order.</summary>
    internal FillRow Open() => _open();

    internal void RequireFits(int width, int height)
    {
        if (_shape is { } shape && shape != (width, height))
        {
            throw new ArgumentException(
                $"The threshold is that of {shape.Width} × {shape.Height} pixels, the image has {width} × {height}.");
        }
    }

    private static SigmaClipResult Clipped<T>(Image<T> image, Image<bool>? mask, SigmaClipOptions? clip) where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        clip ??= new() { MaxIterations = 10 };
        var clipped = mask is null ? SigmaClip.Clip(image, clip) : SigmaClip.Clip(image.Select(mask.Not()), clip);
        return clipped.Count > 0 ? clipped
            : throw new ArgumentException("No finite pixel is left to measure background and noise.", nameof(image));
    }

    private static void RequireFinite(double nSigma)
    {
        if (!double.IsFinite(nSigma)) throw new ArgumentOutOfRangeException(nameof(nSigma), nSigma, "A finite number.");
    }
}
