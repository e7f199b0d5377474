namespace HstNotebooks.Astrometry;

/// <summary>The frame of a longitude and a latitude on the sky.</summary>
/// <param name="System">The family.</param>
/// <param name="Equinox">Julian years, of FK4 Besselian years; 2000 where it has no meaning (ICRS, galactic).</param>
public sealed record SkyFrame(SkySystem System, double Equinox = 2000)
{
    /// <summary>ICRS, the frame of Gaia.</summary>
    public static SkyFrame Icrs { get; } = new(SkySystem.Icrs);

    /// <summary>FK5 with the equinox J2000.</summary>
    public static SkyFrame Fk5 { get; } = new(SkySystem.Fk5);

    /// <summary>FK4 with the equinox B1950.</summary>
    public static SkyFrame Fk4 { get; } = new(SkySystem.Fk4, 1950);

    /// <summary>Galactic coordinates.</summary>
    public static SkyFrame Galactic { get; } = new(SkySystem.Galactic);

    /// <summary>Mean ecliptic of J2000.</summary>
    public static SkyFrame Ecliptic { get; } = new(SkySystem.Ecliptic);

    /// <summary>
    /// Positions of one frame in another, with one rotation for all; <see cref="SkyPoint.Transform"/> says which models it follows.
    /// </summary>
    /// <param name="from">The frame of the positions.</param>
    /// <param name="to">The frame wanted.</param>
    /// <param name="lon">Longitudes (right ascensions), degrees; NaN stays NaN.</param>
    /// <param name="lat">Latitudes (declinations), degrees.</param>
    /// <param name="newLon">Receives the longitudes, degrees in [0, 360); may be <paramref name="lon"/> itself.</param>
    /// <param name="newLat">Receives the latitudes, degrees; may be <paramref name="lat"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An equinox is not between 1000 and 3000.</exception>
    public static void Transform(
        SkyFrame from, SkyFrame to, ReadOnlySpan<double> lon, ReadOnlySpan<double> lat, Span<double> newLon, Span<double> newLat)
    {
        if (lat.Length != lon.Length || newLon.Length != lon.Length || newLat.Length != lon.Length)
        {
            throw new ArgumentException($"The lengths differ: {lon.Length}, {lat.Length}, {newLon.Length}, {newLat.Length}.");
        }
        var rotation = FrameRotation.Between(from, to);
        for (int i = 0; i < lon.Length; i++) (newLon[i], newLat[i]) = rotation.Apply(new(lon[i], lat[i]));
    }

    /// <summary>"ICRS", "FK5 J2000", "FK4 B1950", "galactic", "ecliptic J2000".</summary>
    public override string ToString() => System switch
    {
        SkySystem.Icrs => "ICRS",
        SkySystem.Galactic => "galactic",
        SkySystem.Fk4 => FormattableString.Invariant($"FK4 B{Equinox:0.###}"),
        SkySystem.Fk5 => FormattableString.Invariant($"FK5 J{Equinox:0.###}"),
        _ => FormattableString.Invariant($"ecliptic J{Equinox:0.###}"),
    };
}
