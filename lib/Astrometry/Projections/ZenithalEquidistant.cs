namespace HstNotebooks.Astrometry;

/// <summary>ARC: true distances from the native pole (paper II, eq. 67, 68).</summary>
internal readonly struct ZenithalEquidistant : IZenithalRadius
{
    public double Radius(double theta) => Math.PI / 2 - theta;

    public double Theta(double radius) => Math.PI / 2 - radius;
}
