using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>
/// A section in the notation that CFITSIO introduced, [a:b:step, *, -*, c]; <c>origin</c> is how messages call the image.
/// </summary>
internal sealed class SectionParser(string text, IReadOnlyList<long> shape, string origin)
{
    private const string Notation = "5, 101:200, 200:101 (reversed), 1:200:3, *, -* (reversed) or *:2 was expected for each axis";

    public ImageSection Parse()
    {
        string trimmed = text.Trim();
        if (trimmed is ['[', .., ']']) trimmed = trimmed[1..^1];
        string[] parts = trimmed.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > shape.Count) throw Outside($"has {parts.Length} axes");
        var section = new ImageSection(parts.Select((part, i) => Axis(part, shape[i])));
        section.RequireWithin(shape, origin);
        return section;
    }

    private SectionAxis Axis(string part, long size)
    {
        string[] numbers = part.Split(':', StringSplitOptions.TrimEntries);
        bool isAll = numbers[0] is "*" or "-*";
        if (numbers.Length > (isAll ? 2 : 3)) throw Malformed(part);
        bool hasStep = numbers.Length == (isAll ? 2 : 3);
        long step = hasStep ? Number(numbers[^1], part) : 1;
        if (isAll && size == 0) return new SectionAxis(0, 0);
        long first = isAll ? (numbers[0] == "*" ? 1 : size) : Number(numbers[0], part);
        long last = isAll ? size + 1 - first : numbers.Length == 1 ? first : Number(numbers[1], part);
        if (first < 1 || last < 1) throw Outside("has a pixel before the first, which is 1");

        // The ends say the direction; the sign of the step may repeat but not contradict it.
        if (step == 0 || step < 0 && first < last) throw Malformed(part);
        long stride = Math.Abs(Math.Max(step, -long.MaxValue));
        return new SectionAxis(first - 1, Math.Abs(last - first) / stride + 1, first > last ? -stride : stride);
    }

    private long Number(string digits, string part) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Malformed(part);

    private FitsException Outside(string why) =>
        new($"{origin} has {(shape.Count == 0 ? "no data" : $"the shape {string.Join(" × ", shape)}")}; the section {text} {why}.");

    private ArgumentException Malformed(string part) => new($"'{part}' in the section {text}: {Notation}.");
}
