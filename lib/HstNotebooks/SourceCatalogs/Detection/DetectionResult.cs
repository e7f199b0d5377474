using HstNotebooks.Astrometry;
using HstNotebooks.Formatting;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The sources of a drizzled image.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record DetectionResult : IHtml
{
    private const double DrawnSigma = 3;

    /// <summary>The image on which they were found.</summary>
    public required HstImage Image { get; init; }

    /// <summary>Level and noise of the sky.</summary>
    public required BackgroundMeshResult Background { get; init; }

    /// <summary>Label of each pixel before blended sources were taken apart; 0 is sky.</summary>
    public required Image<int> Segments { get; init; }

    /// <summary>Label of each pixel after that, as in <see cref="Sources"/>.</summary>
    public required Image<int> Labels { get; init; }

    /// <summary>Centres of the segments.</summary>
    public required PositionList Segmented { get; init; }

    /// <summary>Centres of the sources; the list that goes on.</summary>
    public required PositionList Deblended { get; init; }

    /// <summary>What DAOFIND finds.</summary>
    public required PositionList Stars { get; init; }

    /// <summary>Position, shape and light of each of the sources, as in <see cref="Deblended"/>.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>What had to be assumed of the input.</summary>
    public IReadOnlyList<string> Warnings => Deblended.Coverage.Warnings;

    /// <summary>Whether the list can be used.</summary>
    public Verdict Verdict
    {
        get
        {
            double labelled = (double)Sources.Sum(s => s.Segment.AreaPx) / Math.Max(1, Image.Science.Map(float.IsFinite).CountTrue());
            double boxes = (double)Background.Excluded.CountTrue() / Background.Excluded.Pixels.Length;
            int good = Deblended.Good.Count;
            return Verdict.Of(
                new Check("sources away from the borders", good > 0 ? Outcome.Pass : Outcome.Fail, good, "", "≥ 1",
                    good > 0 ? "" : "a lower NSigma or NPixels, or a smaller Coverage.BoxPx"),
                Check.AtMost("part of the pixels in sources", labelled, 0.3, 0.7,
                    advice: "the sky is that of sources: larger boxes, or a mask"),
                Check.AtMost("boxes of the background without enough sky", boxes, 0.5, 0.9,
                    advice: "their level is that of their neighbours: smaller boxes"));
        }
    }

    /// <summary>
    /// Writes <c>sources_segmap.csv</c>, <c>sources_segmap_deblended.csv</c> and <c>sources_daofind.csv</c> into a folder, as the original.
    /// </summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var list in new[] { Segmented, Deblended, Stars }) list.Write(Path.Combine(folder, list.Name + ".csv"));
    }

    /// <summary>The image with an ellipse about every source: green for those that go on, gray at the borders of the exposures.</summary>
    public Figure ToFigure(ImageStyle? style = null)
    {
        style ??= new();
        return Image.ToFigure(style with
        {
            Interval = style.Interval ?? Interval.Percentile(99),
            Overlays = [.. style.Overlays, Ellipses("sources", "#2ca02c", true), Ellipses("at a border", "#999999", false)],
        });
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Image.Name}: {Sources.Count} sources of {Segmented.All.Count} segments, "
        + $"{Deblended.Good.Count} away from the borders; {Stars.Good.Count} stars by DAOFIND; {Background}";

    /// <summary>The numbers and the verdict.</summary>
    public string ToHtml() => new DataTable("list", "found", "away from the borders")
        .Add("segments", Segmented.All.Count, Segmented.Good.Count)
        .Add("sources", Deblended.All.Count, Deblended.Good.Count)
        .Add("DAOFIND", Stars.All.Count, Stars.Good.Count).ToHtml()
        + $"<div>{System.Net.WebUtility.HtmlEncode(Background.ToString())}</div>"
        + string.Concat(Warnings.Select(w => $"<div>⚠ {System.Net.WebUtility.HtmlEncode(w)}</div>")) + Verdict.ToHtml();

    private Overlay Ellipses(string label, string color, bool isGood)
    {
        Region[] regions = [.. Sources.Where((_, i) => Deblended.Coverage.IsCovered[i] == isGood).Select(s => new Region(
            RegionShape.Ellipse, [new(s.X, s.Y)], [Drawn(s.Shape.SemiMajorSigmaPx), Drawn(s.Shape.SemiMinorSigmaPx)],
            Angle.FromDegrees(s.Shape.OrientationDegrees)))];
        return Overlay.Regions(regions) with { Label = regions.Length > 0 ? label : null, Color = Rgb.Parse(color) };

        static double Drawn(double sigmaPx) => Math.Max(3, DrawnSigma * sigmaPx);
    }
}
