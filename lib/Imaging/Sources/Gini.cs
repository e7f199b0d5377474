using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The Gini coefficient of light: 0 when it is spread evenly over the pixels, 1 when all of it is in one (Lotz, Primack and Madau 2004,
/// AJ 128, 163, equation 6).
/// </summary>
public static class Gini
{
    /// <summary>
    /// The coefficient of the pixels that are finite and not masked, of their absolute values, as the paper has it; the same as
    /// <c>photutils.morphology.gini</c> where none is negative. NaN for fewer than two pixels or no light.
    /// </summary>
    /// <param name="image">A cut-out.</param>
    /// <param name="mask">True pixels are left out; or null.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Of<T>(Image<T> image, Image<bool>? mask = null) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        var values = new T[image.Pixels.Length];
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (T.IsFinite(image.Pixels[i]) && !(mask is not null && mask.Pixels[i])) values[count++] = image.Pixels[i];
        }
        return Sorting(values.AsSpan(0, count));
    }

    /// <summary>The coefficient of finite values, which become absolute and sorted.</summary>
    internal static double Sorting<T>(Span<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values) value = T.Abs(value);
        values.Sort();
        double n = values.Length, sum = 0, weighted = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = double.CreateTruncating(values[i]);
            sum += value;
            weighted += (2 * i + 1 - n) * value;
        }
        return weighted / (sum * (n - 1));
    }
}
