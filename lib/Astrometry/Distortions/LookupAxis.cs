using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

/// <summary>
/// Where the nodes of a lookup table lie along one axis of the image. The node at a 0-based pixel x is
/// (x − CRVAL) / CDELT + CRPIX, counted from 0. That is neither the letter of FITS, by which CRPIX counts from 1, nor symmetric
/// in pixels and nodes, but it is what the tables of HST, with CRPIX = CRVAL = 0, are made for, and what astropy does.
/// </summary>
/// <param name="Count">Number of nodes.</param>
/// <param name="ReferenceNode">CRPIX.</param>
/// <param name="ReferencePixel">CRVAL.</param>
/// <param name="Step">CDELT: pixels from node to node.</param>
internal readonly record struct LookupAxis(int Count, double ReferenceNode, double ReferencePixel, double Step)
{
    /// <summary>An axis without extent, of a table with one dimension less.</summary>
    public static LookupAxis Single { get; } = new(1, 0, 0, 1);

    /// <summary>The nodes at both sides of a pixel, clamped to the table.</summary>
    public LookupPlace Place(double pixel)
    {
        double node = Math.Clamp((pixel - ReferencePixel) / Step + ReferenceNode, 0, Count - 1);
        int first = (int)node;
        return new(first, Math.Min(first + 1, Count - 1), node - first);
    }

    /// <summary>The same nodes where <paramref name="pixel"/> is called 0.</summary>
    public LookupAxis Cropped(double pixel) => this with { ReferencePixel = ReferencePixel - pixel };

    /// <summary>The same nodes in pixels <paramref name="factor"/> times smaller.</summary>
    public LookupAxis Oversampled(double factor) =>
        this with { ReferencePixel = (ReferencePixel + 0.5) * factor - 0.5, Step = Step * factor };

    /// <summary>Reads CRPIX, CRVAL and CDELT of an axis of the table.</summary>
    /// <exception cref="WcsException">CDELT is zero.</exception>
    /// <exception cref="FitsException">One of them is no number.</exception>
    public static LookupAxis Read(Header table, int axis, int count)
    {
        double step = table.Double($"CDELT{axis}", 1);
        if (step == 0) throw new WcsException($"{table.Origin}: CDELT{axis} = 0; the table has no spacing.");
        return new(count, table.Double($"CRPIX{axis}", 0), table.Double($"CRVAL{axis}", 0), step);
    }

    /// <summary>Writes CRPIX, CRVAL and CDELT.</summary>
    public void WriteTo(Header table, int axis)
    {
        table.Set($"CRPIX{axis}", ReferenceNode, "reference node");
        table.Set($"CRVAL{axis}", ReferencePixel, "pixel of the reference node");
        table.Set($"CDELT{axis}", Step, "pixels from node to node");
    }
}
