using System.Text;
using static System.FormattableString;

namespace HstNotebooks.Fits;

public sealed partial class Table
{
    private const int SignatureBytes = 512;

    /// <summary>
    /// Reads a table of any kind, which the content tells: the first table of a FITS file, ECSV, VOTable, else CSV. FITS tables
    /// are read when their columns are asked for, the others at once.
    /// </summary>
    /// <exception cref="FitsException">The file is missing, holds no table, or is damaged.</exception>
    public static Table Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var source = ByteSource.FromFile(path);
        Span<byte> bytes = stackalloc byte[(int)Math.Min(source.Length, SignatureBytes)];
        using (var reader = source.Open()) reader.Read(0, bytes);
        string start = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.StartsWith("SIMPLE  =", StringComparison.Ordinal) || IsNamed(path, ".fits", ".fit", ".fits.gz"))
        {
            return FirstTable(FitsFile.Open(path));
        }
        if (start.StartsWith($"# {EcsvHeader.Signature}", StringComparison.Ordinal) || IsNamed(path, ".ecsv"))
        {
            return EcsvReading.Read(source);
        }
        if (start.StartsWith('<') || IsNamed(path, ".vot", ".xml")) return VoTableReading.Read(source, (index, _) => index == 0, "0");
        return CsvReading.Read(source, new CsvOptions());
    }

    /// <summary>Reads a TABLE of a VOTable (1.1 to 1.4; TABLEDATA, BINARY, BINARY2 or FITS inside the document).</summary>
    /// <remarks>
    /// Undefined cells are NaN, null or "". PARAM and INFO elements become <see cref="Meta"/>; ucd, utype and the like the
    /// <see cref="TableColumn.Meta"/> of a column. Groups are left out.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="index">Which of the tables in the file, 0-based.</param>
    /// <exception cref="FitsException">
    /// The file is missing, has no such table, is not as a VOTable should be or has a document type; the message names the
    /// line.
    /// </exception>
    public static Table ReadVoTable(string path, int index = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return VoTableReading.Read(ByteSource.FromFile(path), (place, _) => place == index, Invariant($"{index}"));
    }

    /// <summary>Reads the TABLE of this name or ID; see the other overload.</summary>
    /// <exception cref="FitsException">As the other overload.</exception>
    public static Table ReadVoTable(string path, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return VoTableReading.Read(ByteSource.FromFile(path), (_, given) => given == name, name);
    }

    /// <summary>
    /// Writes the table as its extension says: .fits or .fits.gz (a binary table after an empty primary HDU), .ecsv or .csv.
    /// The file appears complete or not at all.
    /// </summary>
    /// <exception cref="ArgumentException">The extension is another, or the table is none that FITS can hold.</exception>
    /// <exception cref="FitsException">The file cannot be written, or a column not be read.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (IsNamed(path, ".fits", ".fits.gz")) FitsFile.Write(path, TableHdu.Create(this));
        else if (IsNamed(path, ".ecsv")) WriteEcsv(path);
        else if (IsNamed(path, ".csv")) WriteCsv(path);
        else throw new ArgumentException($"{path} does not say what to write; .fits, .fits.gz, .ecsv or .csv were expected.", nameof(path));
    }

    private static Table FirstTable(FitsFile file) => file.Hdus.OfType<TableHdu>().FirstOrDefault()?.Table
        ?? throw new FitsException($"{file.Name} has no table; it has {string.Join("; ", file.Hdus)}.");

    private static bool IsNamed(string path, params ReadOnlySpan<string> extensions)
    {
        foreach (string extension in extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
