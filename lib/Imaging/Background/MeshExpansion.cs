namespace HstNotebooks.Imaging;

/// <summary>Where the values of a mesh lie in the image, when it is expanded by cubic splines.</summary>
public enum MeshExpansion
{
    /// <summary>At the centres of their boxes; the result never leaves the range of the mesh.</summary>
    BoxCentres,

    /// <summary>
    /// The outermost values at the outermost pixels, those between evenly spaced, and the spline may overshoot: a shift of up to half a box
    /// (<c>photutils</c> before 1.0). For results that were published so.
    /// </summary>
    CornerPixels,
}
