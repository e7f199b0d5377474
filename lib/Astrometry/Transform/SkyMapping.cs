namespace HstNotebooks.Astrometry;

/// <summary>
/// Between the plane of a projection and the sky: the projection itself and the rotation from native to celestial coordinates.
/// </summary>
internal sealed class SkyMapping
{
    private readonly TangentPlane? _tangent;
    private readonly Projection _projection;
    private readonly CelestialRotation _rotation;

    /// <exception cref="WcsException">The projection is unknown, or its parameters or those of the native pole are impossible.</exception>
    public SkyMapping(string code, SkyPoint reference, IReadOnlyDictionary<int, double> lonParameters,
        IReadOnlyDictionary<int, double> latParameters, double? lonPole, double? latPole)
    {
        _projection = code == "NCP" ? Projection.CreateNcp(reference.Dec) : Projection.Create(code, latParameters);
        double phi0 = lonParameters.GetValueOrDefault(1, _projection.Phi0), theta0 = lonParameters.GetValueOrDefault(2, _projection.Theta0);
        bool isMoved = phi0 != _projection.Phi0 || theta0 != _projection.Theta0;
        _rotation = new CelestialRotation(reference.Ra, reference.Dec, phi0, theta0,
            lonParameters.TryGetValue(3, out double pole) ? pole : lonPole, lonParameters.TryGetValue(4, out pole) ? pole : latPole);
        // PVi_0 moves the plane so that a reference point of the user's own falls on its origin (paper II, section 2.5).
        if (isMoved && lonParameters.GetValueOrDefault(0) != 0) _projection = _projection.WithFiducialPoint(phi0, theta0);
        if (code == "TAN" && !isMoved) _tangent = new TangentPlane(reference.Ra, reference.Dec, _rotation.LonPole);
    }

    /// <summary>LONPOLE, resolved.</summary>
    public double LonPole => _rotation.LonPole;

    /// <summary>LATPOLE, resolved.</summary>
    public double LatPole => _rotation.LatPole;

    /// <summary>Whether this is the plain gnomonic projection about the reference point.</summary>
    public bool IsTangentPlane => _tangent is not null;

    /// <summary>
    /// Degrees of the plane to longitude in [0, 360) and latitude, degrees; in place. Lengths are multiples of
    /// <see cref="VectorMath.Lanes"/>.
    /// </summary>
    public void PlaneToSky(Span<double> xToLon, Span<double> yToLat)
    {
        if (_tangent is not null)
        {
            _tangent.PlaneToSky(xToLon, yToLat);
            return;
        }
        _projection.PlaneToNative(xToLon, yToLat);
        _rotation.NativeToCelestial(xToLon, yToLat);
    }

    /// <summary>The inverse of <see cref="PlaneToSky"/>.</summary>
    public void SkyToPlane(Span<double> lonToX, Span<double> latToY)
    {
        if (_tangent is not null)
        {
            _tangent.SkyToPlane(lonToX, latToY);
            return;
        }
        _rotation.CelestialToNative(lonToX, latToY);
        _projection.NativeToPlane(lonToX, latToY);
    }
}
