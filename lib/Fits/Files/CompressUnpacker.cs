using ICSharpCode.SharpZipLib.Lzw;

namespace HstNotebooks.Fits;

/// <summary>Files of the Unix program compress (.Z). The format has no end mark: one that is cut off shows in the FITS file.</summary>
internal sealed class CompressUnpacker(Stream packed) : Unpacker
{
    private readonly LzwInputStream stream = new(packed) { IsStreamOwner = false };

    public override string Program => "compress";

    public override int Read(byte[] buffer, int offset, int count) => Math.Max(0, stream.Read(buffer, offset, count));

    public override void Dispose() => stream.Dispose();
}
