using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Headers with a WCS, from cards such as <c>CD1_1 = -1.5E-5</c>.</summary>
internal static class WcsText
{
    public const string Tan = "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=53.16; CRVAL2=-27.79;";
    public const string Cd = "CD1_1=-1.5E-5; CD1_2=0.8E-5; CD2_1=0.7E-5; CD2_2=1.4E-5;";

    public static Header Header(string cards) => FitsText.Header([.. cards.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(card => card.Split('=', 2, StringSplitOptions.TrimEntries)).Select(pair => $"{pair[0],-8}= {pair[1]}")]);

    /// <summary>The file that these HDUs make when they are written.</summary>
    public static FitsFile Saved(params Hdu[] hdus)
    {
        using var folder = new TemporaryFolder();
        FitsFile.Write(folder["x.fits"], hdus);
        return FitsFile.Parse(File.ReadAllBytes(folder["x.fits"]), "x.fits");
    }

    public static Wcs Wcs(string cards) => HstNotebooks.Astrometry.Wcs.FromHeader(Header(cards));
}
