using System.Text;

namespace HstNotebooks.Fits;

/// <summary>Finds the HDUs of a file by reading its headers; the data between them are skipped.</summary>
internal sealed class FitsReader(ByteSource source)
{
    private const int MaxHeaderBlocks = 65536;

    private readonly List<Hdu> hdus = [];
    private readonly List<string> warnings = [];

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
            if (offset > 0 && !StartsWith(bytes, offset, "XTENSION"))
            {
                warnings.Add($"{source.Name}: {source.Length - offset} bytes after HDU {hdus.Count - 1} are no HDU and are ignored.");
                return;
            }
            var lines = HeaderLines(bytes, ref offset);
            var header = new Header(CardParser.Parse(lines), Origin(lines));
            var layout = HduLayout.Of(header, hdus.Count == 0);
            WarnOfExtraAxes(header, layout);
            var data = new FileDataUnit(source, hdus.Count, offset, layout.DataLength);
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
        string hint = StartsWith(bytes, 0, "\u001F\u009D") ? "it is packed with compress: unpack it with 'gunzip' first"
            : StartsWith(bytes, 0, "BZh") ? "it is packed with bzip2: unpack it with 'bunzip2' first"
            : "a FITS file begins with 'SIMPLE  ='";
        throw new FitsException($"{source.Name} is not a FITS file: {hint}.");
    }

    private bool StartsWith(DataReader bytes, long offset, string text)
    {
        if (source.Length - offset < text.Length) return false;
        Span<byte> found = stackalloc byte[text.Length];
        bytes.Read(offset, found);
        return found.SequenceEqual(Encoding.Latin1.GetBytes(text));
    }

    // Advances the offset to the data.
    private List<string> HeaderLines(DataReader bytes, ref long offset)
    {
        var lines = new List<string>();
        byte[] block = new byte[FitsBlock.Length];
        for (int blocks = 0; blocks < MaxHeaderBlocks && source.Length - offset >= block.Length; blocks++)
        {
            bytes.Read(offset, block);
            offset += block.Length;
            string text = Encoding.Latin1.GetString(block);
            for (int at = 0; at < text.Length; at += CardFormat.LineLength)
            {
                string line = text.Substring(at, CardFormat.LineLength);
                if (line.StartsWith("END     ", StringComparison.Ordinal)) return lines;
                lines.Add(line);
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
        string extra = $"NAXIS{layout.Shape.Count + 1}";
        if (header.Contains(extra)) warnings.Add($"{header.Origin}: {extra} is ignored, because NAXIS is {layout.Shape.Count}.");
    }
}
