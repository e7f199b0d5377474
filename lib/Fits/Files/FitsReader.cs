using System.Text;

namespace HstNotebooks.Fits;

/// <summary>Finds the HDUs of a file by reading its headers; the data between them are skipped.</summary>
internal sealed class FitsReader(ByteSource source)
{
    private const int LinesPerBlock = FitsBlock.Length / CardFormat.LineLength;

    // Of all headers together, 189 MB: a file packed to a thousandth must not become cards that fill the memory.
    private const int MaxHeaderBlocks = 65536;

    private readonly List<Hdu> hdus = [];
    private readonly List<string> warnings = [.. source.Warnings];
    private int headerBlocks;

    public static (IReadOnlyList<Hdu> Hdus, IReadOnlyList<string> Warnings) Read(ByteSource source)
    {
        var reader = new FitsReader(source);
        using var bytes = source.Open();
        reader.ReadAll(bytes);
        return (reader.hdus.AsReadOnly(), reader.warnings.AsReadOnly());
    }

    private void ReadAll(DataReader bytes)
    {
        RequireFits(bytes);
        for (long offset = 0; offset < source.Length;)
        {
            long start = offset;
            if (offset > 0 && !StartsWith(bytes, offset, "XTENSION"))
            {
                warnings.Add($"{source.Name}: {source.Length - offset} bytes after HDU {hdus.Count - 1} are no HDU and are ignored.");
                return;
            }
            var lines = HeaderLines(bytes, ref offset);
            var header = new Header(CardParser.Parse(lines), Origin(lines));
            var layout = HduLayout.Of(header, hdus.Count == 0);
            WarnOfExtraAxes(header, layout);
            var data = new FileDataUnit(source, hdus.Count, start, offset, layout.DataLength);
            hdus.Add(HduKinds.Create(header, layout, data, hdus.Count, warnings));
            if (!data.IsComplete)
            {
                warnings.Add(data.Shortfall + ".");
                return;
            }
            offset += layout.DataLength;
            int padding = FitsBlock.Padding(layout.DataLength);
            if (source.Length - offset < padding)
            {
                warnings.Add($"{source.Name}: the padding after HDU {hdus.Count - 1} is not complete.");
                return;
            }
            offset += padding;
        }
    }

    private void RequireFits(DataReader bytes)
    {
        if (source.Length == 0) throw new FitsException($"{source.Name} is empty; a FITS file was expected.");
        if (StartsWith(bytes, 0, "SIMPLE  ="))
        {
            if (StartsWith(bytes, 0, "SIMPLE  =                    T")) return;
            warnings.Add($"{source.Name}: SIMPLE is not T in column 30, so the file may depart from the standard.");
            return;
        }
        throw new FitsException($"{source.Name} is not a FITS file: such a file begins with 'SIMPLE  ='.");
    }

    private bool StartsWith(DataReader bytes, long offset, string text)
    {
        if (source.Length - offset < text.Length) return false;
        Span<byte> found = stackalloc byte[text.Length];
        bytes.Read(offset, found);
        return found.SequenceEqual(Encoding.Latin1.GetBytes(text));
    }

    // Advances the offset to the data. Nothing is kept of a header before its END is found.
    private List<string> HeaderLines(DataReader bytes, ref long offset)
    {
        int count = CountLines(bytes, offset);
        byte[] header = new byte[count * CardFormat.LineLength];
        bytes.Read(offset, header);
        var lines = new List<string>(count);
        for (int i = 0; i < count; i++) lines.Add(Encoding.Latin1.GetString(header, i * CardFormat.LineLength, CardFormat.LineLength));
        offset += (count / LinesPerBlock + 1) * FitsBlock.Length;
        return lines;
    }

    private int CountLines(DataReader bytes, long offset)
    {
        Span<byte> block = stackalloc byte[FitsBlock.Length];
        for (int count = 0; source.Length - offset >= block.Length; offset += block.Length)
        {
            if (headerBlocks++ == MaxHeaderBlocks)
            {
                string limit = $"more than {MaxHeaderBlocks} blocks";
                throw new FitsException($"{source.Name}: the headers up to HDU {hdus.Count} are too long, {limit}.");
            }
            bytes.Read(offset, block);
            for (int at = 0; at < block.Length; at += CardFormat.LineLength, count++)
            {
                if (block[at..].StartsWith("END     "u8)) return count;
            }
        }
        throw new FitsException($"{source.Name} ends inside the header of HDU {hdus.Count}: there is no END card.");
    }

    private string Origin(List<string> lines)
    {
        string origin = $"{source.Name}, HDU {hdus.Count}";
        string? extName = lines.Find(line => line.StartsWith("EXTNAME =", StringComparison.Ordinal));
        return extName is not null && CardParser.Parse([extName])[0].ValueOrNull is string name ? $"{origin} ({name})" : origin;
    }

    private void WarnOfExtraAxes(Header header, HduLayout layout)
    {
        string extra = $"NAXIS{layout.AxisCount + 1}";
        if (header.Contains(extra)) warnings.Add($"{header.Origin}: {extra} is ignored, because NAXIS is {layout.AxisCount}.");
    }
}
