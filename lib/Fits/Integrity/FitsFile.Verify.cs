namespace HstNotebooks.Fits;

public sealed partial class FitsFile
{
    /// <summary>
    /// Compares the file, as it is stored, with the FITS standard 4.0: cards, mandatory and reserved keywords, tables, padding,
    /// checksums. Changes of headers that were not written do not count. Pixels and cells of tables are not judged.
    /// </summary>
    public FitsReport Verify() => FitsVerifier.Verify(Name, () => source);

    /// <summary>As <see cref="Verify()"/>, for a file that perhaps cannot even be opened: then this is the one finding.</summary>
    public static FitsReport Verify(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FitsVerifier.Verify(Path.GetFileName(path), () => ByteSource.FromFile(path));
    }
}
