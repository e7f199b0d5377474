namespace HstNotebooks.Astrometry;

/// <summary>The frame of right ascension and declination.</summary>
public enum SkyFrame
{
    /// <summary>International Celestial Reference System.</summary>
    Icrs,

    /// <summary>Mean equator and equinox of J2000, FK5; within 0.03″ of ICRS.</summary>
    Fk5,
}
