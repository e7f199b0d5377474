namespace HstNotebooks;

/// <summary>Which points are inside polygons that overlap.</summary>
internal enum FillRule
{
    /// <summary>Those that the polygons wind around.</summary>
    NonZero,

    /// <summary>Those that an odd number of polygons cover.</summary>
    EvenOdd,
}
