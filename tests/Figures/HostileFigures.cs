using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

/// <summary>Figures of random marks, scales and images with values and labels that nobody would wish for; the same for the same seed.</summary>
internal sealed class HostileFigures(int seed)
{
    private static readonly double[] Values =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 1e-320, 1e300, -1e300, double.MaxValue, -double.MaxValue, 3.5, 2457000.5];

    private static readonly string[] Labels = ["", "x", " ", "a</script><b>&\"'", "\u0001\u0002", "😀", "⁻²⁰ΑΩ″Å⊙", new('W', 400), "line\nbreak"];

    private readonly Random _random = new(seed);

    /// <exception cref="ArgumentException">What was drawn by lot cannot be drawn.</exception>
    public Figure Next()
    {
        var figure = One();
        if (OneIn(3)) figure = Figure.Grid(_random.Next(1, 6), [figure, .. Enumerable.Range(0, _random.Next(5)).Select(_ => One())]);
        if (OneIn(4)) figure = figure.WithSharedAxes(OneIn(2), OneIn(2));
        if (OneIn(4)) figure = figure.WithInset(One(), (Corner)_random.Next(4), 0.1 + 0.8 * _random.NextDouble());
        return OneIn(4) ? figure.WithWidth(1 + _random.Next(39)) : figure;
    }

    private Figure One() => _random.Next(6) switch
    {
        0 => Image(),
        1 => Figure.Histogram(Numbers(_random.Next(60)), new() { Title = Label(), Gaussian = OneIn(3) ? new(Number(), Number()) : null, YScale = Scale() }),
        2 => Figure.Scatter(Numbers(30), Numbers(30), new() { FitLine = true, OneToOne = true, XScale = Scale(), YScale = Scale() }),
        3 => Figure.RadialProfile(Floats(9, 7), new(_random.Next(-3, 12), _random.Next(9)), new() { YScale = Scale(), Wcs = Sky() }),
        _ => Figure.Plot(Style(), [.. Enumerable.Range(0, _random.Next(5)).Select(_ => Mark())]),
    };

    private PlotStyle Style() => new()
    {
        Title = Label(),
        XLabel = Label(),
        YLabel = Label(),
        RightLabel = Label(),
        XScale = Scale(),
        YScale = Scale(),
        RightScale = Scale(),
        XLimits = OneIn(4) ? (Number(), Number()) : null,
        YLimits = OneIn(4) ? (Number(), Number()) : null,
        ReverseX = OneIn(4),
        ReverseY = OneIn(4),
        Top = OneIn(4) ? new("top", x => 3e5 / x) : null,
        Aspect = OneIn(5) ? Number() : null,
        EqualScale = OneIn(5),
        GridLines = OneIn(2),
        Legend = OneIn(3) ? (Corner)_random.Next(4) : null,
    };

    private Mark Mark()
    {
        int count = new[] { 0, 1, 2, 5, 40 }[_random.Next(5)];
        Mark mark = _random.Next(12) switch
        {
            0 => new PointsMark(Numbers(count), Numbers(count)) { YError = OneIn(2) ? Numbers(count) : null, ColorBy = OneIn(3) ? new(Numbers(count)) : null },
            1 => new LineMark(Numbers(count), Numbers(count)),
            2 => new StepsMark(Numbers(count + 1).Order(), Numbers(count)),
            3 => new BandMark(Numbers(count), Numbers(count), Numbers(count)),
            4 => RuleMark.Horizontal(Number()),
            5 => RuleMark.Vertical(Number()),
            6 => new DensityMark(Numbers(count), Numbers(count)) { Bins = _random.Next(2, 60), Hexagonal = OneIn(2) },
            7 => new GridMark(new(3, 2, Numbers(6)), (Number(), Number()), (Number(), Number())),
            8 => new ContoursMark(new(5, 4, Numbers(20)), (Number(), Number()), (Number(), Number()), Numbers(3)),
            9 => new ArrowsMark(Numbers(count), Numbers(count), Numbers(count), Numbers(count)) { Exaggeration = Number(), KeyLength = OneIn(2) ? Number() : null },
            10 => new TextMark(Number(), Number(), Label() ?? ""),
            _ => new TextMark((Corner)_random.Next(4), Label() ?? ""),
        };
        return mark with { Label = Label(), OnRightAxis = OneIn(4), Opacity = OneIn(9) ? Number() : 1 };
    }

    private Figure Image()
    {
        int width = new[] { 1, 2, 7, 30, 800 }[_random.Next(5)], height = new[] { 1, 3, 9, 25 }[_random.Next(4)];
        var style = new ImageStyle
        {
            Title = Label(),
            Unit = Label(),
            Wcs = Sky(),
            GridLines = OneIn(2),
            Stretch = OneIn(3) ? Stretch.Log : null,
            Interval = OneIn(3) ? Interval.ZScale : OneIn(3) ? Interval.Symmetric() : null,
            ColorMap = OneIn(3) ? ColorMap.Diverging : null,
            Overlays = OneIn(2) ? [] :
            [
                Overlay.Circle(Number(), Number(), Math.Abs(Number())) with { Label = Label() },
                Overlay.Markers([new(Number(), Number()), new(Number(), Number())]) with { Names = ["a", Label() ?? ""], Values = OneIn(2) ? Numbers(2) : null },
                Overlay.Arrows([(new(Number(), Number()), new(Number(), Number()))]) with { Scale = Number() },
            ],
        };
        return _random.Next(4) switch
        {
            0 => new Image<int>(width, height, [.. Enumerable.Range(0, width * height).Select(_ => _random.Next(-5, 500))]).ToFigure(style),
            1 => new Image<bool>(width, height).ToFigure(style),
            2 => new Image<double>(width, height, Numbers(width * height)).ToFigure(style),
            _ => Floats(width, height).ToFigure(style with { Contours = [Contour.Levels(Floats(width, height), 4)] }),
        };
    }

    private Wcs? Sky() => _random.Next(5) switch
    {
        0 => Wcs.Tan(new(5, 5), new(_random.NextDouble() * 360, 90), Math.Pow(10, _random.Next(-3, 4))),
        1 => Wcs.Tan(new(5, 5), new(10, -89.9), 60, Angle.FromDegrees(_random.Next(360))),
        2 => Wcs.Tan(new(1e6, 5), new(0, 0), 1),
        3 => Wcs.Tan(new(5, 5), new(359.9999, 20), 0.05, Angle.FromDegrees(_random.Next(360))),
        _ => null,
    };

    private AxisScale Scale() => _random.Next(3) switch { 0 => AxisScale.Linear, 1 => AxisScale.Log, _ => AxisScale.SymLog(Math.Pow(10, _random.Next(-3, 4))) };

    private double Number() => OneIn(4) ? Values[_random.Next(Values.Length)] : (_random.NextDouble() - 0.3) * Math.Pow(10, _random.Next(-5, 6));

    private double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Number())];

    private Image<float> Floats(int width, int height) => new(width, height, [.. Numbers(width * height).Select(v => (float)v)]);

    private string? Label() => OneIn(3) ? null : Labels[_random.Next(Labels.Length)];

    private bool OneIn(int n) => _random.Next(n) == 0;
}
