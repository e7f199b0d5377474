using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>The attribute arraysize of VOTable (1.4, section 2.2): of text the first axis is that of the characters.</summary>
/// <param name="Characters">The characters of a text; −1 for any number.</param>
/// <param name="Shape">The lengths of the axes, fastest first; null where the slowest varies.</param>
/// <param name="Stride">Elements of one step along an axis that varies.</param>
internal sealed record VoArraySize(int Characters, IReadOnlyList<int>? Shape, long Stride)
{
    private const int MaxAxes = 32;

    /// <exception cref="FormatException">The text is no arraysize.</exception>
    public static VoArraySize Parse(string text, bool isText)
    {
        text = text.Trim();
        bool varies = text.EndsWith('*');
        string[] parts = text.Length == 0 ? [] : text.Split('x', StringSplitOptions.TrimEntries);
        if (varies) parts = parts[..^1];
        int[] axes = new int[parts.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            bool isLength = int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out axes[i]);
            if (!isLength || axes.Length > MaxAxes)
            {
                throw new FormatException($"the arraysize is '{text}'; 5, *, 10*, 3x2 or 3x* were expected");
            }
        }
        if (isText && axes.Length == 0) return new VoArraySize(varies ? -1 : 1, [], 1);
        int characters = isText ? axes[0] : 1;
        if (isText) axes = axes[1..];
        if (!isText && !varies && axes is [1]) axes = [];
        long stride = 1;
        foreach (int length in axes) stride = Math.Min(stride * length, int.MaxValue);
        return new VoArraySize(characters, varies ? null : axes, stride);
    }
}
