namespace HstNotebooks.Astrometry;

/// <summary>What a column of a catalogue of stars can hold.</summary>
public enum CatalogColumn
{
    /// <summary>Right ascension, or the longitude of another frame: degrees, hours or sexagesimal.</summary>
    Ra,

    /// <summary>Declination, or the latitude of another frame.</summary>
    Dec,

    /// <summary>Name or number of the star.</summary>
    Id,

    /// <summary>Epoch of the position, Julian years.</summary>
    Epoch,

    /// <summary>1σ of right ascension times cos δ.</summary>
    RaError,

    /// <summary>1σ of declination.</summary>
    DecError,

    /// <summary>Proper motion in right ascension times cos δ.</summary>
    PmRa,

    /// <summary>Proper motion in declination.</summary>
    PmDec,

    /// <summary>1σ of <see cref="PmRa"/>.</summary>
    PmRaError,

    /// <summary>1σ of <see cref="PmDec"/>.</summary>
    PmDecError,

    /// <summary>Correlation of right ascension and declination.</summary>
    RaDecCorrelation,

    /// <summary>Correlation of right ascension and its proper motion.</summary>
    RaPmRaCorrelation,

    /// <summary>Correlation of right ascension and the proper motion in declination.</summary>
    RaPmDecCorrelation,

    /// <summary>Correlation of declination and the proper motion in right ascension.</summary>
    DecPmRaCorrelation,

    /// <summary>Correlation of declination and its proper motion.</summary>
    DecPmDecCorrelation,

    /// <summary>Correlation of the two proper motions.</summary>
    PmRaPmDecCorrelation,

    /// <summary>Parallax.</summary>
    Parallax,

    /// <summary>Radial velocity, km/s.</summary>
    RadialVelocity,

    /// <summary>Magnitude.</summary>
    Magnitude,

    /// <summary>Renormalised unit weight error of Gaia: about 1 for a single star.</summary>
    Ruwe,
}
