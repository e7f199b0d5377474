using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The pixels of a simulated image on the sky, and the Gaussian PSF it is seen through.</summary>
internal sealed record SimulatedGrid(Wcs Wcs, int Width, int Height, double FwhmArcsec)
{
    private const double MuseField = 0.92;      // of the HST image, along each axis
    private static readonly SkyPoint Tangent = new(24.16478519, 15.77653475);

    public static SimulatedGrid Hubble(PhangsLikeOptions options, PhangsLikeBand band)
    {
        var (x, y) = Pointing(options, options.HstPixelArcsec, options.OrientationDeg);
        var middle = new PixelPoint((options.Width - 1) / 2.0 - x + band.ShiftXPx, (options.Height - 1) / 2.0 - y + band.ShiftYPx);
        var wcs = Wcs.Tan(middle, Tangent, options.HstPixelArcsec, Angle.FromDegrees(options.OrientationDeg));
        return new(wcs, options.Width, options.Height, options.HstFwhmArcsec);
    }

    /// <summary>North up; its pixels begin anywhere between those of HST.</summary>
    public static SimulatedGrid Muse(PhangsLikeOptions options)
    {
        double hstPixels = MuseField * options.HstPixelArcsec / options.MusePixelArcsec;
        int width = (int)Math.Round(options.Width * hstPixels), height = (int)Math.Round(options.Height * hstPixels);
        var (x, y) = Pointing(options, options.MusePixelArcsec, 0);
        var wcs = Wcs.Tan(new(width / 2.0 - 0.17 - x, height / 2.0 - 0.64 - y), Tangent, options.MusePixelArcsec);
        return new(wcs, width, height, options.MuseFwhmArcsec);
    }

    /// <summary>
    /// From the middle of the sky, which is the tangent point of all grids, to where the telescope points: pixels of a grid whose y axis
    /// has this position angle.
    /// </summary>
    public static (double X, double Y) Pointing(PhangsLikeOptions options, double pixelArcsec, double orientationDeg)
    {
        var (sin, cos) = Math.SinCos(orientationDeg * Math.PI / 180);
        double east = options.PointingEastArcsec / pixelArcsec, north = options.PointingNorthArcsec / pixelArcsec;
        return (north * sin - east * cos, north * cos + east * sin);
    }

    /// <summary>The sources, which are given in pixels of the narrow HST image, on this grid and through its PSF.</summary>
    public GaussianScene Scene(IReadOnlyList<GalaxySource> sources, SimulatedGrid narrow, Func<GalaxySource, double> flux)
    {
        double psf = Fwhm.ToSigma(FwhmArcsec), scale = Wcs.PixelScaleArcsec;
        var placed = new GaussianSource[sources.Count];
        Compute.For(sources.Count, i =>
        {
            var s = sources[i];
            var (x, y) = Wcs.PlaneToPixel(narrow.Wcs.PixelToPlane(new(s.X, s.Y)));
            placed[i] = new(x, y, double.Hypot(s.SigmaArcsec, psf) / scale, flux(s));
        });
        return new GaussianScene(placed, Width, Height);
    }
}
