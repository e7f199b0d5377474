namespace HstNotebooks.Fits;

/// <summary>The words of a text format, in UTF-8, for values that are no decimal numbers.</summary>
internal sealed record TextDialect(byte[] NotANumber, byte[] Infinity, byte[] True, byte[] False)
{
    public static readonly TextDialect Csv = new([], [.. "inf"u8], [.. "true"u8], [.. "false"u8]);

    public static readonly TextDialect Ecsv = new([.. "nan"u8], [.. "inf"u8], [.. "True"u8], [.. "False"u8]);

    public static readonly TextDialect Json = new([.. "NaN"u8], [.. "Infinity"u8], [.. "true"u8], [.. "false"u8]);
}
