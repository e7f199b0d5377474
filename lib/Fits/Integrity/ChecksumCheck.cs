namespace HstNotebooks.Fits;

/// <summary>A checksum keyword, compared with the bytes.</summary>
/// <param name="Keyword">DATASUM or CHECKSUM.</param>
/// <param name="Status">Whether it is there and right.</param>
/// <param name="Found">The value in the header; empty when absent.</param>
/// <param name="Expected">The value that the bytes ask for.</param>
public sealed record ChecksumCheck(string Keyword, ChecksumStatus Status, string Found, string Expected)
{
    /// <inheritdoc/>
    public override string ToString() => Status switch
    {
        ChecksumStatus.Absent => $"{Keyword} is absent",
        ChecksumStatus.Right => $"{Keyword} is right",
        _ => $"{Keyword} is wrong: '{Found}' was found, '{Expected}' was expected",
    };
}
