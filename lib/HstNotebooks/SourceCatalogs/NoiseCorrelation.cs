namespace HstNotebooks;

/// <summary>How the correlated noise of a drizzled image enters the errors of apertures.</summary>
public enum NoiseCorrelation
{
    /// <summary>
    /// Measured in apertures on the empty sky of the image; as <see cref="Drizzle"/> where there is too little of it.
    /// </summary>
    Measured,

    /// <summary>From pixfrac and pixel scales in the header, as for many evenly dithered exposures.</summary>
    Drizzle,

    /// <summary>The noise of neighbouring pixels is taken as independent.</summary>
    None,
}
