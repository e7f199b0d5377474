namespace HstNotebooks;

/// <summary>
/// Extinction by dust in the Milky Way: the mean law of Cardelli, Clayton &amp; Mathis (1989, ApJ 345, 245), 1000 Å to 3.33 µm.
/// </summary>
public static class MilkyWayExtinction
{
    /// <summary>A(λ) / A(V).</summary>
    /// <param name="wavelength">Å, 1000 to 33 333.</param>
    /// <param name="rv">R_V = A(V) / E(B − V), above 0; 3.1 is the mean of the diffuse medium.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range of the law.</exception>
    public static double RelativeToV(double wavelength, double rv = 3.1)
    {
        if (!(rv > 0) || !double.IsFinite(rv)) throw new ArgumentOutOfRangeException(nameof(rv), rv, "R_V is a positive number.");
        double x = 1e4 / wavelength;        // µm⁻¹
        var (a, b) = x switch
        {
            >= 0.3 and < 1.1 => Infrared(x),
            >= 1.1 and < 3.3 => Optical(x - 1.82),
            >= 3.3 and < 8 => Ultraviolet(x),
            >= 8 and <= 10 => FarUltraviolet(x - 8),
            _ => throw new ArgumentOutOfRangeException(nameof(wavelength), wavelength, "The law is for 1000 to 33 333 Å."),
        };
        return a + b / rv;
    }

    /// <summary>10^(0.4 A(λ)): what a flux is to be multiplied by to undo the extinction.</summary>
    /// <param name="wavelength">Å, 1000 to 33 333.</param>
    /// <param name="ebv">E(B − V), magnitudes.</param>
    /// <param name="rv">R_V = A(V) / E(B − V), above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the range of the law, or E(B − V) is not finite.</exception>
    public static double Factor(double wavelength, double ebv, double rv = 3.1)
    {
        if (!double.IsFinite(ebv)) throw new ArgumentOutOfRangeException(nameof(ebv), ebv, "E(B − V) is a finite number of magnitudes.");
        return Math.Pow(10, 0.4 * ebv * rv * RelativeToV(wavelength, rv));
    }

    // Equations 2a, 2b.
    private static (double A, double B) Infrared(double x)
    {
        double power = Math.Pow(x, 1.61);
        return (0.574 * power, -0.527 * power);
    }

    // Equations 3a, 3b.
    private static (double A, double B) Optical(double y) => (
        1 + y * (0.17699 + y * (-0.50447 + y * (-0.02427 + y * (0.72085 + y * (0.01979 + y * (-0.77530 + y * 0.32999)))))),
        y * (1.41338 + y * (2.28305 + y * (1.07233 + y * (-5.38434 + y * (-0.62251 + y * (5.30260 + y * -2.09002)))))));

    // Equations 4a, 4b.
    private static (double A, double B) Ultraviolet(double x)
    {
        double d = Math.Max(0, x - 5.9);
        double a = 1.752 - 0.316 * x - 0.104 / ((x - 4.67) * (x - 4.67) + 0.341) + d * d * (-0.04473 - 0.009779 * d);
        double b = -3.090 + 1.825 * x + 1.206 / ((x - 4.62) * (x - 4.62) + 0.263) + d * d * (0.2130 + 0.1207 * d);
        return (a, b);
    }

    // Equations 5a, 5b.
    private static (double A, double B) FarUltraviolet(double y) => (
        -1.073 + y * (-0.628 + y * (0.137 + y * -0.070)),
        13.670 + y * (4.257 + y * (-0.420 + y * 0.374)));
}
