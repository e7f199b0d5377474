using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The one place where world coordinates and pixel kernels meet.</summary>
public static class PixelMaps
{
    /// <summary>
    /// Where the pixels of an image with WCS <paramref name="output"/> lie in an image with WCS <paramref name="input"/>: an exact
    /// affine map when both are projected about the same point, otherwise through the sky pixel by pixel.
    /// </summary>
    /// <exception cref="WcsException">The frames differ.</exception>
    public static PixelMap Between(Wcs output, Wcs input)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(input);
        if (output.Frame != input.Frame)
        {
            throw new WcsException($"One image is in {output.Frame}, the other in {input.Frame}: frames are not converted here. "
                + "They differ by at most 0.03″; set RADESYS of one to that of the other if this does not matter.");
        }
        if (!output.SharesTangentPoint(input))
        {
            return PixelMap.From((x, y) =>
            {
                var there = input.SkyToPixel(output.PixelToSky(new PixelPoint(x, y)));
                return (there.X, there.Y);
            });
        }
        // Both planes are the same plane, so three points fix the map.
        var origin = Across(0, 0);
        var alongX = Across(1, 0);
        var alongY = Across(0, 1);
        return PixelMap.Affine(origin.X, alongX.X - origin.X, alongY.X - origin.X, origin.Y, alongX.Y - origin.Y, alongY.Y - origin.Y);

        PixelPoint Across(double x, double y) => input.PlaneToPixel(output.PixelToPlane(new PixelPoint(x, y)));
    }
}
