using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>The shape of the array in a cell, TDIMn = '(i,j,k,…)' (FITS 4.0, section 7.3.2).</summary>
internal static class CellDimensions
{
    /// <summary>The lengths of the axes, fastest first; null for a text that is no TDIM.</summary>
    public static int[]? Parse(string text)
    {
        string trimmed = text.Trim();
        if (trimmed is not ['(', .., ')']) return null;
        string[] parts = trimmed[1..^1].Split(',');
        int[] lengths = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out lengths[i])) return null;
        }
        return lengths;
    }

    /// <summary>The number of elements; more than any cell has where it would overflow.</summary>
    public static Int128 Product(IEnumerable<int> lengths)
    {
        Int128 product = 1;
        foreach (int length in lengths) product = Int128.Min(product, long.MaxValue) * length;
        return product;
    }

    public static string Text(IEnumerable<long> lengths) => $"({string.Join(",", lengths)})";
}
