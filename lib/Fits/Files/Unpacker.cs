namespace HstNotebooks.Fits;

/// <summary>A whole file packed with gzip, bzip2 or compress, unpacked from the beginning to the end.</summary>
internal abstract class Unpacker : IDisposable
{
    /// <summary>The program that packs so, for messages.</summary>
    public abstract string Program { get; }

    /// <summary>How many bytes the file claims to unpack to, or 0: a hint that may be wrong.</summary>
    public virtual long LengthHint => 0;

    /// <summary>Whether what follows the packed data is not packed; known at the end.</summary>
    public bool HasTrailingBytes { get; protected set; }

    /// <summary>The unpacker for what <paramref name="packed"/> begins with; null when it is not packed.</summary>
    public static Unpacker? For(Stream packed)
    {
        Span<byte> magic = stackalloc byte[4];
        int length = packed.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        packed.Position = 0;
        return magic[..length] switch
        {
            [0x1F, 0x8B, ..] => new GzipUnpacker(packed),
            [0x1F, 0x9D, ..] => new CompressUnpacker(packed),
            [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9'] => new Bzip2Unpacker(packed),
            _ => null,
        };
    }

    /// <summary>The next bytes, at least one; 0 at the end. Damage ends in an exception of any type.</summary>
    public abstract int Read(byte[] buffer, int offset, int count);

    public abstract void Dispose();
}
