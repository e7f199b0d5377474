using System.Globalization;
using System.Text;
using System.Xml;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>VOTable 1.1 to 1.4 to a table; elements are known by their names in whatever namespace.</summary>
internal sealed class VoTableReading(ByteSource source, XmlReader xml)
{
    private readonly List<KeyValuePair<string, object?>> meta = [];
    private readonly List<string> found = [];
    private readonly List<string> warnings = [];

    public static Table Read(ByteSource source, Func<int, string, bool> isWanted, string wanted)
    {
        // A document type could define entities that stand for gigabytes or for other files.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };
        using var xml = XmlReader.Create(new ByteSourceStream(source), settings);
        var reading = new VoTableReading(source, xml);
        try
        {
            return reading.Document(isWanted, wanted);
        }
        catch (XmlException e)
        {
            throw new FitsException(Invariant($"{source.Name}, line {e.LineNumber}: the XML cannot be read: {e.Message}"), e);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new FitsException($"{reading.Place}: {e.Message}.", e);
        }
    }

    private string Place => Invariant($"{source.Name}, line {((IXmlLineInfo)xml).LineNumber}");

    private Table Document(Func<int, string, bool> isWanted, string wanted)
    {
        xml.MoveToContent();
        if (xml.LocalName != "VOTABLE") throw new FitsException($"{Place}: the document is <{xml.LocalName}>, not <VOTABLE>.");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName is "INFO" or "PARAM") AddParameter();
            if (xml.LocalName is "GROUP") SkipElement();
            if (xml.LocalName != "TABLE") continue;
            string name = Attribute("name"), id = Attribute("ID");
            bool isThis = isWanted(found.Count, name) || isWanted(-1, id);
            found.Add(name.Length > 0 ? name : id.Length > 0 ? id : Invariant($"number {found.Count}"));
            if (isThis) return TableElement(name.Length > 0 ? name : id);
            SkipElement();
        }
        bool hasFailed = meta.FirstOrDefault(pair => pair.Key == "QUERY_STATUS").Value is "ERROR";
        string status = hasFailed ? " The query that made it has failed." : "";
        string names = found.Count == 0 ? "none" : string.Join(", ", found);
        throw new FitsException($"{source.Name} has no table {wanted}; it has {names}.{status}");
    }

    private Table TableElement(string name)
    {
        var fields = new List<VoField>();
        Table? fits = null;
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmptyElement;
        while (!isEmpty && xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "FIELD":
                    fields.Add(Field(fields.Count));
                    break;
                case "INFO" or "PARAM":
                    AddParameter();
                    break;
                case "GROUP":
                    SkipElement();
                    break;
                case "DESCRIPTION" when xml.Depth == depth + 1:
                    meta.Add(new("description", Content().Trim()));
                    break;
                case "TABLEDATA":
                    ReadRows(fields);
                    break;
                case "BINARY" or "BINARY2":
                    ReadBinary(fields, xml.LocalName == "BINARY2");
                    break;
                case "FITS":
                    fits = FitsFile.Parse(Bytes("FITS"), source.Name).Hdus.OfType<TableHdu>().FirstOrDefault()?.Table
                        ?? throw new FormatException("the FITS stream holds no table");
                    break;
            }
        }
        var columns = fits is null
            ? fields.Select(field => field.ToColumn(source.Name))
            : fits.Columns.Select((column, i) => fits.Columns.Count == fields.Count ? fields[i].Describe(column, source.Name) : column);
        return new Table(columns, name, meta) { Warnings = warnings };
    }

    private VoField Field(int index)
    {
        string name = Attribute("name"), datatype = Attribute("datatype"), size = Attribute("arraysize"), unit = Attribute("unit");
        string[] kept = ["ID", "ucd", "utype", "xtype", "width", "precision", "ref"];
        var given = kept.Where(key => Attribute(key).Length > 0);
        KeyValuePair<string, object?>[] attributes = [.. given.Select(key => KeyValuePair.Create(key, (object?)Attribute(key)))];
        if (name.Length == 0) name = Attribute("ID") is { Length: > 0 } id ? id : Invariant($"col{index + 1}");
        string description = "", nullText = "";
        int depth = xml.Depth;
        bool isEmpty = xml.IsEmptyElement;
        while (!isEmpty && xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "DESCRIPTION") description = Content().Trim();
            else if (xml.LocalName == "VALUES" && nullText.Length == 0) nullText = Attribute("null").Trim();
        }
        return new VoField(name, datatype, size, nullText, source.Length) { Unit = unit, Description = description, Meta = attributes };
    }

    private void ReadRows(List<VoField> fields)
    {
        int depth = xml.Depth, column = fields.Count;
        byte[] utf8 = [];
        if (xml.IsEmptyElement) return;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "TR")
            {
                bool isComplete = column == fields.Count && !xml.IsEmptyElement;
                if (!isComplete) throw new FormatException(Invariant($"a row has {column} cells, the table {fields.Count} fields"));
                if (xml.NodeType == XmlNodeType.Element) column = 0;
            }
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "TD") continue;
            if (column == fields.Count)
            {
                throw new FormatException(Invariant($"a row has more cells than the table fields, {fields.Count}"));
            }
            string text = Content();
            int bytes = Encoding.UTF8.GetMaxByteCount(text.Length);
            if (utf8.Length < bytes) utf8 = new byte[bytes];
            var field = fields[column++];
            if (field.TryAdd(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)))) continue;
            string shown = text.Length > 40 ? text[..40] + "…" : text;
            throw new FormatException($"'{shown}' in column {field.Name} is no {field.DataType} of the arraysize");
        }
    }

    private void ReadBinary(List<VoField> fields, bool hasFlags)
    {
        ReadOnlySpan<byte> stream = Bytes(hasFlags ? "BINARY2" : "BINARY");
        int flagBytes = hasFlags ? (fields.Count + 7) / 8 : 0;
        for (long row = 0; stream.Length > 0; row++)
        {
            int before = stream.Length;
            if (before < flagBytes) throw new FormatException(Invariant($"the binary stream ends in row {row}"));
            var flags = stream[..flagBytes];
            stream = stream[flagBytes..];
            for (int i = 0; i < fields.Count; i++)
            {
                bool isUndefined = hasFlags && (flags[i / 8] & (0x80 >> (i % 8))) != 0;
                if (!fields[i].TryAddBinary(ref stream, isUndefined))
                {
                    throw new FormatException(Invariant($"the binary stream ends in row {row}, column {fields[i].Name}"));
                }
            }
            if (stream.Length == before) throw new FormatException("the rows of a binary stream are empty");
        }
    }

    // The content of the STREAM in this element.
    private byte[] Bytes(string element)
    {
        bool isThere = !xml.IsEmptyElement;
        while (isThere && xml.Read() && xml.NodeType != XmlNodeType.Element) isThere = xml.NodeType != XmlNodeType.EndElement;
        if (!isThere || xml.LocalName != "STREAM") throw new FormatException($"{element} holds no STREAM");
        if (Attribute("href").Length > 0)
        {
            throw new FormatException("the data are in another file; only those inside the document are read");
        }
        if (Attribute("encoding") is not "base64" and var encoding)
        {
            throw new FormatException($"the encoding of the STREAM is '{encoding}', not base64");
        }
        var bytes = new MemoryStream();
        if (xml.IsEmptyElement) return [];
        byte[] buffer = new byte[1 << 16];
        for (int count; (count = xml.ReadElementContentAsBase64(buffer, 0, buffer.Length)) > 0;) bytes.Write(buffer, 0, count);
        return bytes.ToArray();
    }

    private void AddParameter()
    {
        string name = Attribute("name"), value = Attribute("value");
        bool isScalar = Attribute("arraysize") is "" or "1";
        object typed = Attribute("datatype") switch
        {
            "short" or "int" or "long" or "unsignedByte"
                when isScalar && long.TryParse(value, CultureInfo.InvariantCulture, out long integer) => integer,
            "float" or "double" when isScalar && NumberText.TryReal(Encoding.UTF8.GetBytes(value), out double real) => real,
            "boolean" when isScalar && NumberText.TryLogical(Encoding.UTF8.GetBytes(value), out bool logical) => logical,
            _ => value,
        };
        if (name == "QUERY_STATUS" && value == "OVERFLOW")
        {
            warnings.Add($"{source.Name}: the archive has cut the table off at its limit of rows.");
        }
        if (name.Length > 0) meta.Add(new(name, typed));
    }

    private string Attribute(string name) => xml.GetAttribute(name) ?? "";

    // The text of this element; afterwards the reader is at its end.
    private string Content()
    {
        if (xml.IsEmptyElement) return "";
        string element = xml.LocalName;
        int depth = xml.Depth;
        StringBuilder? longer = null;
        string text = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                throw new FormatException($"<{xml.LocalName}> was found in <{element}>, which holds text");
            }
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }
            if (text.Length == 0) text = xml.Value;
            else (longer ??= new StringBuilder(text)).Append(xml.Value);
        }
        return (longer?.ToString() ?? text).Trim('\r', '\n');
    }

    private void SkipElement()
    {
        int depth = xml.Depth;
        if (xml.IsEmptyElement) return;
        while (xml.Read() && xml.Depth > depth) { }
    }
}
