namespace HstNotebooks.Fits;

/// <summary>Headers and data are stored in blocks of 2880 bytes.</summary>
internal static class FitsBlock
{
    public const int Length = 2880;

    /// <summary>The bytes that fill up the last block after <paramref name="length"/> bytes.</summary>
    public static int Padding(long length) => (int)((Length - length % Length) % Length);
}
