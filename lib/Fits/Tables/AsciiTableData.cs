using System.Text;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The rows of an ASCII table, a blank between the fields.</summary>
internal sealed class AsciiTableData : BlockDataUnit
{
    private const int BlockBytes = 1 << 18;

    private readonly Table table;

    public AsciiTableData(Table table)
    {
        this.table = table;
        Fields = new (AsciiField Field, long First)[table.Columns.Count];
        for (int i = 0; i < Fields.Length; i++)
        {
            Fields[i] = (AsciiField.Of(table.Columns[i]), i == 0 ? 0 : RowBytes + 1);
            RowBytes = Fields[i].First + Fields[i].Field.Form.Width;
        }
        if (RowBytes > Array.MaxLength) throw new FitsException(Invariant($"A row of {RowBytes} characters is too long to be written."));
        Length = checked(RowBytes * table.RowCount);
    }

    /// <summary>The fields and the character, from 0, at which they start.</summary>
    public (AsciiField Field, long First)[] Fields { get; }

    public long RowBytes { get; }

    public override long Length { get; }

    protected override BlockProducer Produce() => new Producer(this);

    private sealed class Producer(AsciiTableData data) : BlockProducer
    {
        public override long Fill(long offset, ref byte[] block, out int length)
        {
            int rowBytes = checked((int)data.RowBytes);
            long firstRow = offset / rowBytes;
            int count = (int)Math.Min(Math.Max(1, BlockBytes / rowBytes), data.table.RowCount - firstRow);
            length = count * rowBytes;
            block = new byte[length];
            block.AsSpan().Fill((byte)' ');
            foreach (var (field, first) in data.Fields)
            {
                int at = (int)first;
                foreach (string text in field.Texts(firstRow, count))
                {
                    RequirePrintable(text, field.Column, firstRow + at / rowBytes);
                    // Numbers end at the right; TNULL is filled up with blanks on the right, as text is.
                    bool isLeft = field.Form.Code == 'A' || text == AsciiField.Undefined;
                    int pad = isLeft ? 0 : field.Form.Width - text.Length;
                    Encoding.Latin1.GetBytes(text, block.AsSpan(at + pad, text.Length));
                    at += rowBytes;
                }
            }
            return firstRow * rowBytes;
        }

        private static void RequirePrintable(string text, TableColumn column, long row)
        {
            int bad = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
            if (bad < 0) return;
            string found = Invariant($"row {row} has the character U+{(int)text[bad]:X4}");
            throw new FitsException($"{column.Origin}: {found}; text in FITS tables is printable ASCII (32 to 126).");
        }

        public override void Dispose() { }
    }
}
