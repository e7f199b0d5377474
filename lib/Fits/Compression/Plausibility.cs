namespace HstNotebooks.Fits;

/// <summary>Whether data are as large as a header claims: a few packed bytes may be a large empty image, or a damaged header.</summary>
internal static class Plausibility
{
    /// <summary>Bytes that may be allocated because a header says so.</summary>
    public const long Harmless = 64 << 20;

    private const int ChunkBytes = 1 << 20;

    /// <summary>Unpacks all of a unit once, a little at a time, if it claims to be far larger than its packed bytes.</summary>
    /// <exception cref="FitsException">The data are not all there.</exception>
    public static void Require(DataUnit unit, long packedLength)
    {
        if (unit.Length <= Harmless + 8 * packedLength) return;
        byte[] chunk = new byte[ChunkBytes];
        using var reader = unit.Open();
        for (long offset = 0; offset < unit.Length; offset += ChunkBytes)
        {
            reader.Read(offset, chunk.AsSpan(0, (int)Math.Min(ChunkBytes, unit.Length - offset)));
        }
    }
}
