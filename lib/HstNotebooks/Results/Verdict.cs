using System.Globalization;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>Whether a result can be trusted: its checks, each with value and limit.</summary>
/// <param name="Checks">The checks.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record Verdict(IReadOnlyList<Check> Checks) : IHtml
{
    /// <summary>The worst outcome of all checks; pass when there is none.</summary>
    public Outcome Outcome => Checks.Select(c => c.Outcome).DefaultIfEmpty(Outcome.Pass).Max();

    /// <summary>A verdict of these checks.</summary>
    public static Verdict Of(params Check[] checks) => new(checks);

    /// <summary>All checks of several verdicts, each name led by where it comes from.</summary>
    public static Verdict Of(IEnumerable<(string From, Verdict Verdict)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new([.. parts.SelectMany(p => p.Verdict.Checks.Select(c => c with { Name = $"{p.From}: {c.Name}" }))]);
    }

    /// <summary>One line when all passed, else a line for each check that did not.</summary>
    public override string ToString() => Outcome == Outcome.Pass
        ? $"✔ {Checks.Count} checks passed"
        : string.Join('\n', Checks.Where(c => c.Outcome != Outcome.Pass).Select(c => c.ToString()));

    /// <summary>A table of the checks.</summary>
    public string ToHtml() => HtmlTable.Of(
        ["", "check", "value", "limit", "what to do"],
        Checks.Select(c => new[] { c.Sign, c.Name, string.Create(CultureInfo.InvariantCulture, $"{c.Value:G4} {c.Unit}"), c.Limit, c.Advice }),
        $"{(Outcome == Outcome.Pass ? "✔" : Outcome == Outcome.Warn ? "⚠" : "✘")} {Checks.Count(c => c.Outcome == Outcome.Pass)} of {Checks.Count} checks passed");

    /// <summary>Shows the table now.</summary>
    public void Show() => NotebookHost.Display(this);
}
