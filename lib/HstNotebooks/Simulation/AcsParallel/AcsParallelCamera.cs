using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The two chips of the simulated detector, the lower one first, and where they lie under the drizzled image. Of the distortion the camera
/// has the linear part alone: a little skew and scale, so that all fractions of a pixel occur over the field.
/// </summary>
internal sealed class AcsParallelCamera
{
    /// <summary>Pixel of the drizzled image, arcsec.</summary>
    public const double PixelArcsec = 0.05;

    private const double Xx = 1.0021, Xy = 0.0047, Yx = -0.0036, Yy = 0.9984;
    private const int MarginPx = 20;

    // What skew and scale move the corners by, as a part of the size.
    private const double Slack = 0.008;

    private readonly AcsParallelOptions _options;
    private readonly double _middleX, _middleY;

    public AcsParallelCamera(AcsParallelOptions options)
    {
        _options = options;
        var (x, y) = (options.Exposures.Select(e => e.DitherXPx).ToArray(), options.Exposures.Select(e => e.DitherYPx).ToArray());
        (_middleX, _middleY) = ((x.Min() + x.Max()) / 2, (y.Min() + y.Max()) / 2);
        ChipWidth = (int)((1 - Slack) * (options.Width - 2 * MarginPx - (x.Max() - x.Min())));
        ChipHeight = (int)((1 - Slack) * (options.Height - 2 * MarginPx - (y.Max() - y.Min())) - options.GapPx) / 2;
    }

    public int ChipWidth { get; }

    public int ChipHeight { get; }

    /// <summary>Where the output lies on a chip of an exposure.</summary>
    /// <param name="exposure">The exposure.</param>
    /// <param name="chip">0 for the lower chip, 1 for the upper one.</param>
    public ChipPlacement Place(AcsParallelExposure exposure, int chip)
    {
        double x = _options.Middle.X + exposure.DitherXPx - _middleX, y = _options.Middle.Y + exposure.DitherYPx - _middleY;
        double startX = (ChipWidth - 1) / 2.0, startY = (2 * ChipHeight + _options.GapPx - 1) / 2.0 - chip * (ChipHeight + _options.GapPx);
        return new(startX - Xx * x - Xy * y, Xx, Xy, startY - Yx * x - Yy * y, Yx, Yy);
    }
}
