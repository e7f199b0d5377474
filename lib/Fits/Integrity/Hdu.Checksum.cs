namespace HstNotebooks.Fits;

public partial class Hdu
{
    /// <summary>
    /// Compares DATASUM and CHECKSUM with the bytes of the file; of an HDU that was not read from a file, or whose header was changed
    /// since, with the cards and data as they stand.
    /// </summary>
    /// <exception cref="FitsException">The data are not all there, or the file cannot be read.</exception>
    public HduChecksums VerifyChecksum()
    {
        if (Stored is not null) return ForWriting.VerifyChecksum();
        byte[]? stored = Header.Changed ? null : Place?.ReadHeader();
        return HduChecksums.Of(Header, stored ?? FitsBlock.Header(Header), HduChecksums.SumOf(this, isInFile: stored is not null));
    }

    /// <summary>
    /// Asks for checksums: sets DATASUM and CHECKSUM, whose values are computed when the HDU is written; until then they are not right.
    /// </summary>
    public void AddChecksum()
    {
        Header.Set(HduChecksums.DataSumKeyword, "0", "data unit checksum");
        Header.Set(HduChecksums.ChecksumKeyword, "0000000000000000", "HDU checksum");
    }
}
