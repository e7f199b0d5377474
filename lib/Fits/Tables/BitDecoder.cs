namespace HstNotebooks.Fits;

/// <summary>The bits of a cell, the most significant of each byte first.</summary>
internal sealed class BitDecoder(TableColumn column) : ElementDecoder<bool>(column)
{
    protected override void Decode(Span<byte> stored, Span<bool> values, CellPlace place)
    {
        for (int i = 0; i < values.Length; i++) values[i] = (stored[i >> 3] & 0x80 >> (i & 7)) != 0;
    }
}
