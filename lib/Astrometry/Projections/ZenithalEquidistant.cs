namespace HstNotebooks.Astrometry;

/// <summary>ARC: true distances from the native pole (paper II, section 5.1.6).</summary>
internal readonly struct ZenithalEquidistant : IZenithalRadius
{
    public double Radius(double theta) => Math.PI / 2 - theta;

    public double Theta(double radius) => Math.PI / 2 - radius;
}
