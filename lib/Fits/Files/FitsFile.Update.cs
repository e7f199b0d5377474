namespace HstNotebooks.Fits;

public sealed partial class FitsFile
{
    /// <summary>
    /// Writes changed headers back into the file: in place when each takes as many blocks of 2880 bytes as before, else the whole file
    /// is written anew and renamed, as by <see cref="Write"/> (bytes after the last HDU are lost then). A gzipped file is always written
    /// anew. This object and its HDUs stay usable. Not for use while other threads read from the file.
    /// </summary>
    /// <exception cref="FitsException">
    /// The file was read from memory, has changed since it was opened, or cannot be written; or a header does not describe its data.
    /// Nothing is written before all headers are ready.
    /// </exception>
    public FileChange Update()
    {
        source.RequireUnchanged();
        var changed = Hdus.Where(hdu => hdu.Header.Changed).ToArray();
        if (changed.Length == 0) return FileChange.None;
        var headers = changed.Select(hdu => (Place: Place(hdu), Header: HeaderBytes(hdu, hdu.Index))).ToArray();
        bool fits = !source.IsGzipped && headers.All(pair => pair.Header.Length == pair.Place.Offset - pair.Place.HeaderOffset);
        if (!fits) return Rewrite(Hdus);
        InPlaceWriter.WriteHeaders(source.RequirePath(), headers.Select(pair => (pair.Place.HeaderOffset, pair.Header)));
        Refresh(areWritten: true);
        return FileChange.InPlace;
    }

    /// <summary>
    /// Puts an HDU in the place of another one, in the file and in <see cref="Hdus"/>, where it then has the place as its index. In place
    /// when its data are in memory and header and data take as many blocks of 2880 bytes as those of the old one, or when the old one
    /// ends the file, which then grows or shrinks; else the whole file is written anew and renamed, as by <see cref="Write"/>, with all
    /// changed headers. The old HDU can no longer be read. A write in place that breaks off can leave this one HDU damaged.
    /// </summary>
    /// <exception cref="ArgumentException">The old HDU is not one of this file, or the new one cannot stand first.</exception>
    /// <exception cref="FitsException">The file was read from memory, has changed since it was opened, or cannot be written.</exception>
    public FileChange Replace(Hdu oldHdu, Hdu newHdu)
    {
        ArgumentNullException.ThrowIfNull(oldHdu);
        ArgumentNullException.ThrowIfNull(newHdu);
        int index = Hdus.ToList().IndexOf(oldHdu);
        if (index < 0) throw new ArgumentException($"{oldHdu} is not one of {Name}.", nameof(oldHdu));
        if (index == 0 && newHdu is not ImageHdu && newHdu.Type != "GROUPS")
        {
            throw new ArgumentException($"A file cannot begin with {newHdu}: only an image or random groups can be first.", nameof(newHdu));
        }
        source.RequireUnchanged();
        byte[] header = HeaderBytes(newHdu, index);
        if (!FitsInPlace(oldHdu, newHdu, header.Length))
        {
            Hdu[] hdus = [.. Hdus];
            hdus[index] = newHdu;
            return Rewrite(hdus, oldHdu);
        }
        InPlaceWriter.WriteHdu(source.RequirePath(), Place(oldHdu).HeaderOffset, header, newHdu.ForWriting, EndsFile(oldHdu));
        Refresh(areWritten: false, oldHdu);
        return FileChange.InPlace;
    }

    private bool FitsInPlace(Hdu oldHdu, Hdu newHdu, int headerLength)
    {
        if (source.IsGzipped || !newHdu.ForWriting.Data.IsInMemory) return false;
        var place = Place(oldHdu);
        bool isSameSize = headerLength == place.Offset - place.HeaderOffset && PaddedLength(newHdu) == PaddedLength(oldHdu);
        return EndsFile(oldHdu) || (isSameSize && source.Length - place.Offset >= PaddedLength(oldHdu));
    }

    private bool EndsFile(Hdu hdu) => source.Length - Place(hdu).Offset == PaddedLength(hdu);

    private static long PaddedLength(Hdu hdu) => hdu.ForWriting.DataLength + FitsBlock.Padding(hdu.ForWriting.DataLength);

    private byte[] HeaderBytes(Hdu hdu, int index) =>
        FitsBlock.Header(HeaderStructure.ForWriting(hdu.ForWriting, index == 0, Hdus.Count > 1));

    private static FileDataUnit Place(Hdu hdu) => hdu.Place!;

    private FileChange Rewrite(IEnumerable<Hdu> hdus, Hdu? replaced = null)
    {
        FitsWriter.Write(source.RequirePath(), hdus, source.IsGzipped);
        Refresh(areWritten: true, replaced);
        return FileChange.Rewritten;
    }

    // The HDUs that the caller may hold stay the same objects, at their new places.
    private void Refresh(bool areWritten, Hdu? replaced = null)
    {
        source.Refresh();
        var (hdus, warnings) = FitsReader.Read(source);
        var kept = hdus.ToArray();
        for (int i = 0; i < kept.Length; i++)
        {
            var hdu = Hdus[i];
            if (hdu == replaced)
            {
                Place(hdu).MarkReplaced();
                continue;
            }
            Place(hdu).MoveTo(Place(kept[i]));
            if (areWritten) hdu.Header.Accept(kept[i].Header);
            kept[i] = hdu;
        }
        (Hdus, Warnings) = (Array.AsReadOnly(kept), warnings);
    }
}
