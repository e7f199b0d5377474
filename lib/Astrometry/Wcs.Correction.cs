using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

public sealed partial class Wcs
{
    /// <summary>
    /// The same system with another reference point on the sky and another matrix; reference pixel, distortion and all else stay.
    /// LONPOLE becomes 180°.
    /// </summary>
    /// <param name="referenceSky">CRVAL.</param>
    /// <param name="cd">CD, degrees per pixel: [∂ξ/∂x, ∂ξ/∂y, ∂η/∂x, ∂η/∂y], ξ to the east, η to the north.</param>
    /// <exception cref="WcsException">The projection is not TAN, or the matrix is singular or not finite.</exception>
    public Wcs WithPlane(SkyPoint referenceSky, (double Xx, double Xy, double Yx, double Yy) cd)
    {
        if (!RequireSky().IsTangentPlane || _distortion.ActsOnPlane)
        {
            throw new WcsException($"only TAN, TAN-SIP and the tables of HST have a plane that can be exchanged, not {this}.");
        }
        double determinant = cd.Xx * cd.Yy - cd.Xy * cd.Yx;
        if (!(Math.Abs(determinant) > 0) || !double.IsFinite(determinant + referenceSky.Ra + referenceSky.Dec))
        {
            throw new WcsException(Invariant($"CRVAL ({referenceSky.Ra}, {referenceSky.Dec}) and CD ({cd}) are no plane."));
        }
        var celestial = _parts.Celestial!;
        var (x, y) = celestial.Pixels;
        var matrix = (double[,])_parts.Matrix.Clone();
        (matrix[celestial.Lon, x], matrix[celestial.Lon, y]) = (cd.Xx, cd.Xy);
        (matrix[celestial.Lat, x], matrix[celestial.Lat, y]) = (cd.Yx, cd.Yy);
        WcsAxis[] axes = [.. Axes.Select((axis, i) => axis with
        {
            Increment = matrix[i, i],
            ReferenceValue = i == celestial.Lon ? referenceSky.Ra : i == celestial.Lat ? referenceSky.Dec : axis.ReferenceValue,
        })];
        var parts = _parts with
        {
            Axes = axes,
            Matrix = matrix,
            Celestial = celestial with { LonPole = 180, LatPole = null, LonParameters = new Dictionary<int, double>() },
        };
        return new Wcs(parts, _distortion, _size);
    }

    /// <summary>
    /// The system in which every pixel lies where <paramref name="correction"/> moves it: through this system to the sky, to a pixel of
    /// <paramref name="plane"/>, from there to the corrected pixel, and back to the sky. CRVAL and CD change, all else stays.
    /// </summary>
    /// <remarks>
    /// Exact at the reference pixel, to all orders of the pixel but for the tilt between the plane before and after, which CRVAL and CD
    /// cannot say with CRPIX as it is: some 10⁻⁵ pixels at the edge of HST's field for a correction of an arcsecond and 0.1 %. Distortion
    /// in pixels comes before all this and takes no part.
    /// </remarks>
    /// <param name="plane">A TAN system without distortion, of the same frame, about a point near the image.</param>
    /// <param name="correction">From its pixels to its pixels.</param>
    /// <exception cref="WcsException">One of them is not TAN, the frames differ, or the correction leads nowhere.</exception>
    public Wcs Corrected(Wcs plane, AffineMap correction)
    {
        ArgumentNullException.ThrowIfNull(plane);
        if (!plane.IsPlainTan) throw new WcsException($"the plane of a correction is TAN without distortion, not {plane}.");
        if (plane.Frame != Frame) throw new WcsException($"the correction is in {plane.Frame}, the WCS in {Frame}.");
        if (!(Math.Abs(correction.Determinant) > 0)) throw new WcsException($"the correction {correction} is singular.");
        // A gnomonic plane is linear in space: p → origin + x alongX + y alongY, and so is the correction of all directions.
        var here = WithoutDistortion();
        var reference = Moved(here.PlaneVector(ReferencePixel));
        // All of it is linear, so that the step only matters for the rounding.
        const double step = 4096;
        var alongX = 1 / step * (Moved(here.PlaneVector(new(ReferencePixel.X + step, ReferencePixel.Y))) - reference);
        var alongY = 1 / step * (Moved(here.PlaneVector(new(ReferencePixel.X, ReferencePixel.Y + step))) - reference);

        var sky = reference.ToPoint();
        var (east, north) = Tangents(sky);
        // (ξ, η) = (e · d, m · d) / (n · d): at the reference, where e · d = m · d = 0, its derivatives are these.
        double perDegree = 180 / Math.PI / Math.Sqrt(reference.Dot(reference));
        return WithPlane(sky, (east.Dot(alongX) * perDegree, east.Dot(alongY) * perDegree,
            north.Dot(alongX) * perDegree, north.Dot(alongY) * perDegree));

        SkyVector Moved(SkyVector direction)
        {
            // On the plane n · d = 1; a correction is linear there, and its offset goes with n · d.
            var (e, m) = Tangents(plane.ReferenceSky);
            double depth = SkyVector.Towards(plane.ReferenceSky).Dot(direction);
            double xi = e.Dot(direction) / depth / Radian, eta = m.Dot(direction) / depth / Radian;
            var moved = plane.PlaneVector(correction.Apply(plane.EastNorthToPixel(xi, eta)));
            return depth * moved;
        }
    }

    /// <summary>
    /// Writes CRVAL and the CD matrix of this system into a header whose primary WCS it corrects: the same projection and distortion,
    /// which stay as they are written. CDELT, PC and CROTA give way to CD, ORIENTAT is brought up to date.
    /// </summary>
    /// <exception cref="WcsException">The header's primary WCS has other axes, another CRPIX or another projection.</exception>
    public void WritePlaneTo(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var celestial = _parts.Celestial ?? throw new WcsException("this WCS has no position on the sky to be written.");
        foreach (int i in new[] { celestial.Lon, celestial.Lat })
        {
            string type = header.Text(Invariant($"CTYPE{i + 1}"), "");
            double pixel = header.Double(Invariant($"CRPIX{i + 1}"), 0) - 1;
            if (type.TrimEnd() != TypeOf(i) || pixel != Axes[i].ReferencePixel)
            {
                throw new WcsException(Invariant($"{header.Origin}: CTYPE{i + 1} = '{type}' and CRPIX{i + 1} = {pixel + 1} ")
                    + Invariant($"are not those of the WCS to be written, '{TypeOf(i)}' and {Axes[i].ReferencePixel + 1}."));
            }
        }
        header.RemoveWhere(card => !card.IsCommentary && (card.Keyword.StartsWith("CDELT", StringComparison.Ordinal)
            || card.Keyword.StartsWith("CROTA", StringComparison.Ordinal) || card.Keyword.StartsWith("PC", StringComparison.Ordinal))
            && WcsCards.BelongsTo(card.Keyword, ' '));
        foreach (int i in new[] { celestial.Lon, celestial.Lat })
        {
            header.Set(Invariant($"CRVAL{i + 1}"), i == celestial.Lon ? ReferenceSky.Ra : ReferenceSky.Dec);
            foreach (int j in new[] { celestial.Lon, celestial.Lat }) header.Set(Invariant($"CD{i + 1}_{j + 1}"), _parts.Matrix[i, j]);
            if (header.Contains(Invariant($"CUNIT{i + 1}"))) header.Set(Invariant($"CUNIT{i + 1}"), "deg");
        }
        if (header.Contains("LONPOLE")) header.Set("LONPOLE", _sky!.LonPole);
        if (header.Contains("LATPOLE") && celestial.LatPole is null) header.Remove("LATPOLE");
        if (header.Contains("ORIENTAT")) header.Set("ORIENTAT", Orientation.Degrees);
    }

    // The direction of a pixel with the depth that its plane has: n · d = 1.
    private SkyVector PlaneVector(PixelPoint pixel)
    {
        double dx = pixel.X - ReferencePixel.X, dy = pixel.Y - ReferencePixel.Y;
        var cd = Cd;
        var (east, north) = Tangents(ReferenceSky);
        return SkyVector.Towards(ReferenceSky) + (cd.Xx * dx + cd.Xy * dy) * Radian * east + (cd.Yx * dx + cd.Yy * dy) * Radian * north;
    }

    private PixelPoint EastNorthToPixel(double xi, double eta)
    {
        var cd = Cd;
        double determinant = cd.Xx * cd.Yy - cd.Xy * cd.Yx;
        double dx = (cd.Yy * xi - cd.Xy * eta) / determinant, dy = (cd.Xx * eta - cd.Yx * xi) / determinant;
        return new(ReferencePixel.X + dx, ReferencePixel.Y + dy);
    }

    private static (SkyVector East, SkyVector North) Tangents(SkyPoint point)
    {
        var (sinRa, cosRa) = Math.SinCos(point.Ra * Radian);
        var (sinDec, cosDec) = Math.SinCos(point.Dec * Radian);
        return (new(-sinRa, cosRa, 0), new(-sinDec * cosRa, -sinDec * sinRa, cosDec));
    }
}
