namespace HstNotebooks.Astrometry;

/// <summary>The family of a frame of the sky.</summary>
public enum SkySystem
{
    /// <summary>International Celestial Reference System.</summary>
    Icrs,

    /// <summary>Mean equator and equinox, FK5; at J2000 within 0.03″ of ICRS.</summary>
    Fk5,

    /// <summary>Mean equator and equinox, the older FK4, with the E-terms of aberration.</summary>
    Fk4,

    /// <summary>Galactic longitude and latitude (IAU 1958).</summary>
    Galactic,

    /// <summary>Mean ecliptic and equinox.</summary>
    Ecliptic,
}

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
