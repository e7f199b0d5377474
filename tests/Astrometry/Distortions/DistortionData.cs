using System.Globalization;
using System.Text;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry.Distortions;

/// <summary>Headers and files of the shared data, and what astropy 5.2.1 makes of their pixels (1-based there, 0-based here).</summary>
internal static class DistortionData
{
    private static readonly string[] Structure =
        ["SIMPLE", "XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "PCOUNT", "GCOUNT", "EXTEND", "END", "CONTINUE"];

    /// <summary>A header from a file with one card a line.</summary>
    public static Header Header(string name) => FitsText.Header(
        [.. File.ReadLines(SharedData.Path("wcs", "headers", name), Encoding.Latin1).Where(card => !Structure.Contains(card.Split(' ', '=')[0]))]);

    public static FitsFile OpenFile(string name) => FitsFile.Open(SharedData.Path("wcs", "headers", name));

    /// <summary>Rows of x, y, focal x and y (all 1-based), longitude and latitude.</summary>
    public static double[][] Table(string name)
    {
        string[] lines = File.ReadAllLines(SharedData.Path("wcs", name + ".csv"));
        Assert.StartsWith("x,y,foc_x,foc_y,lon,lat", lines[0], StringComparison.Ordinal);
        return [.. lines[1..].Select(line => line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray())];
    }
}
