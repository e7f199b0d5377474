namespace HstNotebooks.Imaging;

/// <summary>The shape of the median filters of L.A.Cosmic.</summary>
public enum MedianShape
{
    /// <summary>The median of all pixels of a square of 3, 5 or 7 pixels, as published.</summary>
    Full,

    /// <summary>
    /// The median along x, then along y, of 5, 7 or 9 pixels (<c>sepmed</c> of astroscrappy): less work, and nearly the same.
    /// </summary>
    Separable,
}
