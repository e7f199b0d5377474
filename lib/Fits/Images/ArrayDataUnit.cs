using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Pixels in memory, seen as FITS would store them; the array itself is never changed.</summary>
internal sealed class ArrayDataUnit<T>(T[] pixels) : DataUnit where T : unmanaged
{
    public override long Length => (long)pixels.Length * Unsafe.SizeOf<T>();

    public override bool IsInMemory => true;

    public override DataReader Open() => new Reader(pixels);

    private sealed class Reader(T[] pixels) : DataReader
    {
        public override void Read(long offset, Span<byte> target)
        {
            int size = Unsafe.SizeOf<T>();
            var source = MemoryMarshal.AsBytes(pixels.AsSpan((int)(offset / size), target.Length / size));
            if (!PixelStorage.Of<T>().FlipsSign)
            {
                PixelBytes.Swap(source, target, size);
                return;
            }
            source.CopyTo(target);
            PixelBytes.FlipSign(target, size);
            PixelBytes.Swap(target, size);
        }
    }
}
