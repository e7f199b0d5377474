namespace HstNotebooks;

/// <summary>Widths of Helvetica (Adobe's font metrics), which Arial and Liberation Sans share.</summary>
internal static class TextMetrics
{
    // Thousandths of the size, for the characters from space to ~.
    private static readonly short[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 222, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
        556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 222, 556, 556, 500, 556, 556, 278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    // Bold letters are up to a tenth wider.
    private const double BoldWidening = 1.08;

    /// <summary>Width of a line of text, points.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        int sum = 0;
        foreach (char c in text) sum += c is >= ' ' and <= '~' ? Ascii[c - ' '] : Other(c);
        return sum / 1000.0 * size * (bold ? BoldWidening : 1);
    }

    /// <summary>The text and size that fit a width: smaller letters down to 70 %, then fewer of them.</summary>
    public static (string Text, double Size) Fitted(string text, double size, double width, bool bold = false)
    {
        double natural = Width(text, size, bold);
        if (natural <= width) return (text, size);
        double smaller = Math.Max(0.7, width / natural) * size;
        int length = text.Length;
        while (length > 1 && Width(Cut(length), smaller, bold) > width) length--;
        return (Cut(length), smaller);

        string Cut(int n) => n >= text.Length ? text : text[..n].TrimEnd() + "…";
    }

    private static int Other(char c) => c switch
    {
        '−' or '±' or '×' or '≤' or '≥' => 584,
        '°' => 400,
        '′' => 250,
        '″' => 420,
        '⁰' or '¹' or '²' or '³' or (>= '⁴' and <= '⁹') or '⁻' or '⁺' => 370,
        '·' => 278,
        '…' => 1000,
        >= '\u2e80' => 1000,
        _ => 600,
    };
}
