namespace HstNotebooks.Imaging;

/// <summary>The levels at which a source may fall apart.</summary>
internal static class DeblendLevels
{
    /// <summary>The levels between two limits, without these, from low to high.</summary>
    public static double[] Between(double min, double max, int count, DeblendMode mode)
    {
        var levels = new double[count];
        double step = (max - min) / (count + 1);
        for (int k = 0; k < count; k++)
        {
            double even = (k + 1) * step + min, part = (even - min) / (max - min);
            levels[k] = mode switch
            {
                DeblendMode.Exponential => min * Math.Pow(max / min, part),
                DeblendMode.Sinh => Math.Sinh(part / 0.25) / Math.Sinh(1 / 0.25) * (max - min) + min,
                _ => even,
            };
        }
        return levels;
    }

    /// <summary>The mode that a source admits, and the faintest level to start from.</summary>
    public static (DeblendMode Mode, double Min) Admitted(BlendedSource source, DeblendOptions options) => options.Rules switch
    {
        _ when options.Mode != DeblendMode.Exponential => (options.Mode, source.Min),
        DeblendRules.Photutils06 when source.Min == 0 => (DeblendMode.Exponential, 0.01 * source.Max),
        _ when source.Min <= 0 => (DeblendMode.Linear, source.Min),
        _ => (DeblendMode.Exponential, source.Min),
    };
}
