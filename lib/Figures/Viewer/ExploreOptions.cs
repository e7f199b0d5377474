using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>How an image is explored: what is known about it, what lies over it, and how large its viewer may be.</summary>
public sealed record ExploreOptions
{
    /// <summary>Above the image, and its name when several are compared.</summary>
    public string? Title { get; init; }

    /// <summary>Unit of the values.</summary>
    public string? Unit { get; init; }

    /// <summary>From value to colour at first; by default asinh, and linear for labels and masks.</summary>
    public Stretch? Stretch { get; init; }

    /// <summary>Values at the ends of the scale at first; by default the central 99.5 %, and all of them for labels and masks.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The colours at first; by default gray.</summary>
    public ColorMap? ColorMap { get; init; }

    /// <summary>Where the image lies on the sky. Null: positions in pixels only.</summary>
    public Wcs? Wcs { get; init; }

    /// <summary>Outlines over the image, in 0-based pixels.</summary>
    public IReadOnlyList<Region> Regions { get; init; } = [];

    /// <summary>Sources over the image with a table below it; null for none.</summary>
    public ExploreSources? Sources { get; init; }

    /// <summary>
    /// Size of the viewer in a cell, 10⁶ bytes, 0.8 to 200; default 3. A larger image is shown in means of as few pixels as fit (labels
    /// and masks: the largest value); the viewer says of how many. Where images are compared it is that of the first, for all together.
    /// Only thousands of sources take more.
    /// </summary>
    public double MegaBytes { get; init; } = 3;

    /// <summary>Height of the picture, CSS pixels, 200 to 4000; default 480.</summary>
    public int HeightPx { get; init; } = 480;

    /// <summary>Throws one message that lists everything wrong with the options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (!(MegaBytes is >= 0.8 and <= 200)) faults.Add(FormattableString.Invariant($"MegaBytes is {MegaBytes}, not 0.8 to 200"));
        if (HeightPx is < 200 or > 4000) faults.Add(FormattableString.Invariant($"HeightPx is {HeightPx}, not 200 to 4000"));
        if (Regions is null) faults.Add("Regions is null");
        int region = Regions?.ToList().FindIndex(r => !r.Sizes.Append(r.Angle.Degrees).All(double.IsFinite)) ?? -1;
        if (region >= 0) faults.Add(FormattableString.Invariant($"region {region} of Regions has a size or an angle that is not finite"));
        if (faults.Count > 0) throw new ArgumentException($"The options of the viewer cannot be used: {string.Join("; ", faults)}.");
    }
}
