using System.Collections.Concurrent;

namespace HstNotebooks;

/// <summary>Widths of text in the built-in fonts.</summary>
internal static class TextMetrics
{
    // A figure has a few hundred texts; a session that draws for days does not fill the memory with them.
    private const int MaxRemembered = 4096;

    private static readonly ConcurrentDictionary<(string Text, bool Bold), double> Remembered = new();

    /// <summary>Width of a line of text, points.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        if (!Remembered.TryGetValue((text, bold), out double width))
        {
            if (Remembered.Count >= MaxRemembered) Remembered.Clear();
            Remembered[(text, bold)] = width = TextLayout.Of(text, 1, bold).Width;
        }
        return width * size;
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
}
