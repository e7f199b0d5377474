using HstNotebooks.Fits;
using HstNotebooks.Tests.Astrometry;

namespace HstNotebooks.Tests.Fits.Fuzzing;

/// <summary>Small images with a WCS of every kind.</summary>
internal static class WcsSeeds
{
    private const int Letters = 8;

    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        // Several projections in one header, as alternates of one another.
        foreach (string[] several in WcsSamples.Linear.Select(sample => sample.Cards).Chunk(Letters))
        {
            var header = new Header();
            foreach (var (i, cards) in several.Index()) WcsText.Wcs(cards).WriteTo(header, i == 0 ? ' ' : (char)('A' + i));
            yield return ("projections", File([ImageHdu.Create(new float[6], 3, 2, header)]));
        }
        foreach (var (name, cards) in WcsSamples.Distorted)
        {
            yield return (name, File([ImageHdu.Create(new float[6], 3, 2, WcsText.Header(cards))]));
        }
        yield return ("lookup tables", File(WcsSamples.WithTables()));
    }

    private static byte[] File(Hdu[] hdus)
    {
        using var folder = new TemporaryFolder();
        FitsFile.Write(folder["wcs.fits"], hdus);
        return System.IO.File.ReadAllBytes(folder["wcs.fits"]);
    }
}
