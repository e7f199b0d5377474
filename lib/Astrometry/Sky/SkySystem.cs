namespace HstNotebooks.Astrometry;

/// <summary>The family of a frame of the sky.</summary>
public enum SkySystem
{
    /// <summary>International Celestial Reference System.</summary>
    Icrs,

    /// <summary>Mean equator and equinox, FK5; at J2000 within 0.03″ of ICRS.</summary>
    Fk5,

    /// <summary>Mean equator and equinox, the older FK4, with the E-terms of aberration; observed at the epoch of the equinox.</summary>
    Fk4,

    /// <summary>Galactic longitude and latitude (IAU 1958).</summary>
    Galactic,

    /// <summary>Mean ecliptic and equinox of IAU 2006, seen from the barycentre of the solar system.</summary>
    Ecliptic,
}
