namespace HstNotebooks.Astrometry;

/// <summary>A part of the sky in which stars are asked for: a <see cref="SkyCone"/> or a <see cref="SkyRectangle"/>; ICRS.</summary>
public abstract record SkyRegion
{
    private protected SkyRegion() { }

    /// <summary>Whether a position lies inside or on the edge.</summary>
    public abstract bool Contains(SkyPoint point);

    /// <summary>The region in the Astronomical Data Query Language (ADQL 2.0, section 2.4).</summary>
    internal abstract string ToAdql();

    /// <summary>Positions that can be the corners of a region.</summary>
    /// <exception cref="ArgumentException">There are none, or some are not on the sky.</exception>
    private protected static SkyPoint[] Valid(IEnumerable<SkyPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        SkyPoint[] all = [.. points];
        if (all.Length == 0) throw new ArgumentException("There is no position to go around.", nameof(points));
        if (!Array.TrueForAll(all, IsOnSky)) throw new ArgumentException("Some positions are not on the sky.", nameof(points));
        return all;
    }

    /// <exception cref="ArgumentException">The position is not on the sky.</exception>
    private protected static SkyPoint Valid(SkyPoint centre) =>
        IsOnSky(centre) ? centre : throw new ArgumentException($"{centre} is not on the sky.", nameof(centre));

    private static bool IsOnSky(SkyPoint point) => double.IsFinite(point.Ra) && Math.Abs(point.Dec) <= 90;

    /// <summary>A number as ADQL reads it: degrees without exponent, to 10⁻¹² degrees.</summary>
    private protected static string Number(double degrees) => FormattableString.Invariant($"{degrees:0.0###########}");
}
