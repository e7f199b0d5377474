namespace HstNotebooks.Astrometry;

/// <summary>A position on the sky in the frame of the WCS or catalogue that gave it; usually ICRS.</summary>
/// <param name="Ra">Right ascension, degrees, [0, 360); in galactic and ecliptic frames the longitude.</param>
/// <param name="Dec">Declination, degrees, [−90, 90]; in galactic and ecliptic frames the latitude.</param>
public readonly partial record struct SkyPoint(double Ra, double Dec)
{
    /// <summary>Another name of <see cref="Ra"/>: l or λ of a galactic or ecliptic frame, degrees.</summary>
    public double Lon => Ra;

    /// <summary>Another name of <see cref="Dec"/>: b or β of a galactic or ecliptic frame, degrees.</summary>
    public double Lat => Dec;

    /// <summary>
    /// Reads <c>03:32:38.6 -27:46:31</c>, <c>3h32m38.6s, −27°46′31″</c>, <c>03 32 38.6 -27 46 31</c> or <c>53.1608 -27.7753</c>: a right
    /// ascension as <see cref="Sexagesimal.ParseRa"/> reads it, a comma or blanks, a declination as <see cref="Sexagesimal.ParseDec"/>
    /// reads it. Both have equally many parts, unless a comma divides them.
    /// </summary>
    /// <exception cref="FormatException">The text is no position: the message says why.</exception>
    public static SkyPoint Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] halves = text.Split(',', StringSplitOptions.TrimEntries);
        if (halves.Length == 1)
        {
            string[] parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length is 2 or 4 or 6)
            {
                int half = parts.Length / 2;
                halves = [string.Join(' ', parts[..half]), string.Join(' ', parts[half..])];
            }
        }
        if (halves.Length != 2) throw new FormatException($"'{text}' is not a position: expected two angles such as 03:32:38.6 -27:46:31.");
        return new(Sexagesimal.ParseRa(halves[0]), Sexagesimal.ParseDec(halves[1]));
    }

    /// <summary>
    /// This position of one frame in another. ICRS to FK5 by the frame bias of the FK5, between equinoxes by the precession of IAU 2006;
    /// FK4 by Murray (1989), with E-terms, observed at its equinox, and by Newcomb's precession; galactic of IAU 1958; ecliptic: mean
    /// ecliptic and equinox of IAU 2006. As astropy's <c>ICRS</c>, <c>FK5</c>, <c>FK4</c>, <c>Galactic</c> and
    /// <c>BarycentricMeanEcliptic</c>. For many positions <see cref="SkyFrame.Transform"/> is faster.
    /// </summary>
    /// <remarks>
    /// From one equinox of FK4 to another is Newcomb's precession alone, for one observation; FK4 turns against the other frames by 0.5″
    /// a century, which the way through them would add.
    /// </remarks>
    /// <param name="from">The frame of this position.</param>
    /// <param name="to">The frame wanted.</param>
    /// <returns>Longitude in [0°, 360°); NaN for NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An equinox is not between 1000 and 3000.</exception>
    public SkyPoint Transform(SkyFrame from, SkyFrame to) => FrameRotation.Between(from, to).Apply(this);

    /// <summary>Sexagesimal, right ascension in hours: <c>03h32m38.595s −27°46′31.36″</c>.</summary>
    public override string ToString() => $"{Sexagesimal.Hours(Ra, 3)} {Sexagesimal.Degrees(Dec, 2)}";

    private const double Radian = Math.PI / 180;
}
