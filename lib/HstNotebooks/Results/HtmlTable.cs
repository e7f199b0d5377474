using System.Net;
using System.Text;

namespace HstNotebooks;

/// <summary>Small tables in a notebook cell.</summary>
internal static class HtmlTable
{
    private const string Cell = "style=\"text-align:left;padding:2px 10px\"";

    public static string Of(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, string caption = "")
    {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums\">");
        if (caption.Length > 0) html.Append("<caption style=\"text-align:left;font-weight:600;padding:2px 10px\">").Append(Text(caption)).Append("</caption>");
        html.Append("<thead><tr>").AppendJoin("", head.Select(h => $"<th {Cell}>{Text(h)}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in rows) html.Append("<tr>").AppendJoin("", row.Select(c => $"<td {Cell}>{Text(c)}</td>")).Append("</tr>");
        return html.Append("</tbody></table>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
