using System.Globalization;
using System.Text;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry.Distortions;

/// <summary>Headers and files of the shared data, and what astropy 5.2.1 makes of their pixels (1-based there, 0-based here).</summary>
internal static class DistortionData
{
    private static readonly string[] Structure =
        ["SIMPLE", "XTENSION", "BITPIX", "NAXIS", "NAXIS1", "NAXIS2", "PCOUNT", "GCOUNT", "EXTEND", "END", "CONTINUE"];

    /// <summary>A header from a file with one card a line.</summary>
    public static Header Header(string name)
    {
        string path = SharedData.Path("wcs", "headers", name);
        return FitsText.Header([.. File.ReadLines(path, Encoding.Latin1).Where(card => !Structure.Contains(card.Split(' ', '=')[0]))]);
    }

    public static FitsFile OpenFile(string name) => FitsFile.Open(SharedData.Path("wcs", "headers", name));

    /// <summary>Pixels and focal coordinates, 0-based.</summary>
    public static (double[] X, double[] Y, double[] FocalX, double[] FocalY) Focal(string name)
    {
        string[] lines = File.ReadAllLines(SharedData.Path("wcs", name + ".csv"));
        Assert.StartsWith("x,y,foc_x,foc_y,", lines[0], StringComparison.Ordinal);
        var rows = lines[1..].Select(line => line.Split(',').Take(4).Select(text => double.Parse(text, CultureInfo.InvariantCulture) - 1).ToArray()).ToArray();
        return ([.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])], [.. rows.Select(r => r[2])], [.. rows.Select(r => r[3])]);
    }
}
