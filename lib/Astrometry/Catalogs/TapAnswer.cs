using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace HstNotebooks.Astrometry;

/// <summary>The answer of a TAP service: a VOTable whose QUERY_STATUS says how the query went (DALI 1.1, section 4.4).</summary>
/// <param name="IsCutOff">Whether the service has cut the table off at its own limit of rows (OVERFLOW).</param>
internal sealed partial record TapAnswer(bool IsCutOff)
{
    private const int MaxMessage = 400;

    /// <summary>Reads a stored answer to its end, where an error or an overflow may be reported after the table.</summary>
    /// <exception cref="CatalogException">It is no VOTable, or tells of an error.</exception>
    /// <exception cref="XmlException">The document ends too early, or is no XML.</exception>
    public static TapAnswer Check(string path, string address)
    {
        string beginning;
        using (var text = Open(path))
        {
            char[] start = new char[4096];
            beginning = new string(start, 0, text.ReadBlock(start));
        }
        if (beginning.Length == 0) throw new XmlException("It is empty.");
        if (!VoTableStart().IsMatch(beginning))
        {
            throw new CatalogException(
                $"{address} answered with something other than a VOTable: {MessageOf(beginning)}. {GaiaArchive.InsteadOfArchive}");
        }
        using var document = Open(path);
        var statuses = Statuses(document);
        var error = statuses.Find(status => status.Value == "ERROR");
        if (error.Value is not null) throw new CatalogException($"{address} could not answer the query: {Shortened(error.Text)}");
        return new TapAnswer(statuses.Exists(status => status.Value == "OVERFLOW"));
    }

    /// <summary>What a document says about an error, in one line: the QUERY_STATUS of a VOTable, else its text without markup.</summary>
    public static string MessageOf(string document)
    {
        if (VoTableStart().IsMatch(document))
        {
            try
            {
                var error = Statuses(new StringReader(document)).Find(status => status.Value == "ERROR");
                if (error.Text?.Length > 0) return Shortened(error.Text);
            }
            catch (XmlException)
            {
                // Then the text as it stands must do.
            }
        }
        return Shortened(WebUtility.HtmlDecode(Markup().Replace(document, " ")));
    }

    private static List<(string Value, string Text)> Statuses(TextReader document)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var xml = XmlReader.Create(document, settings);
        List<(string, string)> statuses = [];
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "INFO" || xml.GetAttribute("name") != "QUERY_STATUS") continue;
            string value = (xml.GetAttribute("value") ?? "").ToUpperInvariant();
            using var content = xml.ReadSubtree();
            var text = new StringBuilder();
            while (content.Read())
            {
                if (content.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) text.Append(content.Value).Append(' ');
            }
            statuses.Add((value, text.ToString()));
        }
        return statuses;
    }

    private static StreamReader Open(string path)
    {
        var file = File.OpenRead(path);
        bool isPacked = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return new StreamReader(isPacked ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
    }

    private static string Shortened(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "(no message)" : line.Length > MaxMessage ? line[..MaxMessage] + "…" : line;
    }

    [GeneratedRegex(@"<(?:\w+:)?VOTABLE\b")]
    private static partial Regex VoTableStart();

    [GeneratedRegex(@"<(?:script|style)\b.*?</(?:script|style)>|<!--.*?-->|<[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
