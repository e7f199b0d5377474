namespace HstNotebooks;

/// <summary>The unweighted least-squares line of y on x, or of their decimal logarithms.</summary>
internal sealed record LineFit(double Slope, double Intercept, bool LogX, bool LogY)
{
    /// <summary>As for the legend: <c>log y = 1.02 log x − 0.31</c>.</summary>
    public string Equation
    {
        get
        {
            string y = LogY ? "log y" : "y", x = LogX ? "log x" : "x";
            string sign = Intercept < 0 ? "−" : "+";
            return $"{y} = {Numbers.Significant(Slope)} {x} {sign} {Numbers.Significant(Math.Abs(Intercept))}";
        }
    }

    public double At(double x)
    {
        double y = Slope * (LogX ? Math.Log10(x) : x) + Intercept;
        return LogY ? Math.Pow(10, y) : y;
    }

    /// <summary>Null when fewer than two different x are usable.</summary>
    public static LineFit? Through(IEnumerable<(double X, double Y)> points, bool logX, bool logY)
    {
        var usable = points.Select(p => (X: logX ? Math.Log10(p.X) : p.X, Y: logY ? Math.Log10(p.Y) : p.Y))
            .Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).ToArray();
        if (usable.Length < 2) return null;
        double mx = usable.Average(p => p.X), my = usable.Average(p => p.Y);
        double sxx = usable.Sum(p => (p.X - mx) * (p.X - mx)), sxy = usable.Sum(p => (p.X - mx) * (p.Y - my));
        return sxx > 0 ? new(sxy / sxx, my - sxy / sxx * mx, logX, logY) : null;
    }
}
