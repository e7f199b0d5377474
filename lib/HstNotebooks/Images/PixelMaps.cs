using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The one place where world coordinates and pixel kernels meet.</summary>
public static class PixelMaps
{
    /// <summary>
    /// Where the pixels of an image with WCS <paramref name="output"/> lie in an image with WCS <paramref name="input"/>: an exact
    /// affine map when both are projected about the same point without distortion, otherwise through the sky pixel by pixel, from one
    /// frame to the other if need be. For large images see <see cref="PixelMap.Interpolated"/>.
    /// </summary>
    /// <exception cref="WcsException">One of them has no celestial axes.</exception>
    public static PixelMap Between(Wcs output, Wcs input)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(input);
        if (!output.SharesTangentPoint(input)) return new SkyMap(output, input);
        // Both planes are the same plane, so three points fix the map.
        var origin = Across(0, 0);
        var alongX = Across(1, 0);
        var alongY = Across(0, 1);
        return PixelMap.Affine(origin.X, alongX.X - origin.X, alongY.X - origin.X, origin.Y, alongX.Y - origin.Y, alongY.Y - origin.Y);

        PixelPoint Across(double x, double y) => input.PlaneToPixel(output.PixelToPlane(new PixelPoint(x, y)));
    }

    /// <summary>
    /// The pixel area map (PAM): the area of each pixel on the sky, arcsec², in parallel; NaN outside the projection. The flat fields of
    /// HST make an even sky even in spite of it, so that the flux of a star in an FLT or FLC is to be multiplied by this over the nominal
    /// area.
    /// </summary>
    /// <exception cref="WcsException">There are no celestial axes.</exception>
    public static Image<double> Area(Wcs wcs, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(wcs);
        var area = new Image<double>(width, height);
        Compute.For(height, y => wcs.PixelAreas(y, area.Row(y)));
        return area;
    }

    private sealed class SkyMap(Wcs output, Wcs input) : PixelMap
    {
        public override void Row(int x, int y, Span<double> inputX, Span<double> inputY)
        {
            for (int i = 0; i < inputX.Length; i++) (inputX[i], inputY[i]) = (x + i, y);
            output.PixelToSky(inputX, inputY, inputX, inputY);
            if (output.Frame != input.Frame) SkyFrame.Transform(output.Frame, input.Frame, inputX, inputY, inputX, inputY);
            input.SkyToPixel(inputX, inputY, inputX, inputY);
        }

        public override string ToString() => $"through the sky: {output} → {input}";
    }
}
