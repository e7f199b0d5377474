using System.Text;

namespace HstNotebooks.Fits;

/// <summary>
/// Text as wide as the longest string, at least 1, filled up with NUL: some readers keep the blanks of arrays of strings.
/// </summary>
internal sealed class TextEncoder : ElementEncoder<string>
{
    private int width = 1;

    public override int ValueBytes => width;

    protected override CellFormat FormatFor(IEnumerable<string[]> values)
    {
        foreach (string[] cell in values)
        {
            foreach (string? text in cell) width = Math.Max(width, text?.Length ?? 0);
        }
        return new CellFormat(new BinaryFormat(width, ColumnType.Text));
    }

    public override void Encode(ReadOnlySpan<string> values, Span<byte> stored)
    {
        stored.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            string text = values[i] ?? "";
            int bad = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
            if (bad >= 0)
            {
                string found = $"'{text}' has the character U+{(int)text[bad]:X4}";
                throw new ArgumentException($"{found}; text in FITS tables is printable ASCII (32 to 126).");
            }
            Encoding.Latin1.GetBytes(text, stored.Slice(i * width, width));
        }
    }
}
