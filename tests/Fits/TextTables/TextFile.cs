using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Tables from texts, through a file of a given name.</summary>
internal static class TextFile
{
    public static Table Read(string name, string text) => Read(name, Encoding.UTF8.GetBytes(text));

    public static Table Read(string name, byte[] bytes) => Through(name, bytes, Table.Read);

    public static Table Csv(string text, CsvOptions? options = null) =>
        Through("x.csv", Encoding.UTF8.GetBytes(text), path => Table.ReadCsv(path, options));

    public static T Through<T>(string name, byte[] bytes, Func<string, T> read)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder[name], bytes);
        return read(folder[name]);
    }

    /// <summary>The table as it is written and read again.</summary>
    public static Table Again(Table table, string name)
    {
        using var folder = new TemporaryFolder();
        table.Write(folder[name]);
        return Table.Read(folder[name]);
    }

    public static string Written(Table table, string name)
    {
        using var folder = new TemporaryFolder();
        table.Write(folder[name]);
        return File.ReadAllText(folder[name]);
    }
}
