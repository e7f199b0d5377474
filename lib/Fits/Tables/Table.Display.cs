using System.Net;
using System.Text;
using static System.FormattableString;

namespace HstNotebooks.Fits;

public sealed partial class Table
{
    private const int PreviewRows = 20;
    private const string NameStyle = "style=\"text-align:left;font-weight:600;padding:2px 10px\"";
    private const string CellStyle = "style=\"text-align:left;padding:2px 10px\"";

    /// <summary>The first 20 rows in columns of plain text, units under the names. Only those rows are read.</summary>
    public override string ToString()
    {
        string[][] columns = [.. Columns.Select(column => (string[])[column.Name, column.Unit, .. PreviewOf(column)])];
        int[] widths = [.. columns.Select(texts => texts.Max(text => text.Length))];
        bool hasUnits = Columns.Any(column => column.Unit.Length > 0);
        var text = new StringBuilder();
        for (int row = 0; row < 2 + Math.Min(PreviewRows, RowCount); row++)
        {
            if (row == 1 && !hasUnits) continue;
            text.AppendLine(string.Join("  ", columns.Select((texts, i) => texts[row].PadRight(widths[i]))).TrimEnd());
        }
        return text.Append(Remark).ToString();
    }

    /// <summary>The first 20 rows as a table, units under the names, with the warnings below. Only those rows are read.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums\">");
        if (Name.Length > 0) html.Append(Invariant($"<caption {NameStyle}>{Encoded(Name)}</caption>"));
        html.Append("<thead><tr>");
        foreach (var column in Columns)
        {
            string unit = column.Unit.Length > 0 ? $"<br><small>{Encoded(column.Unit)}</small>" : "";
            html.Append(Invariant($"<th {CellStyle} title=\"{Encoded(column.Description)}\">{Encoded(column.Name)}{unit}</th>"));
        }
        html.Append("</tr></thead><tbody>");
        string[][] columns = [.. Columns.Select(PreviewOf)];
        for (int row = 0; row < Math.Min(PreviewRows, RowCount); row++)
        {
            html.Append("<tr>").AppendJoin("", columns.Select(texts => $"<td {CellStyle}>{Encoded(texts[row])}</td>")).Append("</tr>");
        }
        html.Append(Invariant($"</tbody></table><div>{Remark}</div>"));
        return html.AppendJoin("", Warnings.Select(warning => $"<div>⚠ {Encoded(warning)}</div>")).ToString();
    }

    private string Remark => RowCount > PreviewRows
        ? Invariant($"… and {RowCount - PreviewRows} more rows")
        : Invariant($"{RowCount} {(RowCount == 1 ? "row" : "rows")}");

    // A preview shows what can be read and never fails: a column that cannot be read says so in its cells.
    private string[] PreviewOf(TableColumn column)
    {
        int count = (int)Math.Min(PreviewRows, RowCount);
        try
        {
            return [.. column.Read(0, count).Cast<object?>().Select(value => CellText.Of(value, column))];
        }
        catch (FitsException)
        {
            return [.. Enumerable.Repeat("⚠ unreadable", count)];
        }
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
