namespace HstNotebooks.Imaging;

/// <summary>Whose details the detection follows where implementations of L.A.Cosmic differ: at borders, and at saturated stars.</summary>
public enum CosmicRaySemantics
{
    /// <summary>
    /// <c>cosmics.py</c>: the image is mirrored at its border, hits grow up to it; a star is an island of saturated pixels whose 5 × 5
    /// median is above half the saturation level.
    /// </summary>
    VanDokkum,

    /// <summary>
    /// astroscrappy 1.1: beyond the border the Laplacian sees zeros, medians leave border pixels as they are, hits do not grow onto the
    /// border and are not replaced within 2 pixels of it; stars from a tenth of the saturation level on; given masks grow by a
    /// pixel; the median of an even number of good pixels is the lower of the middle two.
    /// </summary>
    AstroScrappy,
}
