using System.Globalization;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>
/// A surface of IRAF's gsurfit: a sum of products of Chebyshev, Legendre or plain polynomials in ξ and η (degrees), whose value is added
/// to ξ or η (degrees).
/// </summary>
internal sealed class IrafSurface
{
    private const int MaxOrder = 64;

    private enum Basis
    {
        Chebyshev = 1,
        Legendre = 2,
        Power = 3,
    }

    private enum CrossTerms
    {
        None = 0,
        Full = 1,
        Half = 2,
    }

    private readonly Basis basis;
    private readonly double[,] coefficients;
    private readonly double xCentre, xHalf, yCentre, yHalf;

    private IrafSurface(Basis basis, double[,] coefficients, (double Min, double Max) x, (double Min, double Max) y)
    {
        (this.basis, this.coefficients) = (basis, coefficients);
        if (basis == Basis.Power) (xHalf, yHalf) = (1, 1);
        else (xCentre, xHalf, yCentre, yHalf) = ((x.Max + x.Min) / 2, (x.Max - x.Min) / 2, (y.Max + y.Min) / 2, (y.Max - y.Min) / 2);
    }

    /// <summary>The value at (ξ, η).</summary>
    public double At(double xi, double eta)
    {
        Span<double> x = stackalloc double[coefficients.GetLength(0)], y = stackalloc double[coefficients.GetLength(1)];
        Fill(x, (xi - xCentre) / xHalf);
        Fill(y, (eta - yCentre) / yHalf);
        double sum = 0;
        for (int j = 0; j < y.Length; j++)
        {
            double row = 0;
            for (int i = 0; i < x.Length; i++) row += coefficients[i, j] * x[i];
            sum += row * y[j];
        }
        return sum;
    }

    /// <summary>
    /// Reads a surface from its numbers: type, order in x and y (the number of terms), cross terms, the limits of x and y between which
    /// Chebyshev and Legendre polynomials run from −1 to 1, and the coefficients with x fastest.
    /// </summary>
    /// <param name="text">The numbers, separated by blanks.</param>
    /// <param name="name">What messages call it: "WAT1_nnn lngcor".</param>
    /// <exception cref="WcsException">They are no such surface.</exception>
    public static IrafSurface Parse(string text, string name)
    {
        double[] numbers = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Number(word, name))];
        if (numbers.Length < 9) throw new WcsException($"{name} has {numbers.Length} numbers; a surface has at least 9.");
        var basis = (Basis)Whole(numbers[0], 1, 3, name, "type");
        int orderX = Whole(numbers[1], 1, MaxOrder, name, "order in x"), orderY = Whole(numbers[2], 1, MaxOrder, name, "order in y");
        var cross = (CrossTerms)Whole(numbers[3], 0, 2, name, "kind of cross terms");
        if (numbers[4] == numbers[5] || numbers[6] == numbers[7]) throw new WcsException($"{name}: the limits of x or y are equal.");

        var coefficients = new double[orderX, orderY];
        int used = 8;
        for (int j = 0; j < orderY; j++)
        {
            for (int i = 0; i < orderX; i++)
            {
                bool isPresent = cross switch
                {
                    CrossTerms.None => i == 0 || j == 0,
                    CrossTerms.Half => i + j < Math.Max(orderX, orderY),
                    _ => true,
                };
                if (!isPresent) continue;
                if (used == numbers.Length) throw new WcsException($"{name} has {numbers.Length - 8} coefficients; its orders need more.");
                coefficients[i, j] = numbers[used++];
            }
        }
        if (used < numbers.Length) throw new WcsException($"{name} has {numbers.Length - 8} coefficients; its orders need {used - 8}.");
        return new(basis, coefficients, (numbers[4], numbers[5]), (numbers[6], numbers[7]));
    }

    // By the three-term recurrences of the polynomials.
    private void Fill(Span<double> values, double x)
    {
        values[0] = 1;
        if (values.Length > 1) values[1] = x;
        for (int n = 2; n < values.Length; n++)
        {
            values[n] = basis switch
            {
                Basis.Chebyshev => 2 * x * values[n - 1] - values[n - 2],
                Basis.Legendre => ((2 * n - 1) * x * values[n - 1] - (n - 1) * values[n - 2]) / n,
                _ => x * values[n - 1],
            };
        }
    }

    private static double Number(string word, string name)
    {
        string real = word.Replace('D', 'E').Replace('d', 'e');
        bool isNumber = double.TryParse(real, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return isNumber && double.IsFinite(value) ? value : throw new WcsException($"{name}: '{word}' is no number.");
    }

    private static int Whole(double value, int min, int max, string name, string meaning) =>
        value >= min && value <= max && value == Math.Floor(value)
            ? (int)value
            : throw new WcsException(Invariant($"{name}: the {meaning} is {value}; an integer from {min} to {max} was expected."));
}
