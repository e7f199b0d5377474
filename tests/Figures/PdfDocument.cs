using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace HstNotebooks.Tests.Figures;

/// <summary>Reads PDF files as our writer makes them: objects through the table at the end, streams, text.</summary>
internal sealed class PdfDocument
{
    private readonly string _text;
    private readonly Dictionary<int, string> _objects = [];

    public PdfDocument(byte[] file)
    {
        _text = Encoding.Latin1.GetString(file);
        Assert.StartsWith("%PDF-1.7\n", _text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", _text, StringComparison.Ordinal);
        int table = Integer(Regex.Match(_text, @"startxref\n(\d+)\n%%EOF\n$"));
        var head = Regex.Match(_text[table..], @"^xref\n0 (\d+)\n0000000000 65535 f \n");
        int count = Integer(head);
        for (int id = 1; id < count; id++)
        {
            // Entries have exactly 20 bytes.
            string entry = _text.Substring(table + head.Length + 20 * (id - 1), 20);
            Assert.EndsWith(" 00000 n \n", entry, StringComparison.Ordinal);
            int at = int.Parse(entry[..10], CultureInfo.InvariantCulture);
            Assert.StartsWith($"{id} 0 obj\n", _text[at..], StringComparison.Ordinal);
            int end = _text.IndexOf("endobj\n", at, StringComparison.Ordinal);
            _objects[id] = _text[at..end];
        }
        Trailer = _text[_text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        Assert.Contains($"/Size {count} ", Trailer, StringComparison.Ordinal);
    }

    public string Trailer { get; }

    public string Catalog => Of(Trailer, "Root");

    public string Page => _objects.Values.Single(o => o.Contains("/Type /Page ", StringComparison.Ordinal));

    public string Content => Encoding.Latin1.GetString(Stream(Of(Page, "Contents")));

    /// <summary>The object that an entry names.</summary>
    public string Of(string dictionary, string key) => _objects[Integer(Regex.Match(dictionary, $@"/{key} \[?(\d+) 0 R"))];

    public IEnumerable<string> OfType(string type) => _objects.Values.Where(o => o.Contains(type, StringComparison.Ordinal));

    public static byte[] Stream(string body)
    {
        int length = Integer(Regex.Match(body, @"/Length (\d+)")), start = body.IndexOf("stream\n", StringComparison.Ordinal) + 7;
        Assert.Equal("\nendstream\n", body[(start + length)..]);
        byte[] packed = Encoding.Latin1.GetBytes(body.Substring(start, length));
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var data = new MemoryStream();
        zlib.CopyTo(data);
        return data.ToArray();
    }

    /// <summary>The texts as a reader copies them, one for each BT … ET.</summary>
    public string[] Texts()
    {
        string resources = Of(Page, "Resources");
        return [.. Regex.Matches(Content, "BT(.*?)ET", RegexOptions.Singleline).Select(block =>
        {
            var text = new StringBuilder();
            foreach (Match run in Regex.Matches(block.Value, @"/(F\d+) \S+ Tf \S+ Ts\n\[(.*?)\] TJ"))
            {
                var unicode = Unicode(Of(resources, run.Groups[1].Value));
                foreach (Match codes in Regex.Matches(run.Groups[2].Value, "<([0-9A-F]*)>"))
                {
                    foreach (var code in codes.Groups[1].Value.Chunk(4)) text.Append(unicode[new string(code)]);
                }
            }
            return text.ToString();
        })];
    }

    private Dictionary<string, string> Unicode(string font) =>
        Regex.Matches(Encoding.Latin1.GetString(Stream(Of(font, "ToUnicode"))), "<([0-9A-F]{4})> <([0-9A-F]+)>\n")
            .ToDictionary(m => m.Groups[1].Value, m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)));

    private static int Integer(Match match)
    {
        Assert.True(match.Success);
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
