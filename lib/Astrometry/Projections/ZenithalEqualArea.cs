namespace HstNotebooks.Astrometry;

/// <summary>ZEA: Lambert's zenithal projection of true areas (paper II, section 5.1.8).</summary>
internal readonly struct ZenithalEqualArea : IZenithalRadius
{
    public double Radius(double theta) => 2 * Math.Sin((Math.PI / 2 - theta) / 2);

    public double Theta(double radius) => Math.PI / 2 - 2 * Clipped.Asin(radius / 2);
}
