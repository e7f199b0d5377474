using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>T and F to bool; the undefined 0 is refused.</summary>
internal sealed class LogicalDecoder(TableColumn column) : ElementDecoder<bool>(column)
{
    protected override void Decode(Span<byte> stored, Span<bool> values, CellPlace place)
    {
        int bad = stored.IndexOfAnyExcept((byte)'T', (byte)'F');
        if (bad >= 0) throw Refusal(Column, stored[bad], place.Of(bad));
        for (int i = 0; i < values.Length; i++) values[i] = stored[i] == 'T';
    }

    public static FitsException Refusal(TableColumn column, byte stored, string place) => new(stored == 0
        ? $"{column.Origin}: {place} is undefined, which bool cannot say; read it as bool?."
        : Invariant($"{column.Origin}: {place} is the byte {stored}; a logical value is 'T', 'F' or 0 (undefined)."));
}
