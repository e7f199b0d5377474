namespace HstNotebooks.Astrometry;

/// <summary>STG: from the opposite pole; conformal. The pole θ = −90° lies at infinity (paper II, section 5.1.4).</summary>
internal readonly struct Stereographic : IZenithalRadius
{
    public double Radius(double theta) => theta > -Math.PI / 2 ? 2 * Math.Tan((Math.PI / 2 - theta) / 2) : double.NaN;

    public double Theta(double radius) => Math.PI / 2 - 2 * Math.Atan(radius / 2);
}
