using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The mode of the pixels in a rectangular ring about a source that belong to no source. Used again: one object a thread.
/// </summary>
internal sealed class LocalBackground<T>(SourcePlanes<T> planes, double width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Hole = 1.5;
    private const int Least = 10;
    private static readonly SigmaClipOptions Clip = new() { MaxIterations = 20 };
    private readonly ClippedBox<T> _statistics = new(0);
    private T[] _values = [];

    /// <summary>The background per pixel; 0 where fewer than ten pixels tell.</summary>
    public double About(PixelBox box)
    {
        double x = box.X + (box.Width - 1) / 2.0, y = box.Y + (box.Height - 1) / 2.0;
        double holeX = Hole / 2 * box.Width, holeY = Hole / 2 * box.Height;
        var ring = ApertureAreas.Around(x, y, holeX + width, holeY + width, planes.Frame);
        int count = 0;
        for (int row = ring.Y; row < ring.Y + ring.Height; row++)
        {
            if (!(Math.Abs(row - y) < holeY + width)) continue;
            if (_values.Length < count + ring.Width) Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, 2L * (count + ring.Width)));
            bool crossesHole = Math.Abs(row - y) < holeY;
            for (int column = ring.X; column < ring.X + ring.Width; column++)
            {
                double dx = Math.Abs(column - x);
                int at = row * planes.Image.Width + column;
                if (dx < holeX + width && !(crossesHole && dx < holeX) && planes.Labels.Pixels[at] <= 0 && planes.IsUsed(at))
                {
                    _values[count++] = planes.Image.Pixels[at];
                }
            }
        }
        if (count < Least) return 0;
        _statistics.Clear();
        _statistics.Add(_values.AsSpan(0, count));
        var kept = _statistics.Clip(Clip);
        return BackgroundMesh.Level(BackgroundEstimator.SExtractor, kept.Mean, kept.Median, kept.Std);
    }
}
