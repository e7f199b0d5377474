using System.Text;
using System.Text.RegularExpressions;
using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

/// <summary>
/// Lists in plain text: columns between blanks, tabs or commas, their names in the first line, in a comment, or nowhere.
/// </summary>
internal static partial class ListFile
{
    private const int StartBytes = 1 << 16;

    /// <summary>Whether a file is such a list, and not FITS, ECSV, VOTable, packed or missing.</summary>
    public static bool IsList(string path)
    {
        if (!File.Exists(path)) return false;
        if (Path.GetExtension(path).ToUpperInvariant() is ".ECSV" or ".FITS" or ".FIT" or ".VOT" or ".XML") return false;
        string start = Start(path).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        bool isOther = start.StartsWith("SIMPLE  =", StringComparison.Ordinal) || start.StartsWith("# %ECSV", StringComparison.Ordinal)
            || start.StartsWith('<') || start.Contains('\0', StringComparison.Ordinal);
        return !isOther;
    }

    /// <exception cref="FitsException">A row has more or fewer fields than the first; the message names the line.</exception>
    public static Table Read(string path)
    {
        string first = Start(path).Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && line[0] != '#') ?? "";
        char delimiter = first.IndexOfAny([',', '\t', ';']) is >= 0 and var at ? first[at] : ' ';
        string[] fields = first.Split(delimiter, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool hasHeader = fields.Length > 0 && !Array.Exists(fields, IsValue);
        var table = Table.ReadCsv(path, new CsvOptions
        {
            Delimiter = delimiter, HasHeader = hasHeader, Missing = ["INDEF", "NaN", "nan", "null", "--"],
        });
        if (hasHeader) return table;
        string[] names = NamesInComments(table) ?? ["ra", "dec"];
        var columns = table.Columns.Select((column, i) => i < names.Length && names[i].Length > 0 ? column.With(name: names[i]) : column);
        return new Table(columns, "", table.Meta);
    }

    private static string Start(string path)
    {
        using var file = File.OpenRead(path);
        byte[] bytes = new byte[Math.Min(StartBytes, file.Length)];
        return Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }

    // A number, INDEF, or sexagesimal: what is no name of a column.
    private static bool IsValue(string field) => ValuePattern().IsMatch(field);

    // One name for each column in a line, or "#  2 DELTA_J2000  declination [deg]" for some of them, one a line.
    private static string[]? NamesInComments(Table table)
    {
        if (table.Meta.FirstOrDefault(pair => pair.Key == "comments").Value is not IEnumerable<string> comments) return null;
        var lines = comments.Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
        string[] numbered = new string[table.Columns.Count];
        Array.Fill(numbered, "");
        foreach (string[] words in lines)
        {
            if (words.Length >= 2 && int.TryParse(words[0], out int n) && n >= 1 && n <= numbered.Length) numbered[n - 1] = words[1];
        }
        return Array.Exists(numbered, name => name.Length > 0) ? numbered : lines.Find(words => words.Length == table.Columns.Count);
    }

    [GeneratedRegex(@"^[-+−]?(?:\.?[0-9][-+0-9.eE]*|[0-9]+[:h°d][0-9:.hms°'""′″d]*|nan|inf|INDEF)$")]
    private static partial Regex ValuePattern();
}
