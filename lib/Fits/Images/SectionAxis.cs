using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The pixels of one axis that a section takes: Start, Start + Step, … , Length of them.</summary>
/// <param name="Start">The first pixel, 0-based.</param>
/// <param name="Length">How many pixels.</param>
/// <param name="Step">From one pixel to the next: 1 takes all, 2 every other, −1 all in reverse order; not 0.</param>
public readonly record struct SectionAxis(long Start, long Length, long Step = 1)
{
    /// <summary>The axis in the notation of FITS, 1-based and inclusive: "101:200", "200:101:2" (reversed).</summary>
    public override string ToString() => Length switch
    {
        0 => "none",
        1 => Invariant($"{(Int128)Start + 1}"),
        _ => Invariant($"{(Int128)Start + 1}:{Last + 1}") + (Step is 1 or -1 ? "" : Invariant($":{Int128.Abs(Step)}")),
    };

    /// <summary>Whether every pixel taken is one of 0 … <paramref name="size"/> − 1; free of overflow for any three numbers.</summary>
    internal bool IsWithin(long size)
    {
        if (Length == 0) return Start >= 0 && Start <= size && Step != 0;
        return Length > 0 && Step != 0 && Start >= 0 && Start < size && Last >= 0 && Last < size;
    }

    private Int128 Last => Start + ((Int128)Length - 1) * Step;
}
