namespace HstNotebooks.Astrometry;

/// <summary>What the cards of one WCS say, before anything is computed from it.</summary>
internal sealed record WcsParts
{
    /// <summary>' ' for the primary WCS, 'A' to 'Z' for an alternate one.</summary>
    public char Alternate { get; init; } = ' ';

    /// <summary>WCSNAME; empty when there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The world axes, in their order.</summary>
    public required IReadOnlyList<WcsAxis> Axes { get; init; }

    /// <summary>World increments per pixel, [world axis, pixel axis], in the units of the axes.</summary>
    public required double[,] Matrix { get; init; }

    /// <summary>The pair of celestial axes; null for a WCS without one.</summary>
    public CelestialParts? Celestial { get; init; }

    /// <summary>Departures from the standard that were understood all the same.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>The celestial part of a WCS.</summary>
/// <param name="Lon">Index of the longitude among the world axes, 0-based.</param>
/// <param name="Lat">Index of the latitude.</param>
/// <param name="Code">The code of the projection in CTYPE, such as TAN, TPV or NCP.</param>
/// <param name="Frame">Frame of longitude and latitude.</param>
/// <param name="LonParameters">PVi_m of the longitude axis.</param>
/// <param name="LatParameters">PVi_m of the latitude axis.</param>
/// <param name="LonPole">LONPOLE, degrees; null for its default.</param>
/// <param name="LatPole">LATPOLE, degrees; null for its default.</param>
internal sealed record CelestialParts(int Lon, int Lat, string Code, SkyFrame Frame,
    IReadOnlyDictionary<int, double> LonParameters, IReadOnlyDictionary<int, double> LatParameters, double? LonPole, double? LatPole)
{
    /// <summary>The two pixel axes that span the image plane, 0-based: those of the same numbers, in ascending order.</summary>
    public (int X, int Y) Pixels => Lon < Lat ? (Lon, Lat) : (Lat, Lon);
}
