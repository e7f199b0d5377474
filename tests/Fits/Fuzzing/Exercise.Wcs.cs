using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Fuzzing;

internal sealed partial class Exercise
{
    private void UseWcs(ImageHdu image, FitsFile file, char alternate)
    {
        Wcs? wcs = null;
        Do("Wcs.FromHdu", () => wcs = Wcs.FromHdu(image, file, alternate));
        if (wcs is null) return;
        Do("Wcs.ToString", () => wcs.ToString());
        Do("Diagnose", () => wcs.Diagnose().ToString());
        double[] x = [-1e5, -0.5, 0, 1.25, 30, 4000, double.NaN], y = [7, 1e9, 0, -0.5, 12, 2000, 3];
        Do("SkyToPixel", () =>
        {
            wcs.PixelToSky(x, y, x, y);
            wcs.SkyToPixel(x, y, x, y);
        });
        Do("PixelToWorld", () => wcs.WorldToPixel(wcs.PixelToWorld(new double[wcs.Axes.Count])));
        Do("Geometry", () => (wcs.Footprint(30, 20), wcs.PixelScaleAt(new(3, 4)), wcs.OrientationAt(new(3, 4)), wcs.Orientation));
        Do("Oversampled", () => wcs.Cropped(3, -4).Oversampled(2).PixelToSky(new PixelPoint(3, 4)));
        Do("WriteTo", () => wcs.WriteTo(image.Header.Clone(), alternate));
    }
}
