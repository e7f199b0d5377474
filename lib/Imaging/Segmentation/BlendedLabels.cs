namespace HstNotebooks.Imaging;

/// <summary>
/// Label maps that were resampled by area: inside an object a pixel holds its label, on the border the mean of the labels that share
/// the pixel, each weighted by its part of the area, sky counting as 0.
/// </summary>
public static class BlendedLabels
{
    /// <summary>Pixels that hold exactly one of the labels.</summary>
    public static Image<bool> Equal(Image<float> labels, params double[] keys)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.Map(v => Array.IndexOf(keys, v) >= 0);
    }

    /// <summary>
    /// Pixels that one of the labels covers by half or more. A border pixel that touches the object holds f·key + (1 − f)·other, where
    /// other is the one pure label beside the object's own among its eight neighbours (0 for sky); solved for f. A pixel where two other
    /// labels meet the object cannot be resolved and is left out.
    /// </summary>
    /// <param name="labels">The label map.</param>
    /// <param name="keys">The object's labels; several for a merger, whose common border belongs to it.</param>
    public static Image<bool> CoveredByHalf(Image<float> labels, params double[] keys)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var covered = Equal(labels, keys);
        var pure = covered.Clone();
        Compute.Rows(labels.Height, y =>
        {
            var row = covered.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                float value = labels.Pixels[y * labels.Width + x];
                if (!row[x] && value != MathF.Floor(value)) row[x] = HalfCovered(labels, pure, keys, x, y, value);
            }
        });
        return covered;
    }

    private static bool HalfCovered(Image<float> labels, Image<bool> pure, double[] keys, int x, int y, double value)
    {
        double own = double.NaN, other = double.NaN;
        bool touches = false, several = false;
        for (int v = Math.Max(0, y - 1); v <= Math.Min(labels.Height - 1, y + 1); v++)
        {
            for (int u = Math.Max(0, x - 1); u <= Math.Min(labels.Width - 1, x + 1); u++)
            {
                double label = labels.Pixels[v * labels.Width + u];
                if (pure.Pixels[v * labels.Width + u])
                {
                    touches = true;
                    // Between two of the object's labels the pixel is the object's, whatever its value.
                    if (!double.IsNaN(own) && own != label && Between(value, own, label)) return true;
                    own = label;
                }
                else if (label == Math.Floor(label))
                {
                    several |= !double.IsNaN(other) && other != label;
                    other = label;
                }
            }
        }
        if (!touches || several) return false;
        if (double.IsNaN(other)) other = 0;
        return keys.Any(key => (value - other) / (key - other) is >= 0.5 and <= 1);
    }

    private static bool Between(double value, double a, double b) => value >= Math.Min(a, b) && value <= Math.Max(a, b);
}
