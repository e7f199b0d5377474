namespace HstNotebooks;

/// <summary>An image and how it is explored.</summary>
internal sealed record ExploredImage(PixelSource Pixels, ExploreOptions Options)
{
    private (double Lo, double Hi)? _limits;

    public string Name => Options.Title ?? "image";

    /// <summary>Values at the ends of the scale; NaN without a finite pixel.</summary>
    public (double Lo, double Hi) Limits =>
        _limits ??= new ImageStyle { Interval = Options.Interval }.IntervalFor(Pixels).DisplayLimits(Pixels);

    /// <summary>What stands there where no script runs.</summary>
    public Figure Picture => new(ImagePanel.Of(Pixels, new ImageStyle
    {
        Title = Options.Title,
        Unit = Options.Unit,
        Stretch = Options.Stretch,
        Interval = double.IsNaN(Limits.Lo) ? null : Interval.Fixed(Limits.Lo, Limits.Hi),
        ColorMap = Options.ColorMap,
        Wcs = Options.Wcs,
    }));

    public override string ToString()
    {
        string title = Options.Title is { } t ? $"'{t}' " : "", unit = Options.Unit is { Length: > 0 } u ? $", {u}" : "";
        string regions = Options.Regions.Count > 0 ? $", {Options.Regions.Count} regions" : "";
        string sources = Options.Sources is { } s ? $", {s.Rows.Count} sources" : "";
        return $"{title}{Pixels.Width} × {Pixels.Height}{unit}{regions}{sources}";
    }
}
