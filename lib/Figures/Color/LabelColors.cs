namespace HstNotebooks;

/// <summary>
/// The colours of labels: those of Okabe &amp; Ito (2008) first, then always the colour that differs most from all before it, to normal
/// eyes and to protanopes and deuteranopes (Viénot, Brettel &amp; Mollon 1999). A label has the same colour in every image.
/// </summary>
internal static class LabelColors
{
    private const int Count = 42;

    // The palette of a picture holds the cycle several times.
    private const int Cycled = 252;

    private const double Darkest = 0.48, Lightest = 0.94;

    // To a dichromat all colours lie in a plane: there a smaller distance must do.
    private const double DichromatWeight = 1.6;

    /// <summary>Label 0.</summary>
    public static Rgb Background { get; } = Rgb.Parse("16181D");

    private static readonly Rgb[] Colors = Choose();

    /// <summary>Index of a label's colour among the 256 of <see cref="ColorMap.Labels"/>.</summary>
    public static byte Index(int label) => label switch
    {
        0 => 0,
        > 0 => (byte)((label - 1) % Cycled + 1),
        _ => (byte)(Cycled + (label + 1) % Cycled),
    };

    /// <summary>The colour at an index of 0 to 254.</summary>
    public static Rgb At(int index) => index == 0 ? Background : Colors[(index - 1) % Count];

    private static Rgb[] Choose()
    {
        List<Rgb> chosen = [Palette.Orange, Palette.SkyBlue, Palette.Vermillion, Palette.Green, Palette.Yellow, Palette.Purple,
            Palette.Blue];
        byte[] levels = [.. Enumerable.Range(0, 12).Select(i => (byte)(i * 255 / 11))];
        var candidates = (from r in levels from g in levels from b in levels select new Rgb(r, g, b))
            .Where(c => Oklab.From(c).L is > Darkest and < Lightest).Select(c => (Color: c, Seen: Seen(c))).ToArray();
        var distances = Array.ConvertAll(candidates, _ => double.PositiveInfinity);
        int known = 0;
        while (chosen.Count < Count)
        {
            for (; known < chosen.Count; known++)
            {
                var seen = Seen(chosen[known]);
                for (int i = 0; i < candidates.Length; i++) distances[i] = Math.Min(distances[i], Distance(candidates[i].Seen, seen));
            }
            chosen.Add(candidates[Array.IndexOf(distances, distances.Max())].Color);
        }
        return [.. chosen];
    }

    private static double Distance(Oklab[] a, Oklab[] b) =>
        Math.Min(a[0].DistanceTo(b[0]), DichromatWeight * Math.Min(a[1].DistanceTo(b[1]), a[2].DistanceTo(b[2])));

    // As seen by normal eyes, a protanope and a deuteranope.
    private static Oklab[] Seen(Rgb color)
    {
        double r = Oklab.Linear(color.R), g = Oklab.Linear(color.G), b = Oklab.Linear(color.B);
        double protan = 0.11238 * r + 0.88762 * g, deutan = 0.29275 * r + 0.70725 * g;
        return
        [
            Oklab.FromLinear(r, g, b),
            Oklab.FromLinear(protan, protan, Math.Max(0, 0.00401 * (r - g) + b)),
            Oklab.FromLinear(deutan, deutan, Math.Max(0, 0.02234 * (g - r) + b)),
        ];
    }
}
