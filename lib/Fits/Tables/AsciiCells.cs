using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The fields of a column of an ASCII table, given as the cells of a binary table: text, 64-bit integers, doubles.</summary>
internal sealed class AsciiCells(BinaryRows rows, long offset, AsciiFormat form, string? undefined, string origin) : CellSource
{
    /// <summary>What stands for an undefined integer; −2⁶³ itself is refused in a column that has a TNULL.</summary>
    public const long UndefinedInteger = long.MinValue;

    public override long RowCount => rows.RowCount;

    public override long BackingBytes => rows.Data.Length;

    public override CellReader Open() => new Reader(rows, offset, form, undefined, origin);

    private sealed class Reader(BinaryRows rows, long offset, AsciiFormat form, string? undefined, string origin) : CellReader
    {
        private const int ChunkBytes = 1 << 16;

        private readonly DataReader bytes = rows.Data.Open();
        private readonly byte[]? undefinedBytes = undefined is null ? null : Encoding.Latin1.GetBytes(undefined);

        public override void Read(long firstRow, int count, Span<byte> cells)
        {
            long start = firstRow * rows.RowBytes + offset;
            if (form.Code == 'A')
            {
                StridedBytes.Gather(bytes, start, rows.RowBytes, form.Width, cells);
                return;
            }
            int step = Math.Max(1, ChunkBytes / Math.Max(1, form.Width));
            byte[] fields = ArrayPool<byte>.Shared.Rent(Math.Min(step, count) * form.Width);
            for (int first = 0; first < count; first += step)
            {
                int chunk = Math.Min(step, count - first);
                var read = fields.AsSpan(0, chunk * form.Width);
                StridedBytes.Gather(bytes, start + first * rows.RowBytes, rows.RowBytes, form.Width, read);
                ParseFields(read, firstRow + first, cells.Slice(first * sizeof(long), chunk * sizeof(long)));
            }
            ArrayPool<byte>.Shared.Return(fields);
        }

        private void ParseFields(ReadOnlySpan<byte> fields, long row, Span<byte> cells)
        {
            for (; cells.Length > 0; row++, cells = cells[sizeof(long)..], fields = fields[form.Width..])
            {
                var field = fields[..form.Width].Trim((byte)' ');
                long value = form.Code == 'I' ? Integer(field, row) : BitConverter.DoubleToInt64Bits(Real(field, row));
                BinaryPrimitives.WriteInt64BigEndian(cells, value);
            }
        }

        // A blank field is zero (FITS 4.0, section 7.2.5), unless blank is what TNULL says.
        private long Integer(ReadOnlySpan<byte> field, long row)
        {
            if (IsUndefined(field)) return UndefinedInteger;
            if (field.IsEmpty) return 0;
            bool isInteger = long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value);
            if (isInteger && (undefinedBytes is null || value != UndefinedInteger)) return value;
            throw Refusal(field, row, "an integer of 64 bits");
        }

        private double Real(ReadOnlySpan<byte> field, long row)
        {
            if (IsUndefined(field)) return double.NaN;
            return field.IsEmpty ? 0 : FortranNumber.Parse(field, form.Decimals) ?? throw Refusal(field, row, "a number");
        }

        private bool IsUndefined(ReadOnlySpan<byte> field) => undefinedBytes is not null && field.SequenceEqual(undefinedBytes);

        private FitsException Refusal(ReadOnlySpan<byte> field, long row, string expected) =>
            new(Invariant($"{origin}: row {row} is '{Encoding.Latin1.GetString(field)}'; {expected} was expected."));

        public override void Dispose()
        {
            bytes.Dispose();
            base.Dispose();
        }
    }
}
