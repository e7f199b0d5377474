using System.Globalization;
using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>A longitude or a latitude with its round steps and its labels.</summary>
/// <param name="Name">RA, Dec, l, b, λ or β.</param>
/// <param name="IsLongitude">Whether it turns round.</param>
/// <param name="InHours">Counted in seconds of time; otherwise in arcseconds.</param>
/// <param name="IsDecimal">Written as decimal degrees.</param>
internal sealed record SkyCoordinate(string Name, bool IsLongitude, bool InHours, bool IsDecimal)
{
    private const int MostDecimals = 9;

    // Above a minute and a degree the steps are those of the clock; below, those of the decimal system.
    private static readonly double[] ClockSteps = [10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 10800, 21600];
    private static readonly double[] CircleSteps = [10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18000, 36000, 54000, 108000,
        216000];
    private static readonly double[] DegreeSteps = [10, 15, 30, 60];

    public static SkyCoordinate Ra { get; } = new("RA", true, true, false);

    public static SkyCoordinate Dec { get; } = new("Dec", false, false, false);

    /// <summary>Steps that astronomers find round, rising; for decimal degrees 1, 2 and 5 times a power of ten.</summary>
    public IReadOnlyList<double> Steps { get; } = IsDecimal
        ? [.. Decimal(-9, 0).Concat(DegreeSteps).Select(d => 3600 * d)]
        : [.. Decimal(-7, 0), .. InHours ? ClockSteps : CircleSteps];

    /// <summary>Units of a full turn.</summary>
    public double Turn => 360 * PerDegree;

    /// <summary>Units in a degree.</summary>
    public double PerDegree => InHours ? 240 : 3600;

    /// <summary>The longitude and the latitude of a frame.</summary>
    public static (SkyCoordinate Longitude, SkyCoordinate Latitude) Of(SkyFrame frame, SkyLabels labels)
    {
        bool isEquatorial = frame.System is not (SkySystem.Galactic or SkySystem.Ecliptic);
        bool isDecimal = labels == SkyLabels.Degrees || !isEquatorial;
        var (longitude, latitude) = frame.System switch
        {
            SkySystem.Galactic => ("l", "b"),
            SkySystem.Ecliptic => ("λ", "β"),
            _ => ("RA", "Dec"),
        };
        return (new(longitude, true, !isDecimal, isDecimal), new(latitude, false, false, isDecimal));
    }

    public double Of(SkyPoint sky) => (IsLongitude ? sky.Lon : sky.Lat) * PerDegree;

    /// <summary>The value that is a whole turn or none away and nearest to <paramref name="near"/>; latitudes stay.</summary>
    public double Unwrapped(double value, double near) => IsLongitude ? value - Turn * Math.Round((value - near) / Turn) : value;

    /// <summary>The step of ticks between those of a step: a fourth to a sixth of it, itself round.</summary>
    public double MinorStep(double step) =>
        Steps.FirstOrDefault(s => step / s < 6.5 && Math.Abs(step / s - Math.Round(step / s)) < 1e-6, step);

    /// <summary>Parts of a label, leading ones first, with just the decimals that the step needs: 03h, 32m, 38.5s, or all in one.</summary>
    public string[] Parts(double value, double step)
    {
        double turned = IsLongitude ? value - Turn * Math.Floor(value / Turn + 1e-12) : value;
        if (IsDecimal)
        {
            double degrees = Math.Round(turned / 3600, MostDecimals);
            string text = Numbers.Fixed(degrees, Decimals(step / 3600)) + "°";
            return [!IsLongitude && degrees > 0 ? "+" + text : text];
        }
        int decimals = Decimals(step);
        double scale = Math.Pow(10, decimals);
        double count = Math.Round(Math.Abs(turned) * scale);
        double whole = Math.Floor(count / scale);
        double seconds = whole % 60 + (count - whole * scale) / scale;
        long first = (long)whole / 3600 % (InHours ? 24 : 360), minutes = (long)whole / 60 % 60;
        string sign = IsLongitude ? "" : turned < 0 && count > 0 ? "−" : "+";
        var (u1, u2, u3) = InHours ? ("ʰ", "ᵐ", "ˢ") : ("°", "′", "″");
        string lead = string.Create(CultureInfo.InvariantCulture, $"{sign}{first:00}{u1}");
        if (step >= 3600 && step % 3600 == 0) return [lead];
        string middle = string.Create(CultureInfo.InvariantCulture, $"{minutes:00}{u2}");
        if (step >= 60) return [lead, middle];
        return [lead, middle, seconds.ToString(decimals == 0 ? "00" : "00." + new string('0', decimals), CultureInfo.InvariantCulture) + u3];
    }

    private static IEnumerable<double> Decimal(int first, int last)
    {
        for (int power = first; power <= last; power++)
        {
            foreach (int digit in new[] { 1, 2, 5 }) yield return power < 0 ? digit / Math.Pow(10, -power) : digit * Math.Pow(10, power);
        }
    }

    private static int Decimals(double step)
    {
        int decimals = 0;
        while (decimals < MostDecimals
            && Math.Abs(step * Math.Pow(10, decimals) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6) decimals++;
        return decimals;
    }
}
