namespace HstNotebooks.Imaging;

/// <summary>The least-squares surface c₀ + c₁x + c₂y + c₃xy + c₄x² + c₅y² through a few pixels.</summary>
internal static class QuadraticSurface
{
    private const int Terms = 6;

    /// <summary>
    /// Where the surface has its maximum, pixels from the first; NaN where it has none, or where fewer than six pixels, or too badly placed
    /// ones, do not determine it.
    /// </summary>
    /// <param name="values">The pixels, row after row; those that are not finite are left out.</param>
    /// <param name="width">Pixels in a row.</param>
    public static (double X, double Y) Maximum(ReadOnlySpan<double> values, int width)
    {
        // About the middle, which keeps the normal equations well conditioned.
        double middleX = (width - 1) / 2.0, middleY = (values.Length / width - 1) / 2.0;
        Span<double> equations = stackalloc double[Terms * (Terms + 1)], terms = stackalloc double[Terms + 1];
        equations.Clear();
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) continue;
            count++;
            double x = i % width - middleX, y = i / width - middleY;
            (terms[0], terms[1], terms[2], terms[3], terms[4], terms[5], terms[6]) = (1, x, y, x * y, x * x, y * y, values[i]);
            for (int r = 0; r < Terms; r++) for (int c = 0; c <= Terms; c++) equations[r * (Terms + 1) + c] += terms[r] * terms[c];
        }
        var none = (double.NaN, double.NaN);
        if (count < Terms || !Solve(equations, terms)) return none;
        double determinant = 4 * terms[4] * terms[5] - terms[3] * terms[3];
        if (!(determinant > 0 && terms[4] < 0)) return none;
        return (middleX + (terms[2] * terms[3] - 2 * terms[5] * terms[1]) / determinant,
            middleY + (terms[1] * terms[3] - 2 * terms[4] * terms[2]) / determinant);
    }

    // Gauss's elimination of a symmetric positive definite system, which needs no pivots; false where it is singular.
    private static bool Solve(Span<double> rows, Span<double> solution)
    {
        const int width = Terms + 1;
        for (int k = 0; k < Terms; k++) solution[k] = rows[k * width + k];
        for (int k = 0; k < Terms; k++)
        {
            double pivot = rows[k * width + k];
            if (!(pivot > 1e-12 * solution[k])) return false;
            for (int r = k + 1; r < Terms; r++)
            {
                double factor = rows[r * width + k] / pivot;
                for (int c = k; c < width; c++) rows[r * width + c] -= factor * rows[k * width + c];
            }
        }
        for (int k = Terms - 1; k >= 0; k--)
        {
            double sum = rows[k * width + Terms];
            for (int c = k + 1; c < Terms; c++) sum -= rows[k * width + c] * solution[c];
            solution[k] = sum / rows[k * width + k];
        }
        return true;
    }
}
