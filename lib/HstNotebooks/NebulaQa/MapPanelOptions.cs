using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>How maps are shown beside one another.</summary>
public sealed record MapPanelOptions
{
    /// <summary>Middle of the part shown, in the frame of the first map; null (default): all that the maps have in common.</summary>
    public SkyPoint? Centre { get; init; }

    /// <summary>How far to each side of <see cref="Centre"/>, arcsec, more than 0; default 30.</summary>
    public double RadiusArcsec { get; init; } = 30;

    /// <summary>Which of the maps gives the limits that all share, 0-based; default the first.</summary>
    public int Reference { get; init; }

    /// <summary>The limits, of the part of the reference shown; default its 2nd to 99th percentile.</summary>
    public Interval Limits { get; init; } = Interval.Percentile(2, 99);

    /// <summary>From value to colour; default logarithmic.</summary>
    public Stretch Stretch { get; init; } = Stretch.Log;

    /// <summary>The colours; default magma.</summary>
    public ColorMap ColorMap { get; init; } = ColorMap.Magma;

    /// <summary>Maps in a row, 1 or more; null (default): up to four in one row.</summary>
    public int? Columns { get; init; }

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (!(RadiusArcsec > 0 && double.IsFinite(RadiusArcsec)))
        {
            faults.Add(FormattableString.Invariant($"RadiusArcsec is {RadiusArcsec}, not positive"));
        }
        if (Columns < 1) faults.Add($"Columns is {Columns}, not 1 or more");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
