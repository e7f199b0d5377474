using System.Globalization;
using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Right ascension in seconds of time or declination in arcseconds, with its round steps and its labels.</summary>
internal sealed record SkyCoordinate(bool IsRa)
{
    private static readonly double[] RaSteps =
        [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 10800, 21600];

    private static readonly double[] DecSteps =
        [1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 18000, 36000, 108000];

    public static SkyCoordinate Ra { get; } = new(true);

    public static SkyCoordinate Dec { get; } = new(false);

    /// <summary>Steps that astronomers find round, rising.</summary>
    public IReadOnlyList<double> Steps => IsRa ? RaSteps : DecSteps;

    /// <summary>Units of a full turn.</summary>
    public double Turn => IsRa ? 86400 : 1296000;

    public double Of(SkyPoint sky) => IsRa ? sky.Ra * 240 : sky.Dec * 3600;

    /// <summary>The value that is a whole turn or none away and nearest to <paramref name="near"/>; declinations stay.</summary>
    public double Unwrapped(double value, double near) => IsRa ? value - Turn * Math.Round((value - near) / Turn) : value;

    /// <summary>Sexagesimal parts, leading ones first, with just the decimals that the step needs: 03h, 32m, 38.5s.</summary>
    public string[] Parts(double value, double step)
    {
        int decimals = 0;
        while (decimals < 4 && Math.Abs(step * Math.Pow(10, decimals) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6) decimals++;
        double scale = Math.Pow(10, decimals);
        double turned = IsRa ? value - Turn * Math.Floor(value / Turn + 1e-12) : value;
        double count = Math.Round(Math.Abs(turned) * scale);
        double whole = Math.Floor(count / scale);
        double seconds = whole % 60 + (count - whole * scale) / scale;
        long first = (long)whole / 3600 % (IsRa ? 24 : 360), minutes = (long)whole / 60 % 60;
        string sign = IsRa ? "" : turned < 0 && count > 0 ? "−" : "+";
        var (u1, u2, u3) = IsRa ? ("h", "m", "s") : ("°", "′", "″");
        string lead = string.Create(CultureInfo.InvariantCulture, $"{sign}{first:00}{u1}");
        if (step >= 3600) return [lead];
        string middle = string.Create(CultureInfo.InvariantCulture, $"{minutes:00}{u2}");
        if (step >= 60) return [lead, middle];
        return [lead, middle, seconds.ToString(decimals == 0 ? "00" : "00." + new string('0', decimals), CultureInfo.InvariantCulture) + u3];
    }
}
