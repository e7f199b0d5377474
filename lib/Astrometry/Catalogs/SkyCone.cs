namespace HstNotebooks.Astrometry;

/// <summary>All positions within a distance of a centre.</summary>
public sealed record SkyCone : SkyRegion
{
    /// <summary>A cone.</summary>
    /// <param name="centre">ICRS.</param>
    /// <param name="radius">Great-circle distance, 1 mas to 90°.</param>
    /// <exception cref="ArgumentException">The centre is not on the sky.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is out of its range.</exception>
    public SkyCone(SkyPoint centre, Angle radius)
    {
        if (!(radius.Mas >= 1 && radius.Degrees <= 90))
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "1 mas to 90 degrees.");
        }
        (Centre, Radius) = (Valid(centre), radius);
    }

    /// <summary>The centre, ICRS.</summary>
    public SkyPoint Centre { get; }

    /// <summary>The largest distance from the centre.</summary>
    public Angle Radius { get; }

    /// <summary>
    /// A cone that holds all positions, such as the corners of images (<see cref="Wcs.Footprint"/>) and so the images: about the centre of
    /// their <see cref="SkyRectangle"/>, which makes it little larger than the smallest.
    /// </summary>
    /// <param name="points">ICRS, within 80° of their centre.</param>
    /// <param name="margin">Added to the radius.</param>
    /// <exception cref="ArgumentException">No position, some not on the sky or too far apart, or a radius below 1 mas.</exception>
    public static SkyCone Around(IEnumerable<SkyPoint> points, Angle margin = default)
    {
        var all = Valid(points);
        var centre = SkyRectangle.CentreOf(all);
        return new(centre, Angle.FromDegrees(all.Max(point => centre.SeparationTo(point).Degrees)) + margin);
    }

    /// <inheritdoc/>
    public override bool Contains(SkyPoint point) => Centre.SeparationTo(point) <= Radius;

    /// <summary>"0.05° around 03h32m38.6s −27°46′31″".</summary>
    public override string ToString() => $"{Radius} around {Centre}";

    internal override string ToAdql() => $"CIRCLE('ICRS', {Number(Centre.Ra)}, {Number(Centre.Dec)}, {Number(Radius.Degrees)})";
}
