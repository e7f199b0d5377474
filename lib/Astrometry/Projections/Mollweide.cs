namespace HstNotebooks.Astrometry;

/// <summary>MOL: meridians are ellipses; true areas (paper II, section 5.3.3).</summary>
internal readonly struct Mollweide : IProjectionFormulas
{
    private const double Sqrt2 = 1.4142135623730951;

    // The auxiliary angle of 2γ + sin 2γ = π sin θ is counted from the pole, γ = 90° − u/2, where the equation reads
    // u − sin u = π (1 − sin |θ|): its digits are not lost near the poles.
    public (double X, double Y) ToPlane(double phi, double theta)
    {
        double half = Math.Sin((Math.PI / 2 - Math.Abs(theta)) / 2), excess = 2 * Math.PI * half * half;
        double u = BracketedRoot.Find(new Segment(excess), 0, Math.PI, Math.Cbrt(6 * excess));
        var (sin, cos) = Math.SinCos(u / 2);
        return (2 * Sqrt2 / Math.PI * phi * sin, Math.CopySign(Sqrt2 * cos, theta));
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        double width = Clipped.Sqrt(2 - y * y), u = 2 * Math.Atan2(width, Math.Abs(y));
        double half = Math.Sqrt(Segment.AngleLessSine(u) / (2 * Math.PI));
        double theta = Math.PI / 2 - 2 * Clipped.Asin(half);
        return (Clipped.Quotient(Math.PI * x / 2, width), Math.CopySign(theta, y));
    }

    /// <summary>Twice the area of the segment of the unit circle with angle u, less a wanted one.</summary>
    private readonly struct Segment(double wanted) : IDifferentiable
    {
        public (double Value, double Slope) At(double u)
        {
            double half = Math.Sin(u / 2);
            return (AngleLessSine(u) - wanted, 2 * half * half);
        }

        public static double AngleLessSine(double u)
        {
            if (u > 0.5) return u - Math.Sin(u);
            double u2 = u * u;
            return u * u2 / 6 * (1 - u2 / 20 * (1 - u2 / 42 * (1 - u2 / 72 * (1 - u2 / 110 * (1 - u2 / 156)))));
        }
    }
}
