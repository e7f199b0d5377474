namespace HstNotebooks;

/// <summary>An image and how it is explored.</summary>
/// <param name="Pixels">The image.</param>
/// <param name="Options">What the caller chose.</param>
/// <param name="IsMask">Whether its pixels are true and false.</param>
internal sealed record ExploredImage(PixelSource Pixels, ExploreOptions Options, bool IsMask)
{
    public string Name => Options.Title ?? "image";

    public ColorMap Colors =>
        Options.ColorMap ?? ImageDefaults.Colors(Pixels, IsMask, isPlain: Options is { Interval: null, Stretch: null });

    public Stretch Stretch => Options.Stretch ?? ImageDefaults.Stretch(Pixels, Colors);

    /// <summary>Values at the ends of the scale; NaN without a finite pixel.</summary>
    public (double Lo, double Hi) Limits() =>
        (Options.Interval ?? ImageDefaults.Interval(Pixels, Colors)).DisplayLimits(Pixels);

    /// <summary>What stands there where no script runs.</summary>
    public Figure Picture() => new(ImagePanel.Of(Pixels, new ImageStyle
    {
        Title = Options.Title,
        Unit = Options.Unit,
        Stretch = Options.Stretch,
        Interval = Options.Interval,
        ColorMap = Options.ColorMap,
        Wcs = Options.Wcs,
    }, IsMask));

    public override string ToString()
    {
        string title = Options.Title is { } t ? $"'{t}' " : "", unit = Options.Unit is { Length: > 0 } u ? $", {u}" : "";
        string regions = Options.Regions.Count > 0 ? $", {Options.Regions.Count} regions" : "";
        string sources = Options.Sources is { } s ? $", {s.Rows.Count} sources" : "";
        return $"{title}{Pixels.Width} × {Pixels.Height}{unit}{regions}{sources}";
    }
}
