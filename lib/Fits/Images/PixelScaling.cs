namespace HstNotebooks.Fits;

/// <summary>physical = Zero + Scale × stored; a stored Blank (integer data only) is undefined.</summary>
internal sealed record PixelScaling(double Scale, double Zero, long? Blank)
{
    /// <summary>Stored values are physical values.</summary>
    public static PixelScaling None { get; } = new(1, 0, null);

    /// <exception cref="FitsException">BSCALE, BZERO or BLANK has a wrong type.</exception>
    public static PixelScaling Of(ImageHdu image)
    {
        var header = image.Header;
        long? blank = image.Bitpix > 0 ? header.IntegerOrNull("BLANK") : null;
        return new PixelScaling(header.Double("BSCALE", 1), header.Double("BZERO", 0), blank);
    }

    public bool IsIdentity => Scale == 1 && Zero == 0;

    /// <summary>Whether integers stay integers that 128-bit arithmetic holds, whatever is stored.</summary>
    public bool IsIntegral =>
        double.IsInteger(Scale) && double.IsInteger(Zero) && Math.Abs(Scale) < 1L << 62 && Math.Abs(Zero) <= 1ul << 63;

    /// <summary>Whether 64-bit arithmetic holds the result for stored values of at most 32 bits.</summary>
    public bool FitsLong => Math.Abs(Scale) < 1L << 29 && Math.Abs(Zero) < 1L << 62;
}
