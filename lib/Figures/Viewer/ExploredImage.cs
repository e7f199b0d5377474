namespace HstNotebooks;

/// <summary>An image and how it is explored.</summary>
/// <param name="Pixels">The image.</param>
/// <param name="Options">What the caller chose.</param>
/// <param name="ToFigure">A picture of the image.</param>
internal sealed record ExploredImage(PixelSource Pixels, ExploreOptions Options, Func<ImageStyle, Figure> ToFigure)
{
    public string Name => Options.Title ?? "image";

    public ColorMap Colors => Options.ColorMap ?? ColorMap.Gray;

    public Stretch Stretch => Options.Stretch ?? (Pixels.Labels ? Stretch.Linear : Stretch.Asinh);

    /// <summary>Values at the ends of the scale; NaN without a finite pixel.</summary>
    public (double Lo, double Hi) Limits() =>
        (Options.Interval ?? (Pixels.Labels ? Interval.MinMax : Interval.Percentile(99.5))).DisplayLimits(Pixels);

    /// <summary>What stands there where no script runs.</summary>
    public Figure Picture()
    {
        var style = new ImageStyle
        {
            Title = Options.Title,
            Unit = Options.Unit,
            Stretch = Options.Stretch,
            Interval = Options.Interval,
            Wcs = Options.Wcs,
        };
        return ToFigure(Options.ColorMap is { } colors ? style with { ColorMap = colors } : style);
    }

    public override string ToString()
    {
        string title = Options.Title is { } t ? $"'{t}' " : "", unit = Options.Unit is { Length: > 0 } u ? $", {u}" : "";
        string regions = Options.Regions.Count > 0 ? $", {Options.Regions.Count} regions" : "";
        string sources = Options.Sources is { } s ? $", {s.Rows.Count} sources" : "";
        return $"{title}{Pixels.Width} × {Pixels.Height}{unit}{regions}{sources}";
    }
}
