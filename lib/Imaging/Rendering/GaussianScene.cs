using System.Numerics;
using static MathNet.Numerics.SpecialFunctions;

namespace HstNotebooks.Imaging;

/// <summary>
/// Any number of circular Gaussians, each integrated exactly over the pixels, out to 7 σ (what is cut is below 10⁻¹¹ of the flux). A
/// Gaussian is the product of a profile along x and one along y: the profiles are computed once, a row of the image is sums of them.
/// Rows can be asked for in any order and from several threads; the sources are added in their order, so that the sum is always the same.
/// </summary>
public sealed class GaussianScene
{
    private const double ReachSigma = 7;
    private const int BandRows = 64;

    private readonly Placed[] _placed;
    private readonly double[] _profiles;
    private readonly int[][] _bands;        // the sources that reach into rows [64 b, 64 b + 64)

    /// <summary>The sources as they fall on an image; those outside it are left out.</summary>
    /// <exception cref="ArgumentException">A source is not finite, or its σ not positive; or they are too many.</exception>
    public GaussianScene(IReadOnlyList<GaussianSource> sources, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        (Width, Height) = (width, height);
        var placed = new List<Placed>(sources.Count);
        long length = 0;
        foreach (var source in sources)
        {
            Require(source);
            if (source.Flux == 0) continue;
            var (left, right) = Reach(source.X, source.SigmaPx, width);
            var (bottom, top) = Reach(source.Y, source.SigmaPx, height);
            if (left >= right || bottom >= top) continue;
            placed.Add(new(source, left, right, bottom, top, (int)length));
            length += right - left + top - bottom;
            if (length > Array.MaxLength)
                throw new ArgumentException("The profiles of the sources need more than one array holds.", nameof(sources));
        }
        _placed = [.. placed];
        _profiles = new double[length];
        Compute.For((_placed.Length + 255) / 256, block =>
        {
            foreach (var p in _placed.AsSpan(block * 256, Math.Min(256, _placed.Length - block * 256))) FillProfiles(p);
        });
        _bands = Bands();
    }

    /// <summary>Pixels along x.</summary>
    public int Width { get; }

    /// <summary>Pixels along y.</summary>
    public int Height { get; }

    /// <summary>Adds the light of all sources to a row of pixels: flux per pixel.</summary>
    /// <param name="y">The row.</param>
    /// <param name="row">Its <see cref="Width"/> pixels.</param>
    public void AddRow(int y, Span<double> row)
    {
        if ((uint)y >= (uint)Height) throw new ArgumentOutOfRangeException(nameof(y), y, $"Rows are 0 to {Height - 1}.");
        if (row.Length != Width) throw new ArgumentException($"The row has {row.Length} pixels, the scene {Width}.", nameof(row));
        foreach (int i in _bands[y / BandRows])
        {
            ref readonly var p = ref _placed[i];
            if (y < p.Bottom || y >= p.Top) continue;
            int along = p.Right - p.Left;
            double share = p.Source.Flux * _profiles[p.Profile + along + y - p.Bottom];
            AddScaled(_profiles.AsSpan(p.Profile, along), share, row.Slice(p.Left, along));
        }
    }

    /// <summary>The whole image.</summary>
    public Image<double> Render(CancellationToken cancellation = default)
    {
        var image = new Image<double>(Width, Height);
        Compute.Rows(Height, y => AddRow(y, image.Row(y)), cancellation);
        return image;
    }

    // Multiplied and added one after the other, not fused: the same on every machine.
    private static void AddScaled(ReadOnlySpan<double> profile, double factor, Span<double> row)
    {
        int x = 0, step = Vector<double>.Count;
        for (; x <= row.Length - step; x += step)
        {
            var sum = new Vector<double>(row[x..]) + factor * new Vector<double>(profile[x..]);
            sum.CopyTo(row[x..]);
        }
        for (; x < row.Length; x++) row[x] += factor * profile[x];
    }

    private static (int First, int End) Reach(double centre, double sigma, int count)
    {
        double reach = ReachSigma * sigma + 1;
        return ((int)Math.Clamp(Math.Floor(centre - reach), 0, count), (int)Math.Clamp(Math.Ceiling(centre + reach) + 1, 0, count));
    }

    private void FillProfiles(in Placed p)
    {
        int along = p.Right - p.Left;
        FillProfile(_profiles.AsSpan(p.Profile, along), p.Left - p.Source.X, p.Source.SigmaPx);
        FillProfile(_profiles.AsSpan(p.Profile + along, p.Top - p.Bottom), p.Bottom - p.Source.Y, p.Source.SigmaPx);
    }

    // The part of the Gaussian in each pixel: the difference of its integral at the two edges.
    private static void FillProfile(Span<double> profile, double first, double sigma)
    {
        double scale = 1 / (sigma * Math.Sqrt(2)), below = Erf((first - 0.5) * scale);
        for (int i = 0; i < profile.Length; i++)
        {
            double above = Erf((first + i + 0.5) * scale);
            profile[i] = 0.5 * (above - below);
            below = above;
        }
    }

    private int[][] Bands()
    {
        var bands = new List<int>[(Height + BandRows - 1) / BandRows];
        for (int b = 0; b < bands.Length; b++) bands[b] = [];
        for (int i = 0; i < _placed.Length; i++)
        {
            for (int b = _placed[i].Bottom / BandRows; b <= (_placed[i].Top - 1) / BandRows; b++) bands[b].Add(i);
        }
        return [.. bands.Select(b => b.ToArray())];
    }

    private static void Require(GaussianSource source)
    {
        bool isFinite = double.IsFinite(source.X) && double.IsFinite(source.Y) && double.IsFinite(source.Flux);
        if (!isFinite || !(source.SigmaPx > 0) || !double.IsFinite(source.SigmaPx))
            throw new ArgumentException($"{source}: a finite place and flux and a positive σ are expected.", nameof(source));
    }

    // Where a source falls: columns [Left, Right), rows [Bottom, Top), and where its profiles begin, first the one along x.
    private readonly record struct Placed(GaussianSource Source, int Left, int Right, int Bottom, int Top, int Profile);
}
