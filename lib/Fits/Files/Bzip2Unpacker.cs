using ICSharpCode.SharpZipLib.BZip2;

namespace HstNotebooks.Fits;

/// <summary>Bzip2 files of one or more streams, such as parallel packers write.</summary>
internal sealed class Bzip2Unpacker(Stream packed) : Unpacker
{
    private BZip2InputStream? current;

    public override string Program => "bzip2";

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (current is not null || OpenNext())
        {
            int read = current!.Read(buffer, offset, count);
            if (read > 0) return read;
            current.Dispose();
            current = null;
        }
        return 0;
    }

    public override void Dispose() => current?.Dispose();

    private bool OpenNext()
    {
        if (packed.Position == packed.Length) return false;
        if (packed.Position > 0 && packed.ReadByte() != 'B')
        {
            HasTrailingBytes = true;
            packed.Position = packed.Length;
            return false;
        }
        if (packed.Position > 0) packed.Position--;
        current = new BZip2InputStream(packed) { IsStreamOwner = false };
        return true;
    }
}
