namespace HstNotebooks;

/// <summary>255 colours from the low to the high end of the scale, and one more, unlike any of them, for missing pixels (NaN).</summary>
public sealed class ColorMap
{
    /// <summary>Index of the colour of missing pixels; 0 to 254 are the scale.</summary>
    internal const int Missing = 255;

    private readonly Rgb[] _colors;

    private ColorMap(string name, string missing, Func<double, Rgb> color)
    {
        Name = name;
        _colors = new Rgb[256];
        for (int i = 0; i < Missing; i++) _colors[i] = color(i / (Missing - 1.0));
        _colors[Missing] = Rgb.Parse(missing);
    }

    /// <summary>Black to white.</summary>
    public static ColorMap Gray { get; } = new("gray", "4F7FBF", t => Level(t, t, t));

    /// <summary>White to black, as in print: faint structure shows best.</summary>
    public static ColorMap GrayInverted { get; } = new("gray inverted", "4F7FBF", t => Level(1 - t, 1 - t, 1 - t));

    // Viridis, magma and cividis: colours of matplotlib's tables (CC0), every sixteenth or so.

    /// <summary>Purple to yellow, even in lightness.</summary>
    public static ColorMap Viridis { get; } = new("viridis", "B4B4B4", Through(
        "440154", "48186A", "472D7B", "424086", "3B528B", "33638D", "2C728E", "26828E", "21918C",
        "1FA088", "28AE80", "3FBC73", "5EC962", "84D44B", "ADDC30", "D8E219", "FDE725"));

    /// <summary>Black through purple to cream, even in lightness.</summary>
    public static ColorMap Magma { get; } = new("magma", "6FA893", Through(
        "000004", "0A0822", "1D1147", "36106B", "51127C", "6A1C81", "832681", "9C2E7F", "B73779",
        "D0416F", "E75263", "F56B5C", "FC8961", "FEA772", "FEC488", "FDE2A3", "FCFDBF"));

    /// <summary>Blue to yellow, the same to every colour vision.</summary>
    public static ColorMap Cividis { get; } = new("cividis", "C4566B", Through(
        "00224E", "002E6A", "1A386F", "32436D", "434E6C", "535A6D", "61656F", "6F7073", "7D7C78",
        "8C8878", "9B9476", "ABA072", "BCAE6C", "CDBB63", "DEC958", "F0D846", "FEE838"));

    /// <summary>Black to white through the colours of a spiral (Green 2011).</summary>
    public static ColorMap Cubehelix { get; } = new("cubehelix", "E03C31", Helix);

    /// <summary>Blue, white, red: for residuals, by default from −v to v, linearly.</summary>
    public static ColorMap Diverging { get; } = new("diverging", "8C8C8C", Through("0B2E7A", "2F6FC4", "8DB8E8", "FFFFFF", "F0A48E", "C8412F", "7A0B1C"));

    /// <summary>A dark ground and light pixels, for masks.</summary>
    public static ColorMap TwoTone { get; } = new("two-tone", "8C8C8C", t => t < 0.5 ? Rgb.Parse("2B3440") : Rgb.Parse("F2C84B"));

    /// <summary>
    /// For label maps (<c>Image&lt;int&gt;</c>): 0 is dark, every other label has one of 42 distinct colours, the same in every image.
    /// Other images cannot be shown with it.
    /// </summary>
    public static ColorMap Labels { get; } = new("labels", "FFFFFF", t => LabelColors.At((int)Math.Round(t * (Missing - 1))));

    /// <summary>Name of the map.</summary>
    public string Name { get; }

    /// <summary>The colour of missing pixels.</summary>
    public Rgb MissingColor => _colors[Missing];

    /// <summary>The colour at <paramref name="t"/> on the scale, 0 to 1.</summary>
    public Rgb At(double t) => _colors[Index(t)];

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal IReadOnlyList<Rgb> Colors => _colors;

    internal bool IsDiverging => this == Diverging;

    internal bool IsLabels => this == Labels;

    internal static byte Index(double t) => double.IsNaN(t) ? (byte)Missing : (byte)(Math.Clamp(t, 0, 1) * (Missing - 1) + 0.5);

    private static Func<double, Rgb> Through(params string[] anchors)
    {
        var stops = Array.ConvertAll(anchors, a => Oklab.From(Rgb.Parse(a)));
        return t =>
        {
            double at = t * (stops.Length - 1);
            int i = Math.Min((int)at, stops.Length - 2);
            return Oklab.Mix(stops[i], stops[i + 1], at - i).ToRgb();
        };
    }

    // Start 0.5, rotations −1.5, hue 1, gamma 1: the author's default.
    private static Rgb Helix(double t)
    {
        double amplitude = t * (1 - t) / 2;
        var (sin, cos) = Math.SinCos(2 * Math.PI * (0.5 / 3 + 1 - 1.5 * t));
        return Level(
            t + amplitude * (-0.14861 * cos + 1.78277 * sin),
            t + amplitude * (-0.29227 * cos - 0.90649 * sin),
            t + amplitude * (1.97294 * cos));
    }

    private static Rgb Level(double r, double g, double b) => new(Byte(r), Byte(g), Byte(b));

    private static byte Byte(double channel) => (byte)Math.Round(255 * Math.Clamp(channel, 0, 1));
}
