namespace HstNotebooks.Astrometry;

/// <summary>Functions for points on the edge of a map, which rounding may have carried over the edge.</summary>
internal static class Clipped
{
    // Radians, or relative to 1; wcslib's tolerances are 10⁻¹³ to 10⁻¹².
    private const double Tolerance = 1e-12;

    /// <summary>The arc sine, radians; ±π/2 just outside [−1, 1], NaN farther outside.</summary>
    public static double Asin(double value) => Math.Abs(value) <= 1 + Tolerance ? Math.Asin(Math.Clamp(value, -1, 1)) : double.NaN;

    /// <summary>x / width, and 0 where both vanish but for rounding: at a pole that is a point every longitude is as good.</summary>
    public static double Quotient(double x, double width) => Math.Abs(x) < Tolerance && Math.Abs(width) < Tolerance ? 0 : x / width;

    /// <summary>The square root; 0 just below 0, NaN farther below.</summary>
    public static double Sqrt(double value) => Math.Sqrt(value < 0 && value >= -Tolerance ? 0 : value);
}
