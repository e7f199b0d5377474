namespace HstNotebooks.Fits;

/// <summary>
/// How FITS stores a pixel type: its BITPIX and, for types that FITS lacks, the BZERO that stands for a flipped sign bit.
/// </summary>
internal readonly record struct PixelStorage(int Bitpix, double Zero = 0)
{
    public static PixelStorage Of<T>() where T : unmanaged => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Byte or TypeCode.Boolean => new(8),
        TypeCode.SByte => new(8, -128),
        TypeCode.Int16 => new(16),
        TypeCode.UInt16 => new(16, 1 << 15),
        TypeCode.Int32 => new(32),
        TypeCode.UInt32 => new(32, 1u << 31),
        TypeCode.Int64 => new(64),
        TypeCode.UInt64 => new(64, 1ul << 63),
        TypeCode.Single => new(-32),
        TypeCode.Double => new(-64),
        _ => throw new NotSupportedException(
            $"{typeof(T).Name} is no type of FITS pixels; "
            + "these are float, double, byte, sbyte, short, ushort, int, uint, long, ulong and bool."),
    };

    public bool FlipsSign => Zero != 0;
}
