namespace HstNotebooks.Astrometry;

/// <summary>
/// A map projection: native spherical coordinates (φ, θ) ↔ plane (x, y), all in degrees.
/// Calabretta &amp; Greisen 2002, A&amp;A 395, 1077 (paper II), section 5.
/// </summary>
internal abstract class Projection
{
    /// <summary>The three letters of CTYPE.</summary>
    public abstract string Code { get; }

    /// <summary>Native latitude of the point at (0, 0), degrees: 90 for zenithal projections, θ_a for conics, 0 for the others.</summary>
    public abstract double Theta0 { get; }

    /// <summary>Native longitude of the point at (0, 0), degrees.</summary>
    public abstract double Phi0 { get; }

    /// <summary>Replaces plane coordinates by native ones, −180 ≤ φ ≤ 180; both become NaN outside the image of the sphere.</summary>
    public abstract void PlaneToNative(Span<double> xToPhi, Span<double> yToTheta);

    /// <summary>Replaces native coordinates by plane ones; both become NaN for points that the projection cannot show.</summary>
    public abstract void NativeToPlane(Span<double> phiToX, Span<double> thetaToY);

    /// <summary>
    /// The same projection with its plane shifted such that native (<paramref name="phi0"/>, <paramref name="theta0"/>) falls on (0, 0):
    /// what PVi_0 ≠ 0 asks for, with φ0 = PVi_1 and θ0 = PVi_2 of the longitude axis (paper II, section 2.5). Where PVi_0 = 0 the plane
    /// stays, and φ0 and θ0 go to <see cref="CelestialRotation"/> alone.
    /// </summary>
    /// <exception cref="WcsException">The projection cannot show the point.</exception>
    public abstract Projection WithFiducialPoint(double phi0, double theta0);

    /// <summary>
    /// The projection of a three-letter code.
    /// </summary>
    /// <param name="code">AZP, SZP, TAN, … of CTYPE; NCP is made by <see cref="CreateNcp"/>.</param>
    /// <param name="parameters">PVi_m of the latitude axis by m; absent ones have their defaults.</param>
    /// <exception cref="WcsException">The code is unknown, or a parameter is missing, invalid, or none of this projection's.</exception>
    public static Projection Create(string code, IReadOnlyDictionary<int, double> parameters)
    {
        var pv = new ProjectionParameters(code, parameters);
        Projection projection = code switch
        {
            "AZP" => Make(new ZenithalPerspective(pv), 90),
            "SZP" => Make(new SlantZenithalPerspective(pv), 90),
            "TAN" => Zenithal(new Gnomonic()),
            "STG" => Zenithal(new Stereographic()),
            "SIN" => Make(new SlantOrthographic(pv.Optional(1, 0), pv.Optional(2, 0)), 90),
            "ARC" => Zenithal(new ZenithalEquidistant()),
            "ZPN" => Zenithal(new ZenithalPolynomial(pv)),
            "ZEA" => Zenithal(new ZenithalEqualArea()),
            "AIR" => Zenithal(new Airy(pv)),
            "CYP" => Make(new CylindricalPerspective(pv)),
            "CEA" => Make(new CylindricalEqualArea(pv)),
            "CAR" => Make(new PlateCarree()),
            "MER" => Make(new Mercator()),
            "SFL" => Make(new SansonFlamsteed()),
            "PAR" => Make(new Parabolic()),
            "MOL" => Make(new Mollweide()),
            "AIT" => Make(new HammerAitoff()),
            "COP" => Conic(new ConicPerspective(pv)),
            "COE" => Conic(new ConicEqualArea(pv)),
            "COD" => Conic(new ConicEquidistant(pv)),
            "COO" => Conic(new ConicOrthomorphic(pv)),
            "BON" => pv.Required(1) == 0 ? Make(new SansonFlamsteed()) : Make(new Bonne(pv)),
            "PCO" => Make(new Polyconic()),
            "TSC" => Make(new QuadCube<TangentialCube>()),
            "CSC" => Make(new QuadCube<CobeCube>()),
            "QSC" => Make(new QuadCube<EqualAreaCube>()),
            "HPX" => Make(new Healpix(pv)),
            "XPH" => Make(new HealpixPolar(), 90),
            _ => throw new WcsException($"the projection '{code}' is unknown."),
        };
        pv.RefuseUnused();
        return projection;

        Projection Make<T>(T formulas, double theta0 = 0) where T : struct, IProjectionFormulas =>
            new PointwiseProjection<T>(code, formulas, 0, theta0);

        Projection Zenithal<T>(T radius) where T : struct, IZenithalRadius => Make(new Zenithal<T>(radius), 90);

        Projection Conic<T>(T radius) where T : struct, IConicRadius => Make(new Conic<T>(radius, pv), pv.Required(1));
    }

    /// <summary>The north-celestial-pole projection of old radio maps: SIN with ξ = 0 and η = cot δ0 (paper II, section 5.1.5).</summary>
    /// <param name="lat0">CRVAL of the latitude axis, degrees.</param>
    /// <exception cref="WcsException">The reference point lies on the equator, which NCP cannot show.</exception>
    public static Projection CreateNcp(double lat0)
    {
        var (sin, cos) = double.SinCosPi(lat0 / 180);
        if (sin == 0 || !double.IsFinite(sin))
        {
            throw new WcsException(FormattableString.Invariant($"CRVAL = {lat0} is invalid for the projection NCP: expected δ0 ≠ 0."));
        }
        return new PointwiseProjection<SlantOrthographic>("SIN", new(0, cos / sin), 0, 90);
    }
}
