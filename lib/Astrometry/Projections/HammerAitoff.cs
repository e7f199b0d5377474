namespace HstNotebooks.Astrometry;

/// <summary>AIT: the whole sphere in an ellipse; true areas (paper II, section 5.3.4).</summary>
internal readonly struct HammerAitoff : IProjectionFormulas
{
    public (double X, double Y) ToPlane(double phi, double theta)
    {
        var (sinPhi, cosPhi) = Math.SinCos(phi / 2);
        var (sinTheta, cosTheta) = Math.SinCos(theta);
        double gamma = Math.Sqrt(2 / (1 + cosTheta * cosPhi));
        return (2 * gamma * cosTheta * sinPhi, gamma * sinTheta);
    }

    // All three direction cosines, so that θ keeps its digits near the poles.
    public (double Phi, double Theta) ToNative(double x, double y)
    {
        // 2Z² − 1 = cos θ cos(φ/2) is negative beyond the ellipse.
        double z2 = 1 - x * x / 16 - y * y / 4, z = Math.Sqrt(z2);
        double cos = 2 * z2 - 1, sin = z * x / 2;
        if (cos < 0) cos = cos >= -1e-12 ? 0 : double.NaN;
        return (2 * Math.Atan2(sin, cos), Math.Atan2(y * z, Math.Sqrt(sin * sin + cos * cos)));
    }
}
