namespace HstNotebooks.Astrometry;

/// <summary>
/// The formulas of a projection for one point. Angles are radians and the generating sphere has radius 1: the papers' 180°/π is left out.
/// </summary>
internal interface IProjectionFormulas
{
    /// <summary>The plane point of native (φ, θ); NaN or ∞ where there is none.</summary>
    (double X, double Y) ToPlane(double phi, double theta);

    /// <summary>Native coordinates of a plane point; NaN, or |φ| &gt; π or |θ| &gt; π/2, outside the image of the sphere.</summary>
    (double Phi, double Theta) ToNative(double x, double y);
}
