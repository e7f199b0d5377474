using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

/// <summary>One small figure of every kind, of numbers that are the same everywhere.</summary>
internal static class Gallery
{
    private static readonly double[] X = [.. Enumerable.Range(0, 40).Select(i => 0.25 * i)];

    private static readonly double[] Y = [.. X.Select(x => x + Math.Sin(3 * x))];

    private static readonly Wcs Turned = Wcs.Tan(new(30, 18), new(53.16, -27.78), 0.06, Angle.FromDegrees(20));

    public static IReadOnlyDictionary<string, Func<Figure>> Figures { get; } = new Dictionary<string, Func<Figure>>
    {
        ["image on the sky"] = () => Image().ToFigure(new ImageStyle { Title = "image", Unit = "e⁻ s⁻¹", Wcs = Turned, GridLines = true }),
        ["image in pixels"] = () => Image().ToFigure(new ImageStyle { ColorMap = ColorMap.Viridis, Stretch = Stretch.Sqrt }),
        ["residuals"] = () => Image().Map(v => v - 3f).ToFigure(new ImageStyle { ColorMap = ColorMap.Diverging }),
        ["three bands"] = () => Figure.Rgb(Image(), Image().Map(v => 0.8f * v), Image().Map(v => v * v / 20), new RgbStyle { Wcs = Turned }),
        ["labels"] = () => Image().Map(v => (int)v / 4).ToFigure(),
        ["contours and regions"] = () => Image().ToFigure(new ImageStyle
        {
            Contours = [Contour.Levels(Image(), [5, 10, 20.0])],
            Overlays =
            [
                Overlay.Circle(20, 12, 6) with { Label = "circle" },
                Overlay.Ellipse(45, 20, 9, 4, 30),
                Overlay.Markers([new(10, 30), new(50, 8)]) with { Names = ["a", "b"] },
                Overlay.Arrows([(new(5, 5), new(9, 8))]) with { Scale = 2, Key = new(5, "5 px") },
            ],
        }),
        ["scatter"] = () => Figure.Scatter(X, Y, new()
        {
            Title = "scatter",
            XLabel = "x (10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹)",
            YLabel = "y",
            YError = ErrorBars.Symmetric(X.Select(_ => 0.4)),
            FitLine = true,
            OneToOne = true,
        }),
        ["colours by a quantity"] = () => Figure.Plot(new() { ReverseY = true }, new PointsMark(X, Y) { ColorBy = new(X) { Label = "x" } }),
        ["many points"] = () => Figure.Scatter(Many(1), Many(2), new() { XLabel = "x", YLabel = "y" }),
        ["hexagons"] = () => Figure.Plot(new() { YLabel = "y" }, new DensityMark(Many(1), Many(2)) { Bins = 20 }),
        ["histogram"] = () => Figure.Histogram(Many(3), new() { Bins = 24, Gaussian = new(0.5, 0.3), XLabel = "value" }),
        ["band and twin axis"] = () => Figure.Plot(
            new() { RightLabel = "right", Top = new("twice", x => 2 * x), GridLines = true },
            new BandMark(X, X.Select(v => v - 1), X.Select(v => v + 1)), new LineMark(X, X) { Label = "line" },
            new LineMark(X, X.Select(v => 90 - v * v)) { OnRightAxis = true, Label = "other" }),
        ["logarithms"] = () => Figure.Plot(
            new() { XScale = AxisScale.Log, YScale = AxisScale.SymLog(1) },
            new LineMark(X.Select(v => v + 0.1), X.Select(v => Math.Sinh(v - 4))), RuleMark.Horizontal(0, "zero"), new TextMark(2, 5, "text")),
        ["grid, contours and inset"] = () => Figure
            .Plot(new(), new GridMark(Image().ToDouble(), (0, 6), (-2, 2)) { ValueLabel = "value" }, new ContoursMark(Image().ToDouble(), (0, 6), (-2, 2), [8]))
            .WithInset(Figure.Line(X, Y, new() { XLabel = "inner" }), Corner.UpperLeft),
        ["shared axes, dark"] = () => Figure.Grid(2, [.. Enumerable.Range(0, 4).Select(k => Figure.Scatter(X, Y.Select(y => y + k), new() { XLabel = "x", YLabel = "y" }))])
            .WithSharedAxes().WithTheme(Theme.Dark).WithTitle("four"),
        ["one column"] = () => Figure.Grid(1, Image().ToFigure(), Figure.Line(X, Y)).WithWidth(3.5),
    };

    // Two sources on a slope with one missing corner.
    private static Image<float> Image()
    {
        var image = new Image<float>(60, 36);
        for (int y = 0; y < 36; y++)
        {
            for (int x = 0; x < 60; x++)
            {
                double value = 0.05 * x + 30 * Math.Exp(-((x - 20) * (x - 20) + (y - 12) * (y - 12)) / 30.0)
                    + 15 * Math.Exp(-((x - 45) * (x - 45) + 3 * (y - 22) * (y - 22)) / 60.0);
                image[x, y] = x + y < 8 ? float.NaN : (float)value;
            }
        }
        return image;
    }

    // Sums of a few fractional parts: smooth clouds without a random generator.
    private static double[] Many(int seed) =>
        [.. Enumerable.Range(0, 6000).Select(i => (Part(i * 0.754877666 * seed) + Part(i * 0.569840291 + 0.1 * seed) + Part(i * 0.324717957 * (seed + 1))) / 3)];

    private static double Part(double value) => value - Math.Floor(value);
}
