namespace HstNotebooks.Astrometry;

/// <summary>What a <see cref="LinearFit"/> leaves free.</summary>
public enum FitGeometry
{
    /// <summary>The offset alone: 2 parameters.</summary>
    Shift,

    /// <summary>Offset, rotation and one scale, and reflection where the points ask for it: 4 parameters.</summary>
    RScale,

    /// <summary>Offset and all elements of the matrix: 6 parameters.</summary>
    General,
}
