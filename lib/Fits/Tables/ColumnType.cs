namespace HstNotebooks.Fits;

/// <summary>The element type of a table column (FITS 4.0, table 18).</summary>
public enum ColumnType
{
    /// <summary>True, false or undefined (L).</summary>
    Logical,

    /// <summary>Bits, eight to the byte (X).</summary>
    Bit,

    /// <summary>Unsigned byte (B).</summary>
    Byte,

    /// <summary>16-bit integer (I).</summary>
    Int16,

    /// <summary>32-bit integer (J).</summary>
    Int32,

    /// <summary>64-bit integer (K).</summary>
    Int64,

    /// <summary>Text (A).</summary>
    Text,

    /// <summary>32-bit floating-point number (E).</summary>
    Single,

    /// <summary>64-bit floating-point number (D).</summary>
    Double,

    /// <summary>Pair of 32-bit floating-point numbers (C).</summary>
    ComplexSingle,

    /// <summary>Pair of 64-bit floating-point numbers (M).</summary>
    ComplexDouble,
}
