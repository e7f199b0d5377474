namespace HstNotebooks.Astrometry;

/// <summary>The way from one frame of the sky to another: E-terms off, a rotation, E-terms on.</summary>
internal sealed class FrameRotation
{
    // ICRS to FK5 J2000: −η₀, ξ₀ and dα₀ of Mignard & Froeschlé 2000, A&A 354, 732, in the form of Kaplan 2005, USNO Circular 179.
    private static readonly Rotation FrameBias = Rotation.AboutX(Angle.FromArcsec(0.0199))
        * Rotation.AboutY(Angle.FromArcsec(0.0091)) * Rotation.AboutZ(Angle.FromArcsec(-0.0229));

    // The pole and the node of Blaauw et al. 1960, MNRAS 121, 123 (B1950: 192.25°, +27.4°, 123°), brought to FK5 J2000; astropy's digits.
    private static readonly Rotation Fk5ToGalactic = Rotation.AboutZ(Angle.FromDegrees(180 - 122.9319185680026))
        * Rotation.AboutY(Angle.FromDegrees(90 - 27.12825118085622)) * Rotation.AboutZ(Angle.FromDegrees(192.8594812065348));

    private readonly Rotation _rotation;
    private readonly SkyVector _fromETerms, _toETerms;
    private readonly bool _isIdentity;

    private FrameRotation(SkyFrame from, SkyFrame to)
    {
        bool withinFk4 = from.System == SkySystem.Fk4 && to.System == SkySystem.Fk4;
        _rotation = withinFk4
            ? Precession.FromB1950(to.Equinox) * Precession.FromB1950(from.Equinox).Transposed
            : FromIcrs(to) * FromIcrs(from).Transposed;
        _fromETerms = ETerms(from);
        _toETerms = ETerms(to);
        _isIdentity = from == to;
    }

    /// <summary>Between two frames.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An equinox is not between 1000 and 3000.</exception>
    public static FrameRotation Between(SkyFrame from, SkyFrame to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        Check(from, nameof(from));
        Check(to, nameof(to));
        return new(from, to);
    }

    /// <summary>The position in the other frame.</summary>
    public SkyPoint Apply(SkyPoint point)
    {
        if (_isIdentity) return point;
        var direction = SkyVector.Towards(point);
        var without = (1 + _fromETerms.Dot(direction)) * direction - _fromETerms;
        return (_rotation * without + _toETerms).ToPoint();
    }

    /// <summary>The axes of a frame, without E-terms, in ICRS.</summary>
    public static Rotation FromIcrs(SkyFrame frame) => frame.System switch
    {
        SkySystem.Icrs => Rotation.Identity,
        SkySystem.Fk5 => Precession.FromJ2000(frame.Equinox) * FrameBias,
        SkySystem.Fk4 => Fk4.ToFk5(frame.Equinox).Transposed * FrameBias,
        SkySystem.Galactic => Fk5ToGalactic * FrameBias,
        SkySystem.Ecliptic => Precession.IcrsToEcliptic(frame.Equinox),
        _ => throw new ArgumentOutOfRangeException(nameof(frame), frame.System, "This is no system of coordinates on the sky."),
    };

    private static SkyVector ETerms(SkyFrame frame) => frame.System == SkySystem.Fk4 ? Fk4.ETerms(frame.Equinox) : default;

    // The series of precession diverge in the far past and future.
    private static void Check(SkyFrame frame, string name)
    {
        if (frame.System is SkySystem.Icrs or SkySystem.Galactic || frame.Equinox is >= 1000 and <= 3000) return;
        throw new ArgumentOutOfRangeException(name, frame.Equinox, $"The equinox of {frame} is not between 1000 and 3000.");
    }
}
