using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>The value that a sort would put at a rank, in linear time (quickselect, Hoare 1961).</summary>
internal static class Selection
{
    /// <summary>Reorders the values; NaN among them makes the result arbitrary.</summary>
    public static T Select<T>(Span<T> values, int rank) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        while (values.Length > 1)
        {
            T pivot = MiddleOfThree(values[0], values[values.Length / 2], values[^1]);
            int less = 0;
            for (int i = 0; i < values.Length; i++) less += MoveTo(values, less, i, values[i] < pivot);
            if (rank < less)
            {
                values = values[..less];
                continue;
            }
            rank -= less;
            values = values[less..];
            int equal = 0;
            for (int i = 0; i < values.Length; i++) equal += MoveTo(values, equal, i, values[i] == pivot);
            if (rank < equal || equal == 0) return pivot;
            rank -= equal;
            values = values[equal..];
        }
        return values[0];
    }

    // Swaps always and counts by the condition: a branch would be mispredicted for every other value.
    private static int MoveTo<T>(Span<T> values, int end, int i, bool belongs)
    {
        (values[end], values[i]) = (values[i], values[end]);
        return belongs ? 1 : 0;
    }

    private static T MiddleOfThree<T>(T a, T b, T c) where T : INumber<T> => T.Max(T.Min(a, b), T.Min(T.Max(a, b), c));
}
