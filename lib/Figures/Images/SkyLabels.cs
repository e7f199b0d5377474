namespace HstNotebooks;

/// <summary>How axes write positions on the sky.</summary>
public enum SkyLabels
{
    /// <summary>03h32m38.6s and −27°46′31″; galactic and ecliptic frames in degrees.</summary>
    Sexagesimal,

    /// <summary>53.1608° and −27.7753°.</summary>
    Degrees,
}
