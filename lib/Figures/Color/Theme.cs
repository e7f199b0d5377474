namespace HstNotebooks;

/// <summary>Colours and sizes of everything that is not data: for paper, for a slide, for a dark notebook.</summary>
public sealed record Theme
{
    private Theme(string name, string background, string ink, string muted, params Rgb[] series) =>
        (Name, Background, Ink, Muted, Series) = (name, Rgb.Parse(background), Rgb.Parse(ink), Rgb.Parse(muted), series);

    /// <summary>Dark on white, for print and light notebooks.</summary>
    public static Theme Paper { get; } = new("paper", "FFFFFF", "1A1A1A", "5F5F5F",
        Palette.Blue, Palette.Orange, Palette.Green, Palette.Purple, Palette.SkyBlue, Palette.Vermillion);

    /// <summary>Larger letters and stronger lines, to be read from the last row.</summary>
    public static Theme Slide { get; } = Paper with { Name = "slide", LetterScale = 1.35, LineScale = 1.6 };

    /// <summary>Light on dark grey, for dark notebooks and reports.</summary>
    public static Theme Dark { get; } = new("dark", "1B1D21", "E8E8E8", "A8A8A8",
        Palette.SkyBlue, Palette.Orange, Rgb.Parse("34C79A"), Palette.Purple, Palette.Yellow, Rgb.Parse("F08A4B"));

    /// <summary>Its name.</summary>
    public string Name { get; private init; }

    /// <summary>The page.</summary>
    public Rgb Background { get; init; }

    /// <summary>Letters and frames.</summary>
    public Rgb Ink { get; init; }

    /// <summary>Notes, grids and reference lines.</summary>
    public Rgb Muted { get; init; }

    /// <summary>Colours of series in their order, told apart by colour-blind readers, neighbours also in grey.</summary>
    public IReadOnlyList<Rgb> Series { get; init; }

    /// <summary>Letters, ticks and markers are so many times their usual size.</summary>
    public double LetterScale { get; init; } = 1;

    /// <summary>Lines are so many times their usual width.</summary>
    public double LineScale { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
