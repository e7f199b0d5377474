using System.Globalization;

namespace HstNotebooks.Astrometry;

/// <summary>An angle; made from a number with its unit in the name, and read in any unit.</summary>
public readonly record struct Angle : IComparable<Angle>
{
    private Angle(double degrees) => Degrees = degrees;

    /// <summary>In degrees.</summary>
    public double Degrees { get; }

    /// <summary>In radians.</summary>
    public double Radians => Degrees * (Math.PI / 180);

    /// <summary>In arcminutes.</summary>
    public double Arcmin => Degrees * 60;

    /// <summary>In arcseconds.</summary>
    public double Arcsec => Degrees * 3600;

    /// <summary>In milliarcseconds.</summary>
    public double Mas => Degrees * 3.6e6;

    /// <summary>In hours of right ascension (15° each).</summary>
    public double Hours => Degrees / 15;

    /// <summary>The angle of so many degrees.</summary>
    public static Angle FromDegrees(double degrees) => new(degrees);

    /// <summary>The angle of so many radians.</summary>
    public static Angle FromRadians(double radians) => new(radians * (180 / Math.PI));

    /// <summary>The angle of so many arcminutes.</summary>
    public static Angle FromArcmin(double arcmin) => new(arcmin / 60);

    /// <summary>The angle of so many arcseconds.</summary>
    public static Angle FromArcsec(double arcsec) => new(arcsec / 3600);

    /// <summary>The angle of so many milliarcseconds.</summary>
    public static Angle FromMas(double mas) => new(mas / 3.6e6);

    /// <summary>The angle of so many hours of right ascension.</summary>
    public static Angle FromHours(double hours) => new(hours * 15);

    /// <summary>The same direction in [0°, 360°).</summary>
    public Angle Wrapped()
    {
        double turn = Degrees % 360;
        if (turn < 0) turn += 360;
        return new(turn >= 360 ? 0 : turn);
    }

    /// <summary>The sum.</summary>
    public static Angle operator +(Angle a, Angle b) => new(a.Degrees + b.Degrees);

    /// <summary>The difference.</summary>
    public static Angle operator -(Angle a, Angle b) => new(a.Degrees - b.Degrees);

    /// <summary>The opposite angle.</summary>
    public static Angle operator -(Angle a) => new(-a.Degrees);

    /// <summary>The angle times a number.</summary>
    public static Angle operator *(double factor, Angle a) => new(factor * a.Degrees);

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(Angle a, Angle b) => a.Degrees < b.Degrees;

    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(Angle a, Angle b) => a.Degrees > b.Degrees;

    /// <summary>Whether the first is no larger.</summary>
    public static bool operator <=(Angle a, Angle b) => a.Degrees <= b.Degrees;

    /// <summary>Whether the first is no smaller.</summary>
    public static bool operator >=(Angle a, Angle b) => a.Degrees >= b.Degrees;

    /// <inheritdoc/>
    public int CompareTo(Angle other) => Degrees.CompareTo(other.Degrees);

    /// <summary>In the unit that reads best: degrees, arcminutes, arcseconds or milliarcseconds.</summary>
    public override string ToString() => Math.Abs(Degrees) switch
    {
        0 => "0°",
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{Degrees:0.####}°"),
        >= 1.0 / 60 => string.Create(CultureInfo.InvariantCulture, $"{Arcmin:0.####}′"),
        >= 0.1 / 3600 => string.Create(CultureInfo.InvariantCulture, $"{Arcsec:0.####}″"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Mas:0.####} mas"),
    };
}
