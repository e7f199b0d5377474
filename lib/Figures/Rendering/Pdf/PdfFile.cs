using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace HstNotebooks;

/// <summary>The objects of a PDF file (ISO 32000-1, section 7) and their table of contents.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A number for an object that others must name before it is written.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public int Add(string body)
    {
        int id = Reserve();
        Set(id, body);
        return id;
    }

    public void Set(int id, string body) => _objects[id - 1] = Encoding.Latin1.GetBytes(body + "\n");

    /// <summary>A compressed stream.</summary>
    public int AddStream(ReadOnlySpan<byte> data, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(data);
        string head = FormattableString.Invariant($"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        int id = Reserve();
        _objects[id - 1] = [.. Encoding.Latin1.GetBytes(head), .. packed.ToArray(), .. "\nendstream\n"u8];
        return id;
    }

    /// <summary>The file; its identity is a hash of its objects, so that the same contents are the same bytes.</summary>
    public byte[] Finish(int catalog, int info)
    {
        using var file = new MemoryStream();
        // The second line tells tools that the file is binary.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        foreach (byte[] body in _objects)
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n");
            file.Write(body);
            Write($"endobj\n");
        }
        string identity = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        long table = file.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (long place in places) Write($"{place:0000000000} 00000 n \n");
        Write($"trailer\n<< /Size {places.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{identity}> <{identity}>] >>\n");
        Write($"startxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(FormattableString text) => file.Write(Encoding.Latin1.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A number to a hundredth.</summary>
    public static string Number(double value) => ((long)Math.Round(value * 100) / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A text string: UTF-16 with a byte order mark.</summary>
    public static string Text(string text) => "<FEFF" + Utf16(text) + ">";

    public static string Utf16(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));
}
