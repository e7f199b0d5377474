namespace HstNotebooks.Astrometry;

public sealed partial class Wcs
{
    /// <summary>The sky positions of the four outer corners of an image: lower left, lower right, upper right, upper left.</summary>
    public SkyPoint[] Footprint(int width, int height) =>
    [
        PixelToSky(new PixelPoint(-0.5, -0.5)), PixelToSky(new PixelPoint(width - 0.5, -0.5)),
        PixelToSky(new PixelPoint(width - 0.5, height - 0.5)), PixelToSky(new PixelPoint(-0.5, height - 0.5)),
    ];

    /// <summary>
    /// Area of a pixel on the sky, arcsec², distortion and projection included: of the parallelogram that half a pixel to each side spans.
    /// NaN outside the projection.
    /// </summary>
    public double PixelAreaAt(PixelPoint pixel)
    {
        var (east1, north1, east2, north2) = DerivativesAt(pixel);
        return Math.Abs(east1 * north2 - east2 * north1) * 3600 * 3600;
    }

    /// <summary>
    /// The areas of the pixels (0, y), (1, y), … of a row, as <see cref="PixelAreaAt"/>; for TAN much faster than one by one.
    /// </summary>
    /// <param name="y">The row, 0-based.</param>
    /// <param name="areasArcsec2">Filled, arcsec²; NaN outside the projection.</param>
    public void PixelAreas(int y, Span<double> areasArcsec2)
    {
        if (!RequireSky().IsTangentPlane)
        {
            for (int x = 0; x < areasArcsec2.Length; x++) areasArcsec2[x] = PixelAreaAt(new PixelPoint(x, y));
            return;
        }
        const int most = Block - VectorMath.Lanes;
        for (int start = 0; start < areasArcsec2.Length; start += most)
        {
            TangentAreas(start, y, areasArcsec2.Slice(start, Math.Min(most, areasArcsec2.Length - start)));
        }
    }

    // The area on the plane by differences over one pixel, and from there dΩ = dξ dη / (1 + ξ² + η²)^(3/2).
    private void TangentAreas(int start, int y, Span<double> areas)
    {
        int padded = Padded(areas.Length + 1);
        Span<double> edgeX = stackalloc double[padded], edgeY = stackalloc double[padded];
        Span<double> belowX = stackalloc double[padded], belowY = stackalloc double[padded];
        Span<double> aboveX = stackalloc double[padded], aboveY = stackalloc double[padded];
        for (int i = 0; i < padded; i++)
        {
            (edgeX[i], edgeY[i]) = (start + i - 0.5, y);
            (belowX[i], belowY[i]) = (start + i, y - 0.5);
            (aboveX[i], aboveY[i]) = (start + i, y + 0.5);
        }
        PixelToPlane(edgeX, edgeY);
        PixelToPlane(belowX, belowY);
        PixelToPlane(aboveX, aboveY);
        for (int i = 0; i < areas.Length; i++)
        {
            double area = (edgeX[i + 1] - edgeX[i]) * (aboveY[i] - belowY[i]) - (edgeY[i + 1] - edgeY[i]) * (aboveX[i] - belowX[i]);
            double xi = (belowX[i] + aboveX[i]) / 2 * Radian, eta = (belowY[i] + aboveY[i]) / 2 * Radian;
            double q = 1 + xi * xi + eta * eta;
            areas[i] = Math.Abs(area) * 3600 * 3600 / (q * Math.Sqrt(q));
        }
    }

    /// <summary>Square root of <see cref="PixelAreaAt"/>, arcsec.</summary>
    public double PixelScaleAt(PixelPoint pixel) => Math.Sqrt(PixelAreaAt(pixel));

    /// <summary>Position angle of the image's +y direction at a pixel, north through east, in (−180°, 180°].</summary>
    public Angle OrientationAt(PixelPoint pixel)
    {
        var (_, _, east, north) = DerivativesAt(pixel);
        return Angle.FromRadians(Math.Atan2(east, north));
    }

    // Degrees to the east and to the north per pixel along x and along y, by central differences on the sphere.
    private (double EastX, double NorthX, double EastY, double NorthY) DerivativesAt(PixelPoint pixel)
    {
        Span<double> x = stackalloc double[8], y = stackalloc double[8];
        x.Fill(pixel.X);
        y.Fill(pixel.Y);
        (x[1], x[2], y[3], y[4]) = (pixel.X - 0.5, pixel.X + 0.5, pixel.Y - 0.5, pixel.Y + 0.5);
        PixelToSky(x, y);
        var centre = new SkyPoint(x[0], y[0]);
        var tangent = new TangentPlane(centre.Ra, centre.Dec, 180);
        tangent.SkyToPlane(x, y);
        return (x[2] - x[1], y[2] - y[1], x[4] - x[3], y[4] - y[3]);
    }
}
