namespace HstNotebooks.Imaging;

/// <summary>How the pixels at the border of a rectangle count.</summary>
public enum BoxSampling
{
    /// <summary>With the area that lies inside.</summary>
    Exact,

    /// <summary>
    /// With the part of their 32 × 32 subpixels whose centres lie inside, as rectangles of <c>photutils</c> with <c>method='exact'</c> do.
    /// </summary>
    Subpixels,
}
