namespace HstNotebooks.Imaging;

/// <summary>
/// The structuring element of a morphological operation: which pixels around the centre belong to it. The centre is pixel
/// (width / 2, height / 2), rounded down, also for even sizes, as in scipy.ndimage.
/// </summary>
public sealed class Footprint
{
    private readonly Image<bool> _mask;

    /// <summary>An arbitrary footprint; true pixels belong to it.</summary>
    /// <exception cref="ArgumentException">It has no true pixel.</exception>
    public Footprint(Image<bool> mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (!mask.Pixels.Contains(true)) throw new ArgumentException("The footprint has no pixel.", nameof(mask));
        _mask = mask.Clone();
    }

    /// <summary>A full rectangle, pixels.</summary>
    public static Footprint Box(int width, int height)
    {
        var mask = new Image<bool>(width, height);
        Array.Fill(mask.Pixels, true);
        return new(mask);
    }

    /// <summary>Pixels whose centre lies within <paramref name="radiusPx"/> of the centre (<c>skimage.morphology.disk</c>).</summary>
    public static Footprint Disk(double radiusPx) => Round((dx, dy) => dx * dx + dy * dy <= radiusPx * radiusPx, radiusPx);

    /// <summary>
    /// The centre and its neighbours within <paramref name="radiusPx"/> steps along rows and columns; 1 is the 4-connected cross.
    /// </summary>
    public static Footprint Diamond(int radiusPx) => Round((dx, dy) => Math.Abs(dx) + Math.Abs(dy) <= radiusPx, radiusPx);

    /// <summary>The footprint turned by 180° about its centre.</summary>
    internal IEnumerable<Run> ReflectedRuns => Runs().Select(r => new Run(-r.Dy, -r.Last, -r.First));

    /// <summary>The rows of the footprint as runs of pixels: offsets [First, Last] along x in row Dy, from the centre.</summary>
    internal IEnumerable<Run> Runs()
    {
        int cx = _mask.Width / 2, cy = _mask.Height / 2;
        for (int y = 0; y < _mask.Height; y++)
        {
            for (int x = 0; x < _mask.Width; x++)
            {
                if (!_mask[x, y]) continue;
                int first = x;
                while (x + 1 < _mask.Width && _mask[x + 1, y]) x++;
                yield return new(y - cy, first - cx, x - cx);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"footprint {_mask.Width} × {_mask.Height}, {_mask.Pixels.Count(p => p)} pixels";

    private static Footprint Round(Func<int, int, bool> inside, double radius)
    {
        if (!(radius >= 0) || radius > 10000)
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "The radius is between 0 and 10 000 pixels.");
        }
        int r = (int)Math.Floor(radius), size = 2 * r + 1;
        var mask = new Image<bool>(size, size);
        for (int y = 0; y < size; y++) for (int x = 0; x < size; x++) mask[x, y] = inside(x - r, y - r);
        return new(mask);
    }

    internal readonly record struct Run(int Dy, int First, int Last);
}
