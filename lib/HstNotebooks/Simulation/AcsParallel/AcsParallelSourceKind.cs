namespace HstNotebooks;

/// <summary>What a simulated source is.</summary>
public enum AcsParallelSourceKind
{
    /// <summary>A single star; another source may be near it by chance.</summary>
    Star,

    /// <summary>One of a pair of stars 3 to 9 pixels apart.</summary>
    BlendedStar,

    /// <summary>A galaxy.</summary>
    Galaxy,
}
