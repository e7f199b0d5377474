namespace HstNotebooks.Astrometry;

/// <summary>PCO: every parallel is the arc of its own cone, of true length (paper II, section 5.5.2).</summary>
internal readonly struct Polyconic : IProjectionFormulas
{
    public (double X, double Y) ToPlane(double phi, double theta)
    {
        if (theta == 0) return (phi, 0);
        var (sin, cos) = Math.SinCos(theta);
        var (sinHalf, cosHalf) = Math.SinCos(phi * sin / 2);
        double twice = 2 * sinHalf * cos / sin;
        return (twice * cosHalf, theta + twice * sinHalf);
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        if (y == 0) return (x, 0);
        // The map lies well inside this square; far outside the squares overflow.
        if (!(Math.Abs(x) < 4 && Math.Abs(y) < 4)) return (double.NaN, double.NaN);
        double up = Math.Abs(y);
        double theta = BracketedRoot.Find(new Circle(x * x, up), 0, Math.Min(up, Math.PI / 2), up / (1 + x * x / 2));
        var (sin, cos) = Math.SinCos(theta);
        double phi = Math.Atan2(x * sin, cos - (up - theta) * sin) / sin;
        return (phi, Math.CopySign(theta, y));
    }

    /// <summary>
    /// x² + (y − θ)² = 2 (y − θ) cot θ, the circle of the parallel θ, times sin θ: it rises all the way from θ = 0 to 90°.
    /// </summary>
    private readonly struct Circle(double x2, double y) : IDifferentiable
    {
        public (double Value, double Slope) At(double theta)
        {
            var (sin, cos) = Math.SinCos(theta);
            double d = y - theta, r2 = x2 + d * d;
            return (r2 * sin - 2 * d * cos, (r2 + 2) * cos);
        }
    }
}
