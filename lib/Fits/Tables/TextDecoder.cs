using System.Text;

namespace HstNotebooks.Fits;

/// <summary>
/// Strings of equal width to a NUL and without trailing blanks (FITS 4.0, section 7.3.3.1). Bytes beyond ASCII are Latin-1.
/// </summary>
internal sealed class TextDecoder(TableColumn column) : ElementDecoder<string>(column)
{
    protected override void Decode(Span<byte> stored, Span<string> values, CellPlace place)
    {
        int width = values.Length == 0 ? 0 : stored.Length / values.Length;
        for (int i = 0; i < values.Length; i++)
        {
            var text = stored.Slice(i * width, width);
            int end = text.IndexOf((byte)0);
            if (end >= 0) text = text[..end];
            values[i] = Encoding.Latin1.GetString(text.TrimEnd((byte)' '));
        }
    }
}
