namespace HstNotebooks.Astrometry;

/// <summary>AIR: Airy's balance of errors over the cap above θ_b (paper II, section 5.1.9).</summary>
internal readonly struct Airy : IZenithalRadius
{
    private readonly double _weight;

    public Airy(ProjectionParameters pv)
    {
        double thetaB = pv.Optional(1, 90);
        if (!(thetaB > -90 && thetaB <= 90)) throw pv.Invalid(1, "−90 < θ_b ≤ 90");
        double xiB = (90 - thetaB) / 2 * (Math.PI / 180), tan = Math.Tan(xiB);
        _weight = xiB == 0 ? -0.5 : LogCos(xiB) / (tan * tan);
    }

    public double Radius(double theta) => theta > -Math.PI / 2 ? new Curve(_weight, 0).At((Math.PI / 2 - theta) / 2).Value : double.NaN;

    public double Theta(double radius)
    {
        if (radius == 0) return Math.PI / 2;
        // cos ξ is halved until the radius is reached, up to some 10⁻¹⁰ of the opposite pole.
        double low = 0, cos = 1;
        var curve = new Curve(_weight, radius);
        for (int i = 0; i < 32; i++)
        {
            double high = Math.Acos(cos /= 2);
            if (curve.At(high).Value >= 0) return Math.PI / 2 - 2 * BracketedRoot.Find(curve, low, high, radius / (1 - 2 * _weight));
            low = high;
        }
        return double.NaN;
    }

    // ln(1 + u) that keeps its digits for small u = −sin²ξ.
    private static double LogCos(double xi)
    {
        double sin = Math.Sin(xi), u = -sin * sin, sum = 1 + u;
        return sum == 1 ? u / 2 : Math.Log(sum) * u / (sum - 1) / 2;
    }

    /// <summary>R = −2 (ln cos ξ / tan ξ + w tan ξ) with ξ = (90° − θ)/2, less a wanted R.</summary>
    private readonly struct Curve(double weight, double radius) : IDifferentiable
    {
        public (double Value, double Slope) At(double xi)
        {
            if (xi == 0) return (-radius, 1 - 2 * weight);
            double log = LogCos(xi), tan = Math.Tan(xi), sin = Math.Sin(xi);
            return (-2 * (log / tan + weight * tan) - radius, 2 * (1 + log / (sin * sin) - weight * (1 + tan * tan)));
        }
    }
}
