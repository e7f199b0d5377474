using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The YAML header of an ECSV file (APE 6).</summary>
internal sealed record EcsvHeader(byte Delimiter, IReadOnlyList<EcsvColumn> Columns, IReadOnlyList<KeyValuePair<string, object?>> Meta)
{
    public const string Signature = "%ECSV ";

    /// <summary>Under this name astropy says which columns make up an object; it belongs to the file, not to the table.</summary>
    public const string SerializedColumns = "__serialized_columns__";

    /// <param name="comments">The comment lines at the start of the file, without '#'.</param>
    /// <param name="file">The name of the file for messages.</param>
    /// <exception cref="FitsException">The lines are no header of ECSV 1.</exception>
    public static EcsvHeader Parse(IReadOnlyList<string> comments, string file)
    {
        string first = comments.Count == 0 ? "" : comments[0].Trim();
        if (!first.StartsWith(Signature, StringComparison.Ordinal))
        {
            throw new FitsException($"{file} is no ECSV file: its first line is not '# %ECSV 1.0'.");
        }
        if (!first.StartsWith("%ECSV 1.", StringComparison.Ordinal) && first != "%ECSV 0.9")
        {
            throw new FitsException($"{file}, line 1: '{first}'; versions 1.x of ECSV are read.");
        }
        string yaml = string.Join('\n', comments.Skip(1).Select(line => line.StartsWith(' ') ? line[1..] : line));
        try
        {
            return Of(YamlTree.Read(yaml, file, firstLine: 2));
        }
        catch (FormatException e)
        {
            throw new FitsException($"{file}: the ECSV header is not as it should be: {e.Message}.", e);
        }
    }

    private static EcsvHeader Of(object? root)
    {
        var header = root as IReadOnlyList<KeyValuePair<string, object?>> ?? throw new FormatException("it holds no names and values");
        object? Find(string key) => header.FirstOrDefault(pair => pair.Key == key).Value;
        var columns = Find("datatype") as IReadOnlyList<object?> ?? throw new FormatException("it has no list 'datatype' of columns");
        byte delimiter = Find("delimiter") switch
        {
            null or " " => (byte)' ',
            "," => (byte)',',
            var other => throw new FormatException(Invariant($"the delimiter is '{other}'; a blank or a comma was expected")),
        };
        var meta = Find("meta") as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        return new EcsvHeader(delimiter, [.. columns.Select(EcsvColumn.Of)], meta);
    }
}
