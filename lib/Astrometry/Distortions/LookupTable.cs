using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

/// <summary>
/// A table of offsets in pixels, interpolated bilinearly between its nodes (a WCSDVARR or D2IMARR extension).
/// Beyond its edges the value at the edge holds.
/// </summary>
internal sealed class LookupTable
{
    private readonly float[] offsets;

    /// <summary>From the offsets, row after row, and the geometry of the nodes.</summary>
    /// <param name="offsets">Pixels; <c>offsets[i + width * j]</c>.</param>
    /// <param name="x">Nodes along x.</param>
    /// <param name="y">Nodes along y.</param>
    /// <param name="version">EXTVER of the extension.</param>
    /// <exception cref="WcsException">The number of offsets is not that of the nodes.</exception>
    public LookupTable(float[] offsets, LookupAxis x, LookupAxis y, int version)
    {
        if (x.Count < 1 || y.Count < 1 || (long)x.Count * y.Count != offsets.Length)
        {
            throw new WcsException($"{offsets.Length} offsets do not make a table of {x.Count} × {y.Count}.");
        }
        (this.offsets, X, Y, Version) = (offsets, x, y, version);
    }

    /// <summary>The nodes along x.</summary>
    public LookupAxis X { get; }

    /// <summary>The nodes along y.</summary>
    public LookupAxis Y { get; }

    /// <summary>EXTVER of the extension that holds the table.</summary>
    public int Version { get; }

    /// <summary>Whether both tables have their nodes at the same pixels.</summary>
    public bool SharesNodesWith(LookupTable other) => X == other.X && Y == other.Y;

    /// <summary>The offset at a 0-based pixel; NaN where the pixel is NaN.</summary>
    public double At(double x, double y) => Between(X.Place(x), Y.Place(y));

    /// <summary>The offset between nodes.</summary>
    public double Between(LookupPlace x, LookupPlace y)
    {
        int row = y.First * X.Count, next = y.Second * X.Count;
        double below = (1 - x.Fraction) * offsets[row + x.First] + x.Fraction * offsets[row + x.Second];
        double above = (1 - x.Fraction) * offsets[next + x.First] + x.Fraction * offsets[next + x.Second];
        return (1 - y.Fraction) * below + y.Fraction * above;
    }

    /// <summary>The same table where the pixel (x, y) is called (0, 0).</summary>
    public LookupTable Cropped(double x, double y) => new(offsets, X.Cropped(x), Y.Cropped(y), Version);

    /// <summary>The same offsets in pixels <paramref name="factor"/> times smaller.</summary>
    public LookupTable Oversampled(double factor) =>
        new([.. offsets.Select(offset => (float)(offset * factor))], X.Oversampled(factor), Y.Oversampled(factor), Version);

    /// <summary>The extension that holds the table.</summary>
    /// <param name="extName">WCSDVARR or D2IMARR.</param>
    public ImageHdu ToHdu(string extName)
    {
        var header = new Header();
        header.Set("EXTNAME", extName, "table of pixel offsets");
        header.Set("EXTVER", Version);
        X.WriteTo(header, 1);
        Y.WriteTo(header, 2);
        return ImageHdu.Create(offsets, X.Count, Y.Count, header);
    }
}
