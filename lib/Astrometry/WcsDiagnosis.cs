using System.Globalization;
using System.Net;
using System.Text;
using HstNotebooks.Formatting;

namespace HstNotebooks.Astrometry;

/// <summary>What a WCS does over an image, and whether it can be trusted.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record WcsDiagnosis : IHtml
{
    /// <summary>Projection, distortion, frame and scale in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Which distortions apply and why, and what else is worth knowing.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>
    /// What makes positions doubtful: keywords that contradict one another, half of a distortion, points that do not come back.
    /// </summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How far the distortion moves a pixel at most, pixels; 0 without distortion.</summary>
    public required double LargestDisplacementPx { get; init; }

    /// <summary>
    /// The largest distance between a pixel and where it comes back from the sky, pixels, but for <see cref="LostPoints"/>; NaN where no
    /// point comes back.
    /// </summary>
    public required double RoundTripPx { get; init; }

    /// <summary>
    /// Points of the grid, of <see cref="Points"/>, that have no place on the sky or do not come back from it to within a pixel.
    /// </summary>
    public required int LostPoints { get; init; }

    /// <summary>Points of the grid that was tried.</summary>
    public required int Points { get; init; }

    /// <summary>The smallest and the largest pixel scale over the image, arcsec.</summary>
    public required (double Min, double Max) ScaleArcsec { get; init; }

    /// <summary>Whether there is no warning and every point comes back within 0.001 pixels.</summary>
    public bool IsSound => Warnings.Count == 0 && LostPoints == 0 && RoundTripPx <= 1e-3;

    /// <inheritdoc/>
    public override string ToString()
    {
        var lines = new List<string> { (IsSound ? "✔ " : "⚠ ") + Summary };
        lines.AddRange(Numbers().Select(pair => $"  {pair.Name}: {pair.Value}"));
        lines.AddRange(Facts.Select(fact => $"  {fact}"));
        lines.AddRange(Warnings.Select(warning => $"  ⚠ {warning}"));
        return string.Join('\n', lines);
    }

    /// <summary>The same as a table.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<div><b>{(IsSound ? "✔" : "⚠")} {WebUtility.HtmlEncode(Summary)}</b></div><table>");
        foreach (var (name, value) in Numbers())
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{name}</td><td>{WebUtility.HtmlEncode(value)}</td></tr>");
        }
        html.Append("</table>").AppendJoin("", Facts.Select(fact => $"<div>{WebUtility.HtmlEncode(fact)}</div>"));
        return html.AppendJoin("", Warnings.Select(warning => $"<div>⚠ {WebUtility.HtmlEncode(warning)}</div>")).ToString();
    }

    private IEnumerable<(string Name, string Value)> Numbers()
    {
        var culture = CultureInfo.InvariantCulture;
        yield return ("pixel scale", string.Create(culture, $"{ScaleArcsec.Min:G6}″ to {ScaleArcsec.Max:G6}″"));
        if (LargestDisplacementPx > 0) yield return ("distortion", string.Create(culture, $"up to {LargestDisplacementPx:G4} px"));
        yield return ("round trip", string.Create(culture, $"closes to {RoundTripPx:G2} px at {Points - LostPoints} of {Points} points"));
    }
}
