namespace HstNotebooks.Astrometry;

/// <summary>Which two of the world axes are longitude and latitude, and what their CTYPE says (FITS paper II, section 2.4).</summary>
/// <param name="Lon">Index of the longitude, 0-based.</param>
/// <param name="Lat">Index of the latitude.</param>
/// <param name="System">R for right ascension and declination, G for galactic, E for ecliptic coordinates.</param>
/// <param name="Code">The projection, such as TAN.</param>
/// <param name="IsSip">Whether both CTYPE end in -SIP.</param>
internal sealed record CelestialAxes(int Lon, int Lat, char System, string Code, bool IsSip)
{
    /// <summary>Whether the axis is one of the two.</summary>
    public bool Contains(int axis) => axis == Lon || axis == Lat;

    /// <summary>The pair; null where no CTYPE is celestial.</summary>
    /// <exception cref="WcsException">A longitude without its latitude, two of one kind, or two projections.</exception>
    public static CelestialAxes? Find(IReadOnlyList<string> types)
    {
        (int Axis, char System, string Code, bool IsSip)? lon = null, lat = null;
        for (int i = 0; i < types.Count; i++)
        {
            if (Kind(types[i]) is not { } kind) continue;
            ref var axis = ref kind.IsLongitude ? ref lon : ref lat;
            if (axis is { } other) throw new WcsException($"CTYPE{other.Axis + 1} and CTYPE{i + 1} are both '{types[i]}'.");
            string code = types[i].Substring(5, Math.Min(3, types[i].Length - 5)).TrimEnd('-', ' ');
            axis = (i, kind.System, code, types[i].EndsWith("-SIP", StringComparison.Ordinal));
        }
        if (lon is null && lat is null) return null;
        if (lon is not { } x || lat is not { } y)
        {
            int axis = (lon ?? lat)!.Value.Axis;
            string missing = lon is null ? "longitude" : "latitude";
            throw new WcsException($"CTYPE{axis + 1} = '{types[axis]}' has no partner: there is no {missing} with the same projection.");
        }
        if (x.System != y.System || x.Code != y.Code)
        {
            throw new WcsException(
                $"CTYPE{x.Axis + 1} = '{types[x.Axis]}' and CTYPE{y.Axis + 1} = '{types[y.Axis]}' are not of one frame and projection.");
        }
        if (x.System == '?')
        {
            throw new WcsException(
                $"CTYPE{x.Axis + 1} = '{types[x.Axis]}': the frame is not understood; equatorial, galactic and ecliptic ones are.");
        }
        return new CelestialAxes(x.Axis, y.Axis, x.System, x.Code, x.IsSip && y.IsSip);
    }

    // RA---xxx, DEC--xxx, and xLON-xxx, xLAT-xxx, yzLN-xxx, yzLT-xxx.
    private static (bool IsLongitude, char System)? Kind(string type)
    {
        if (type.Length < 6 || type[4] != '-') return null;
        return type[..4] switch
        {
            "RA--" => (true, 'R'),
            "DEC-" => (false, 'R'),
            "GLON" => (true, 'G'),
            "GLAT" => (false, 'G'),
            "ELON" => (true, 'E'),
            "ELAT" => (false, 'E'),
            [_, 'L', 'O', 'N'] or [_, _, 'L', 'N'] => (true, '?'),
            [_, 'L', 'A', 'T'] or [_, _, 'L', 'T'] => (false, '?'),
            _ => null,
        };
    }
}
