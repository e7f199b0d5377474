using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>Sections in the notation of FITS file names, which CFITSIO introduced: [a:b:step, *, -*, c].</summary>
internal static class SectionParser
{
    private const string Notation = "5, 101:200, 200:101 (reversed), 1:200:3, *, -* (reversed) or *:2 was expected for each axis";

    public static ImageSection Parse(string text, IReadOnlyList<long> shape)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(shape);
        string trimmed = text.Trim();
        if (trimmed is ['[', .., ']']) trimmed = trimmed[1..^1];
        string[] parts = trimmed.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > shape.Count)
        {
            throw new FitsException($"The section {text} has {parts.Length} axes; the image has the shape {string.Join(" × ", shape)}.");
        }
        var section = new ImageSection(parts.Select((part, i) => Axis(part, shape[i], text)));
        section.RequireWithin(shape, "The image");
        return section;
    }

    private static SectionAxis Axis(string part, long size, string text)
    {
        string[] numbers = part.Split(':', StringSplitOptions.TrimEntries);
        bool isAll = numbers[0] is "*" or "-*";
        if (numbers.Length > (isAll ? 2 : 3)) throw Malformed(part, text);
        bool hasStep = numbers.Length == (isAll ? 2 : 3);
        long step = hasStep ? Number(numbers[^1], part, text) : 1;
        if (isAll && size == 0) return new SectionAxis(0, 0);
        long first = isAll ? (numbers[0] == "*" ? 1 : size) : Number(numbers[0], part, text);
        long last = isAll ? size + 1 - first : numbers.Length == 1 ? first : Number(numbers[1], part, text);
        if (first < 1 || last < 1) throw new FitsException($"The section {text} has a pixel before the first, which is 1.");

        // The ends say the direction; the sign of the step may repeat but not contradict it.
        if (step == 0 || step < 0 && first < last) throw Malformed(part, text);
        long stride = long.Abs(long.Max(step, -long.MaxValue));
        return new SectionAxis(first - 1, Math.Abs(last - first) / stride + 1, first > last ? -stride : stride);
    }

    private static long Number(string digits, string part, string text) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : throw Malformed(part, text);

    private static ArgumentException Malformed(string part, string text) => new($"'{part}' in the section {text}: {Notation}.", nameof(text));
}
