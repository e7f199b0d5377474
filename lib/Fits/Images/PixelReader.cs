using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// Reads the pixels of one image or of a section of it: straight into the result where it is stored as asked for, else converted in chunks.
/// </summary>
internal sealed class PixelReader(ImageHdu image, ImageSection? section = null)
{
    private const int ChunkBytes = 1 << 18;

    private readonly PixelScaling scaling = PixelScaling.Of(image);
    private readonly int storedSize = Math.Abs(image.Bitpix) / 8;
    private bool isMask;

    public T[] Read<T>() where T : unmanaged
    {
        var wanted = PixelStorage.Of<T>();
        isMask = typeof(T) == typeof(bool);
        if (wanted.Bitpix > 0) RequireIntegers(typeof(T).Name);
        long count = section?.PixelCount ?? image.Data.Length / storedSize;
        if (count > Array.MaxLength)
        {
            string shape = string.Join(" × ", section?.Shape ?? image.Shape);
            throw new FitsException($"{image.Header.Origin}: {count} pixels ({shape}) are more than one array holds; read a section.");
        }

        image.Data.RequirePlausible();
        using var reader = Open();
        var pixels = Allocate<T>((int)count);
        bool isStoredSo = wanted.Bitpix == image.Bitpix && scaling.Scale == 1 && scaling.Zero == wanted.Zero && !isMask;
        if (isStoredSo) ReadDirectly<T>(reader, pixels, wanted.FlipsSign);
        else ReadConverted<T>(reader, pixels);
        return pixels;
    }

    private T[] Allocate<T>(int count) where T : unmanaged
    {
        try
        {
            return GC.AllocateUninitializedArray<T>(count);
        }
        catch (OutOfMemoryException e)
        {
            throw new FitsException(Invariant($"{image.Header.Origin}: there is no memory for {count} pixels; read a section."), e);
        }
    }

    private DataReader Open()
    {
        var reader = image.Data.Open();
        return section is null ? reader : new SectionReader(reader, storedSize, section, image.Shape);
    }

    // In chunks that stay in the cache between the copy from the file and the swap.
    private void ReadDirectly<T>(DataReader reader, Span<T> pixels, bool flipSign) where T : unmanaged
    {
        int step = ChunkBytes / storedSize;
        for (int start = 0; start < pixels.Length; start += step)
        {
            var chunk = pixels.Slice(start, Math.Min(step, pixels.Length - start));
            var bytes = MemoryMarshal.AsBytes(chunk);
            reader.Read((long)start * storedSize, bytes);
            PixelBytes.Swap(bytes, storedSize);
            if (scaling.Blank is not null) RequireNoBlank(bytes, start);
            if (flipSign) PixelBytes.FlipSign(bytes, storedSize);
        }
    }

    private void ReadConverted<T>(DataReader reader, Span<T> pixels) where T : unmanaged
    {
        switch (Type.GetTypeCode(typeof(T)))
        {
            case TypeCode.Single: ReadStored(reader, MemoryMarshal.Cast<T, float>(pixels)); break;
            case TypeCode.Double: ReadStored(reader, MemoryMarshal.Cast<T, double>(pixels)); break;
            case TypeCode.Byte or TypeCode.Boolean: ReadStored(reader, MemoryMarshal.Cast<T, byte>(pixels)); break;
            case TypeCode.SByte: ReadStored(reader, MemoryMarshal.Cast<T, sbyte>(pixels)); break;
            case TypeCode.Int16: ReadStored(reader, MemoryMarshal.Cast<T, short>(pixels)); break;
            case TypeCode.UInt16: ReadStored(reader, MemoryMarshal.Cast<T, ushort>(pixels)); break;
            case TypeCode.Int32: ReadStored(reader, MemoryMarshal.Cast<T, int>(pixels)); break;
            case TypeCode.UInt32: ReadStored(reader, MemoryMarshal.Cast<T, uint>(pixels)); break;
            case TypeCode.Int64: ReadStored(reader, MemoryMarshal.Cast<T, long>(pixels)); break;
            default: ReadStored(reader, MemoryMarshal.Cast<T, ulong>(pixels)); break;
        }
    }

    private void ReadStored<TOut>(DataReader reader, Span<TOut> pixels) where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        switch (image.Bitpix)
        {
            case 8: ReadChunks<byte, TOut>(reader, pixels); break;
            case 16: ReadChunks<short, TOut>(reader, pixels); break;
            case 32: ReadChunks<int, TOut>(reader, pixels); break;
            case 64: ReadChunks<long, TOut>(reader, pixels); break;
            case -32: ReadChunks<float, TOut>(reader, pixels); break;
            default: ReadChunks<double, TOut>(reader, pixels); break;
        }
    }

    private void ReadChunks<TIn, TOut>(DataReader reader, Span<TOut> pixels)
        where TIn : unmanaged, INumber<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int step = ChunkBytes / storedSize;
            for (int start = 0; start < pixels.Length; start += step)
            {
                int count = Math.Min(step, pixels.Length - start);
                var bytes = buffer.AsSpan(0, count * storedSize);
                reader.Read((long)start * storedSize, bytes);
                PixelBytes.Swap(bytes, storedSize);
                Convert(MemoryMarshal.Cast<byte, TIn>(bytes), pixels.Slice(start, count), start);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Convert<TIn, TOut>(ReadOnlySpan<TIn> stored, Span<TOut> pixels, int start)
        where TIn : unmanaged, INumber<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        if (typeof(TOut) == typeof(float) || typeof(TOut) == typeof(double))
        {
            PixelConversion.ToReal(stored, pixels, scaling);
            return;
        }
        RequireNoBlank(stored, start);
        bool isNarrow = Unsafe.SizeOf<TIn>() <= sizeof(int) && scaling.FitsLong;
        if (isMask)
        {
            var mask = MemoryMarshal.AsBytes(pixels);
            if (isNarrow) PixelConversion.ToMask<TIn, long>(stored, mask, scaling);
            else PixelConversion.ToMask<TIn, Int128>(stored, mask, scaling);
            return;
        }
        int bad = isNarrow
            ? PixelConversion.ToInteger<TIn, long, TOut>(stored, pixels, scaling)
            : PixelConversion.ToInteger<TIn, Int128, TOut>(stored, pixels, scaling);
        if (bad < 0) return;
        string value = Value(stored[bad]).ToString(CultureInfo.InvariantCulture);
        throw new FitsException(
            $"{image.Header.Origin}: {value} at {Place(start + bad)} does not fit into {typeof(TOut).Name}; read it as a wider type.");
    }

    private void RequireIntegers(string type)
    {
        string? why = image.Bitpix < 0 ? Invariant($"its pixels are floating-point (BITPIX {image.Bitpix})")
            : scaling.IsIntegral ? null
            : Invariant($"its pixels are scaled to real numbers (BSCALE {scaling.Scale}, BZERO {scaling.Zero})");
        if (why is null) return;
        throw new FitsException($"{image.Header.Origin} cannot be read as {type} without loss: {why}; read it as float or double.");
    }

    private void RequireNoBlank(Span<byte> bytes, int start)
    {
        switch (image.Bitpix)
        {
            case 8: RequireNoBlank<byte>(bytes, start); break;
            case 16: RequireNoBlank<short>(MemoryMarshal.Cast<byte, short>(bytes), start); break;
            case 32: RequireNoBlank<int>(MemoryMarshal.Cast<byte, int>(bytes), start); break;
            case 64: RequireNoBlank<long>(MemoryMarshal.Cast<byte, long>(bytes), start); break;
        }
    }

    private void RequireNoBlank<TIn>(ReadOnlySpan<TIn> stored, int start) where TIn : unmanaged, INumber<TIn>
    {
        int blank = PixelConversion.IndexOfBlank(stored, scaling);
        if (blank < 0) return;
        throw new FitsException(
            $"{image.Header.Origin}: the pixel at {Place(start + blank)} is BLANK, which no integer can say; read it as float or double.");
    }

    private Int128 Value<TIn>(TIn stored) where TIn : INumber<TIn> =>
        Int128.CreateTruncating(scaling.Zero) + Int128.CreateTruncating(scaling.Scale) * Int128.CreateTruncating(stored);

    // In the image, counted from 0, x first.
    private string Place(long index)
    {
        var place = new List<long>();
        foreach (var (start, length, step) in section?.Axes ?? [.. image.Shape.Select(size => new SectionAxis(0, size))])
        {
            place.Add(start + index % length * step);
            index /= length;
        }
        return $"[{string.Join(", ", place)}]";
    }
}
