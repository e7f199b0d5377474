namespace HstNotebooks.Astrometry;

/// <summary>CAR: longitude and latitude as they are (paper II, section 5.2.3).</summary>
internal readonly struct PlateCarree : IProjectionFormulas
{
    public (double X, double Y) ToPlane(double phi, double theta) => (phi, theta);

    public (double Phi, double Theta) ToNative(double x, double y) => (x, y);
}
