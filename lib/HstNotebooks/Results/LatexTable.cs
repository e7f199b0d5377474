using System.Globalization;
using System.Text;

namespace HstNotebooks;

/// <summary>Small tables for a paper.</summary>
internal static class LatexTable
{
    public static string Of(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var alignments = head.Select((_, i) => rows.Count > 0 && rows.All(r => IsNumber(r[i])) ? 'r' : 'l');
        var latex = new StringBuilder($"\\begin{{tabular}}{{{string.Concat(alignments)}}}\n\\hline\n").Append(Row(head))
            .Append("\\hline\n");
        foreach (var row in rows) latex.Append(Row(row));
        return latex.Append("\\hline\n\\end{tabular}").ToString();
    }

    private static string Row(IReadOnlyList<string> cells) => string.Join(" & ", cells.Select(Escaped)) + " \\\\\n";

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    // Superscripts, and the few signs of our column names that text mode lacks, become mathematics.
    private static string Escaped(string cell)
    {
        var text = new StringBuilder();
        foreach (char c in cell)
        {
            text.Append(c switch
            {
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{c}",
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '−' => "$-$",
                '±' => "$\\pm$",
                '×' => "$\\times$",
                'σ' => "$\\sigma$",
                'α' => "$\\alpha$",
                '″' => "$''$",
                '⁻' => "$^{-}$",
                >= '⁰' and <= '⁹' or '¹' or '²' or '³' => $"$^{Digit(c)}$",
                '\n' or '\r' => " ",
                _ => c.ToString(),
            });
        }
        return text.ToString();
    }

    private static int Digit(char superscript) => superscript switch { '¹' => 1, '²' => 2, '³' => 3, _ => superscript - '⁰' };
}
