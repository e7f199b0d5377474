namespace HstNotebooks;

/// <summary>
/// The colours of series: Okabe &amp; Ito (2008), told apart by colour-blind readers, ordered so that neighbours also differ in grey.
/// </summary>
public static class Palette
{
    /// <summary>Blue, the first series.</summary>
    public static Rgb Blue { get; } = Rgb.Parse("0072B2");

    /// <summary>Orange.</summary>
    public static Rgb Orange { get; } = Rgb.Parse("E69F00");

    /// <summary>Vermillion: fits and models.</summary>
    public static Rgb Vermillion { get; } = Rgb.Parse("D55E00");

    /// <summary>Bluish green.</summary>
    public static Rgb Green { get; } = Rgb.Parse("009E73");

    /// <summary>Sky blue.</summary>
    public static Rgb SkyBlue { get; } = Rgb.Parse("56B4E9");

    /// <summary>Reddish purple.</summary>
    public static Rgb Purple { get; } = Rgb.Parse("CC79A7");

    /// <summary>Yellow: for overlays on dark images, too pale on white.</summary>
    public static Rgb Yellow { get; } = Rgb.Parse("F0E442");

    /// <summary>Black.</summary>
    public static Rgb Black { get; } = Rgb.Parse("000000");

    internal static Rgb White { get; } = Rgb.Parse("FFFFFF");

    /// <summary>Text and frames.</summary>
    internal static Rgb Ink { get; } = Rgb.Parse("1A1A1A");

    /// <summary>Reference lines and notes.</summary>
    internal static Rgb Muted { get; } = Rgb.Parse("5F5F5F");

    private static readonly Rgb[] SeriesOrder = [Blue, Orange, Green, Purple, SkyBlue, Vermillion];

    private static readonly Rgb[] OnDark = [Yellow, SkyBlue, Vermillion, Green, Purple, Orange];

    private static readonly Rgb[] OnLight = [Vermillion, Blue, Green, Purple, Orange, Black];

    /// <summary>The colour of the i-th series of a plot.</summary>
    internal static Rgb Series(int i) => SeriesOrder[i % SeriesOrder.Length];

    /// <summary>The colour of the i-th contour or overlay of an image.</summary>
    internal static Rgb Overlay(int i, bool light) => (light ? OnLight : OnDark)[i % OnDark.Length];
}
