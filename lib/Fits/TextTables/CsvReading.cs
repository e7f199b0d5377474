using System.Text;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>CSV (RFC 4180) to a table.</summary>
internal static class CsvReading
{
    public static Table Read(ByteSource source, CsvOptions options)
    {
        options.Validate();
        using var rows = new DelimitedRows(source);
        string[] comments = [.. rows.ReadComments().Select(comment => comment.Trim())];
        byte delimiter = (byte)(options.Delimiter ?? Guess(rows.PeekLine()));
        rows.Delimiter = delimiter;
        if (!rows.Next()) throw new FitsException($"{source.Name} holds no rows; a line with the names of columns was expected.");
        string[] names = Names(rows, options.HasHeader);
        byte[][] missing = [.. options.Missing.Select(Encoding.UTF8.GetBytes)];
        InferredColumn[] columns = [.. names.Select(name => new InferredColumn(name, options.TextColumns.Contains(name), missing))];

        Fill(columns, rows, !options.HasHeader);
        if (Array.Exists(columns, column => column.MustReadAgain)) ReadAgain(columns, source, delimiter, options.HasHeader);
        KeyValuePair<string, object?>[] meta = comments.Length == 0 ? [] : [new("comments", comments)];
        return new Table(columns.Select(column => column.ToColumn()), "", meta);
    }

    private static string[] Names(DelimitedRows rows, bool hasHeader)
    {
        string[] names = new string[rows.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string name = hasHeader ? rows.Text(i) : "";
            names[i] = name.Length > 0 ? name : Invariant($"col{i + 1}");
        }
        return names;
    }

    private static void ReadAgain(InferredColumn[] columns, ByteSource source, byte delimiter, bool hasHeader)
    {
        var again = new InferredColumn?[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].MustReadAgain) columns[i] = again[i] = columns[i].AsText();
        }
        using var rows = new DelimitedRows(source);
        rows.ReadComments();
        rows.Delimiter = delimiter;
        rows.Next();
        Fill(again, rows, !hasHeader);
    }

    private static void Fill(InferredColumn?[] columns, DelimitedRows rows, bool isFirstRead)
    {
        while (isFirstRead || rows.Next())
        {
            isFirstRead = false;
            if (rows.Count != columns.Length)
            {
                throw rows.Error(Invariant($"the row has {rows.Count} fields, the first line {columns.Length}."));
            }
            int i = 0;
            try
            {
                for (; i < columns.Length; i++) columns[i]?.Add(rows[i]);
            }
            catch (DecoderFallbackException)
            {
                throw rows.Error(Invariant($"field {i + 1} is not UTF-8; convert the file, for instance with iconv."));
            }
        }
    }

    // The separator that the line has most of outside quotes; a comma if none.
    private static char Guess(ReadOnlySpan<byte> line)
    {
        Span<int> counts = stackalloc int[3];
        bool isQuoted = false;
        foreach (byte b in line)
        {
            if (b == '"') isQuoted = !isQuoted;
            int which = isQuoted ? -1 : ",\t;"u8.IndexOf(b);
            if (which >= 0) counts[which]++;
        }
        return counts[1] > counts[0] && counts[1] >= counts[2] ? '\t' : counts[2] > counts[0] ? ';' : ',';
    }
}
