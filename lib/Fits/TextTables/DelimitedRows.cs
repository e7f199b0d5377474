using System.Text;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// The rows of a UTF-8 text of separated fields (RFC 4180), one at a time. Blanks around a field that is not quoted do not count,
/// nor do empty lines; with a blank as the separator several count as one.
/// </summary>
internal sealed class DelimitedRows : IDisposable
{
    private const int BlockBytes = 1 << 20;
    private const int MaxFields = 1 << 16;

    private readonly ByteSource source;
    private readonly DataReader reader;
    private readonly List<Field> fields = [];
    private byte[] buffer;
    private byte[] unquoted = [];
    private int length;
    private int next;
    private long read;
    private long nextLine = 1;

    public DelimitedRows(ByteSource source)
    {
        this.source = source;
        reader = source.Open();
        buffer = new byte[(int)Math.Min(BlockBytes, source.Length + 1)];
        Refill();
        var start = buffer.AsSpan(0, length);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) next = 3;
        bool isUtf16 = start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (isUtf16) throw new FitsException($"{source.Name}, line 1: the text is UTF-16; save it as UTF-8.");
    }

    private readonly record struct Field(int Start, int Length, bool HasDoubledQuotes);

    public byte Delimiter { get; set; } = (byte)',';

    /// <summary>Whether lines that begin with '#' are skipped.</summary>
    public bool HasComments { get; set; } = true;

    /// <summary>The line on which the row begins, 1-based.</summary>
    public long Line { get; private set; }

    public int Count => fields.Count;

    private bool IsAllRead => read == source.Length;

    /// <summary>The bytes of a field; valid until the next call.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var field = fields[index];
            var bytes = buffer.AsSpan(field.Start, field.Length);
            return field.HasDoubledQuotes ? Unquote(bytes) : bytes;
        }
    }

    /// <exception cref="FitsException">The field is not UTF-8.</exception>
    public string Text(int index)
    {
        try
        {
            return Utf8.Strict.GetString(this[index]);
        }
        catch (DecoderFallbackException)
        {
            throw Error(Invariant($"field {index + 1} is not UTF-8; convert the file, for instance with iconv."));
        }
    }

    public FitsException Error(string message) => new(Invariant($"{source.Name}, line {Line}: {message}"));

    /// <summary>The next row; false after the last.</summary>
    /// <exception cref="FitsException">A quote is not closed, or text follows it.</exception>
    public bool Next()
    {
        while (SkipEmpty(null))
        {
            Line = nextLine;
            if (TrySplit()) return true;
            Refill();
        }
        return false;
    }

    /// <summary>The comments before the next row, without their '#'.</summary>
    public IReadOnlyList<string> ReadComments()
    {
        var comments = new List<string>();
        SkipEmpty(comments);
        return comments;
    }

    /// <summary>The bytes of the next line that is neither empty nor a comment.</summary>
    public ReadOnlySpan<byte> PeekLine()
    {
        if (!SkipEmpty(null)) return [];
        int end;
        while ((end = LineLength(next)) < 0) Refill();
        return buffer.AsSpan(next, end);
    }

    public void Dispose() => reader.Dispose();

    // False at the end of the text.
    private bool SkipEmpty(List<string>? comments)
    {
        while (true)
        {
            int at = SkipBlanks(next);
            bool isComment = at < length && buffer[at] == '#' && HasComments;
            bool isEmpty = at < length && buffer[at] is (byte)'\n' or (byte)'\r';
            if (at == length && IsAllRead) return false;
            if (at < length && !isComment && !isEmpty) return true;
            int end = at == length ? -1 : LineLength(at);
            int after = end < 0 ? -1 : AfterLineEnd(at + end);
            if (after < 0)
            {
                Refill();
                continue;
            }
            if (isComment) comments?.Add(Encoding.UTF8.GetString(buffer, at + 1, end - 1));
            next = after;
            nextLine++;
        }
    }

    // −1 where the buffer ends before the line does.
    private int LineLength(int start)
    {
        int end = buffer.AsSpan(start, length - start).IndexOfAny((byte)'\n', (byte)'\r');
        return end >= 0 || !IsAllRead ? end : length - start;
    }

    private int AfterLineEnd(int at)
    {
        if (at == length) return at;
        if (buffer[at] == '\n') return at + 1;
        if (at + 1 == length && !IsAllRead) return -1;
        return at + 1 < length && buffer[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private int SkipBlanks(int at)
    {
        while (at < length && (buffer[at] == ' ' || (buffer[at] == '\t' && Delimiter != '\t'))) at++;
        return at;
    }

    // False where the buffer ends before the row does.
    private bool TrySplit()
    {
        fields.Clear();
        long lines = 1;
        for (int at = next; ;)
        {
            at = SkipBlanks(at);
            if (at == length && !IsAllRead) return false;
            if (fields.Count == MaxFields) throw Error(Invariant($"the row has more than {MaxFields} fields."));
            bool isAfterLast = Delimiter == ' ' && fields.Count > 0 && (at == length || buffer[at] is (byte)'\n' or (byte)'\r');
            if (!isAfterLast)
            {
                at = at < length && buffer[at] == '"' ? SplitQuoted(at, ref lines) : SplitPlain(at);
                if (at < 0) return false;
                if (at < length && buffer[at] == Delimiter)
                {
                    at++;
                    continue;
                }
            }
            int after = AfterLineEnd(at);
            if (after < 0) return false;
            next = after;
            nextLine += lines;
            return true;
        }
    }

    private int SplitPlain(int start)
    {
        int count = buffer.AsSpan(start, length - start).IndexOfAny(Delimiter, (byte)'\n', (byte)'\r');
        if (count < 0 && !IsAllRead) return -1;
        int end = count < 0 ? length : start + count, trimmed = end;
        while (trimmed > start && buffer[trimmed - 1] is (byte)' ' or (byte)'\t') trimmed--;
        fields.Add(new Field(start, trimmed - start, false));
        return end;
    }

    private int SplitQuoted(int start, ref long lines)
    {
        bool hasDoubled = false;
        int at = start + 1;
        while (true)
        {
            int quote = buffer.AsSpan(at, length - at).IndexOf((byte)'"');
            if (quote < 0) return IsAllRead ? throw Error(Invariant($"the quote of field {fields.Count + 1} is not closed.")) : -1;
            at += quote + 1;
            if (at == length && !IsAllRead) return -1;
            if (at == length || buffer[at] != '"') break;
            hasDoubled = true;
            at++;
        }
        lines += buffer.AsSpan(start, at - start).Count((byte)'\n');
        fields.Add(new Field(start + 1, at - start - 2, hasDoubled));
        if (Delimiter != ' ') at = SkipBlanks(at);
        if (at == length) return IsAllRead ? at : -1;
        if (buffer[at] == Delimiter || buffer[at] is (byte)'\n' or (byte)'\r') return at;
        throw Error(Invariant($"text follows the closing quote of field {fields.Count}."));
    }

    private ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> bytes)
    {
        if (unquoted.Length < bytes.Length) unquoted = new byte[bytes.Length];
        int count = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            unquoted[count++] = bytes[i];
            if (bytes[i] == '"') i++;
        }
        return unquoted.AsSpan(0, count);
    }

    // Keeps what has not been used, which may be a row longer than the buffer.
    private void Refill()
    {
        int rest = length - next;
        if (next == 0 && rest == buffer.Length)
        {
            if (rest >= Array.MaxLength / 2) throw Error("the row is longer than 1 GB.");
            Array.Resize(ref buffer, 2 * rest);
        }
        else
        {
            buffer.AsSpan(next, rest).CopyTo(buffer);
        }
        next = 0;
        int count = (int)Math.Min(buffer.Length - rest, source.Length - read);
        reader.Read(read, buffer.AsSpan(rest, count));
        read += count;
        length = rest + count;
    }
}
