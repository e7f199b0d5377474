using System.Globalization;

namespace HstNotebooks.Imaging;

/// <summary>Which pixels a Moffat profile is fitted to, and within what bounds.</summary>
public sealed record MoffatOptions
{
    /// <summary>Pixels so far from the position are fitted, pixels, 2 to 50; default 5.</summary>
    public double RadiusPx { get; init; } = 5;

    /// <summary>Fit the whole square box about the circle, corners too; default: only pixels whose centre is in the circle.</summary>
    public bool IncludeCorners { get; init; }

    /// <summary>
    /// Lowest background, in the unit of the image; default: any. An image without its sky has backgrounds of both signs.
    /// </summary>
    public double LowestBackground { get; init; } = double.NegativeInfinity;

    /// <summary>
    /// Pixels more than 2 pixels from the centre that are brighter than the fit by more than so many σ are left out and the rest is fitted
    /// again, > 0; default 5, infinite for never. σ is the robust scatter of the residuals and a tenth of the profile, in quadrature:
    /// neighbours and cosmic rays in the wings go, the core of a star that is no Moffat function, or off its position, does not.
    /// </summary>
    public double ClipSigma { get; init; } = 5;

    /// <summary>
    /// Whether a missing or masked pixel, or a border of the image in the box, means that nothing is fitted; default: only the pixel is
    /// left out.
    /// </summary>
    public bool RequireAllPixels { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Lists every option out of range.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Check(nameof(RadiusPx), RadiusPx, RadiusPx is >= 2 and <= 50, "between 2 and 50");
        Check(nameof(LowestBackground), LowestBackground, LowestBackground < double.PositiveInfinity, "a number");
        Check(nameof(ClipSigma), ClipSigma, ClipSigma > 0, "positive or infinite");
        if (faults.Count > 0) throw new ArgumentException(string.Join(" ", faults));

        void Check(string name, double value, bool valid, string range)
        {
            if (!valid) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {range}."));
        }
    }
}
