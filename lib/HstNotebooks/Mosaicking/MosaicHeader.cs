using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>The header of a mosaic: keywords of the first tile, the WCS of the mosaic, where it comes from.</summary>
internal static class MosaicHeader
{
    public static Header Of(IReadOnlyList<HstImage> images, OptimalGrid grid, BackgroundOffsets offsets, MosaicOptions options,
        IReadOnlyList<InputFile>? inputs)
    {
        var header = images[0].Header.Clone();
        if (options.Fidelity == Fidelity.Original) ReplaceReference(header, grid);
        else Replace(header, grid);
        for (int i = 0; i < images.Count; i++)
        {
            header.AddHistory(Ascii(FormattableString.Invariant(
                $"mosaic tile {i + 1}: {images[i].Name}, {offsets.Values[i]:G6} subtracted, uncertainty {offsets.Uncertainties[i]:G3}")));
        }
        Provenance.Of("mosaic", options, inputs ?? [.. images.Select(i => new InputFile(Ascii(i.Name), ""))]).WriteTo(header);
        return header;
    }

    // Of alternate systems too: they describe the pixels of the first tile.
    private static void Replace(Header header, OptimalGrid grid)
    {
        foreach (char letter in Wcs.Alternates(header).ToArray()) Wcs.RemoveFrom(header, letter);
        Wcs.RemoveFrom(header);
        grid.Wcs.WriteTo(header);
    }

    // Right only when the first tile has the scale and the orientation of the mosaic.
    private static void ReplaceReference(Header header, OptimalGrid grid)
    {
        header.Set("CRPIX1", grid.Wcs.ReferencePixel.X + 1);
        header.Set("CRPIX2", grid.Wcs.ReferencePixel.Y + 1);
        header.Set("CRVAL1", grid.Wcs.ReferenceSky.Ra);
        header.Set("CRVAL2", grid.Wcs.ReferenceSky.Dec);
    }

    private static string Ascii(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));
}
