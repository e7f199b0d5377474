namespace HstNotebooks.Fits;

/// <summary>bool as T and F.</summary>
internal sealed class LogicalEncoder : ElementEncoder<bool>
{
    public override int ValueBytes => 1;

    protected override CellFormat FormatFor(IEnumerable<bool[]> values) => new(new BinaryFormat(1, ColumnType.Logical));

    public override void Encode(ReadOnlySpan<bool> values, Span<byte> stored)
    {
        for (int i = 0; i < values.Length; i++) stored[i] = values[i] ? (byte)'T' : (byte)'F';
    }
}

/// <summary>bool as T and F, null as 0.</summary>
internal sealed class NullableLogicalEncoder : ElementEncoder<bool?>
{
    public override int ValueBytes => 1;

    protected override CellFormat FormatFor(IEnumerable<bool?[]> values) => new(new BinaryFormat(1, ColumnType.Logical));

    public override void Encode(ReadOnlySpan<bool?> values, Span<byte> stored)
    {
        for (int i = 0; i < values.Length; i++) stored[i] = values[i] switch { true => (byte)'T', false => (byte)'F', null => 0 };
    }
}
