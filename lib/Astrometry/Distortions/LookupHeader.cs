using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The cards of lookup tables and the extensions that they name: CPDISj and DPj with WCSDVARR, D2IMDISj and D2IMj with D2IMARR
/// (Calabretta et al., "Representations of distortions in FITS world coordinate systems", draft of 2004), and the older
/// D2IM of one column, AXISCORR.
/// </summary>
internal static class LookupHeader
{
    /// <summary>EXTNAME of the tables of CPDIS.</summary>
    public const string NpolTable = "WCSDVARR";

    /// <summary>EXTNAME of the tables of D2IM.</summary>
    public const string DetectorTable = "D2IMARR";

    /// <summary>Reads the correction of CPDIS1 and CPDIS2; null where there is none.</summary>
    /// <exception cref="WcsException">A table is missing or not what the cards say, or the correction is none of tables.</exception>
    public static LookupPair? ReadNpol(Header header, FitsFile? file, List<DistortionNote> notes) =>
        Read(header, file, "CPDIS", "DP", NpolTable, notes);

    /// <summary>Reads the correction of D2IMDIS1 and D2IMDIS2, or of AXISCORR; null where there is none.</summary>
    /// <exception cref="WcsException">A table is missing or not what the cards say, or the correction is none of tables.</exception>
    public static LookupPair? ReadDetectorToImage(Header header, FitsFile? file, List<DistortionNote> notes)
    {
        if (header.IntegerOrNull("AXISCORR") is not { } axis) return Read(header, file, "D2IMDIS", "D2IM", DetectorTable, notes);
        if (axis is not (1 or 2)) throw new WcsException($"AXISCORR = {axis}: the axis that is corrected was expected, 1 or 2.");
        if (file is not null && !file.Hdus.Any(hdu => hdu.Name.Equals(DetectorTable, StringComparison.OrdinalIgnoreCase)))
        {
            notes.Add(DistortionNote.Warning($"AXISCORR, but the file has no extension {DetectorTable}: no D2IM is applied."));
            return null;
        }
        var table = Load(file, "AXISCORR", DetectorTable, 1, swapped: false, notes);
        return axis == 1 ? new(table, null) : new(null, table);
    }

    /// <summary>Writes the cards of a correction; the extensions that they name are to be written into the same file.</summary>
    public static List<ImageHdu> Write(Header header, LookupPair pair, bool isNpol)
    {
        var hdus = new List<ImageHdu>();
        var (keyword, record, extName) = isNpol ? ("CPDIS", "DP", NpolTable) : ("D2IMDIS", "D2IM", DetectorTable);
        foreach (var (table, axis) in new[] { (pair.X, 1), (pair.Y, 2) })
        {
            if (table is null) continue;
            header.Set($"{keyword}{axis}", "LOOKUP", "offsets are in a table");
            header.SetRecord($"{record}{axis}", "EXTVER", table.Version, $"EXTVER of the {extName} extension");
            header.SetRecord($"{record}{axis}", "NAXES", 2, "the table has two axes");
            header.SetRecord($"{record}{axis}", "AXIS.1", 1, "the first is that of x");
            header.SetRecord($"{record}{axis}", "AXIS.2", 2, "the second is that of y");
            hdus.Add(table.ToHdu(extName));
        }
        return hdus;
    }

    /// <summary>Removes every card of lookup tables.</summary>
    public static void Remove(Header header)
    {
        string[] keywords = ["CPDIS", "CPERR", "DP", "D2IMDIS", "D2IMERR", "D2IM"];
        foreach (string keyword in keywords)
        {
            header.Remove($"{keyword}1");
            header.Remove($"{keyword}2");
        }
        header.Remove("AXISCORR");
        header.Remove("D2IMEXT");
        header.Remove("NPOLEXT");
    }

    private static LookupPair? Read(
        Header header, FitsFile? file, string keyword, string record, string extName, List<DistortionNote> notes)
    {
        var (x, y) = (Table(1), Table(2));
        if (x is null && y is null) return null;
        if (x is null || y is null)
        {
            var (there, missing) = x is null ? (2, 1) : (1, 2);
            notes.Add(DistortionNote.Warning($"{keyword}{there} without {keyword}{missing}: only axis {there} is corrected."));
        }
        return new(x, y);

        LookupTable? Table(int axis)
        {
            if (header.TextOrNull($"{keyword}{axis}") is not { } kind || kind.Length == 0) return null;
            if (!kind.Equals("LOOKUP", StringComparison.OrdinalIgnoreCase))
            {
                throw new WcsException($"{keyword}{axis} = '{kind}': of the distortion functions only LOOKUP is understood.");
            }
            string name = $"{record}{axis}";
            int version = RecordCards.Count(header, name, "EXTVER", 1);
            int axes = RecordCards.Count(header, name, "NAXES", 2);
            int first = RecordCards.Count(header, name, "AXIS.1", 1);
            int second = RecordCards.Count(header, name, "AXIS.2", first == 2 ? 1 : 2);
            if (axes > 2 || first > 2 || second != 3 - first)
            {
                throw new WcsException($"{name}: NAXES {axes}, AXIS.1 {first}, AXIS.2 {second}; a table of the axes 1 and 2 was expected.");
            }
            return Load(file, $"{keyword}{axis}", extName, version, first == 2, notes);
        }
    }

    private static LookupTable Load(
        FitsFile? file, string keyword, string extName, int version, bool swapped, List<DistortionNote> notes)
    {
        string needed = Invariant($"{keyword} asks for a table in the extension {extName},{version}");
        if (file is null) throw new WcsException($"{needed}: read the WCS with the file that holds it, not from the header alone.");
        try
        {
            var image = file.Image(extName, version);
            if (image.DataLength == 0 || image.Shape.Skip(2).Any(length => length != 1))
            {
                string shape = string.Join(", ", image.Shape);
                throw new WcsException($"{needed}: {image.Header.Origin} has the shape [{shape}]; a table of two axes was expected.");
            }
            float[] offsets = image.Read<float>();
            var first = LookupAxis.Read(image.Header, 1, (int)image.Shape[0]);
            var second = image.Shape.Count > 1 ? LookupAxis.Read(image.Header, 2, (int)image.Shape[1]) : LookupAxis.Single;
            notes.Add(DistortionNote.Info(Invariant($"{keyword}: {extName},{version}, {first.Count} × {second.Count} nodes.")));
            return swapped
                ? new(Transposed(offsets, first.Count, second.Count), second, first, version)
                : new(offsets, first, second, version);
        }
        catch (FitsException e)
        {
            throw new WcsException($"{needed}: {e.Message}", e);
        }
    }

    private static float[] Transposed(float[] offsets, int width, int height)
    {
        var transposed = new float[offsets.Length];
        for (int y = 0, i = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++, i++) transposed[x * height + y] = offsets[i];
        }
        return transposed;
    }
}
