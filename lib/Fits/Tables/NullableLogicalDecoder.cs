namespace HstNotebooks.Fits;

/// <summary>T and F to bool, 0 to null.</summary>
internal sealed class NullableLogicalDecoder(TableColumn column) : ElementDecoder<bool?>(column)
{
    protected override void Decode(Span<byte> stored, Span<bool?> values, CellPlace place)
    {
        int bad = stored.IndexOfAnyExcept((byte)'T', (byte)'F', (byte)0);
        if (bad >= 0) throw LogicalDecoder.Refusal(Column, stored[bad], place.Of(bad));
        for (int i = 0; i < values.Length; i++) values[i] = stored[i] == 0 ? null : stored[i] == 'T';
    }
}
