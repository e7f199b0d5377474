using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The [OII] flux of a galaxy as MUSE saw it: the sum of the two lines of the doublet.</summary>
/// <param name="Galaxy">The galaxy.</param>
/// <param name="Flux">λ3726 + λ3729, in the unit of the files; NaN where either line was not detected.</param>
/// <param name="Wcs">Its grid.</param>
/// <param name="Redshift">From the name of the folder.</param>
/// <param name="SmoothFwhmPx">SSMOOTH: FWHM of the Gaussian that the cube was smoothed with, MUSE pixels; 0 for none.</param>
/// <param name="PsfFwhmArcsec">FWHM of the MUSE PSF at the observed wavelength, from FSF99FWA and FSF99FWB of the segmentation map; null when it has none.</param>
/// <param name="Unit">BUNIT of the files.</param>
public sealed record OiiMap(string Galaxy, Image<double> Flux, Wcs Wcs, double Redshift, double SmoothFwhmPx, double? PsfFwhmArcsec, string Unit)
{
    /// <summary>Rest wavelength of the doublet's middle, in air, Å.</summary>
    public const double RestAngstrom = 3727.4;

    /// <summary>Total of the detected pixels.</summary>
    public double Total => Flux.Sum();

    /// <summary>
    /// Reads the two line maps <c>muse/*_{galaxy}_o2_Z_*/*_ssmooth_flux_common_OII{3726,3729}_mclean5.0.fits</c>.
    /// </summary>
    /// <exception cref="ReductionException">There is no such folder or file, or the two maps differ in grid.</exception>
    public static OiiMap Read(StampSet stamps, string galaxy)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        string muse = Path.Combine(stamps.Folder, "muse");
        string folder = (Directory.Exists(muse) ? Directory.EnumerateDirectories(muse, $"*_{galaxy}_o2_Z_*").Order(StringComparer.Ordinal).FirstOrDefault() : null)
            ?? throw new ReductionException($"{muse} has no folder *_{galaxy}_o2_Z_* with the [OII] maps of galaxy {galaxy}.");
        string z = folder[(folder.LastIndexOf("_Z_", StringComparison.Ordinal) + 3)..];
        if (!double.TryParse(z, NumberStyles.Float, CultureInfo.InvariantCulture, out double redshift))
        {
            throw new ReductionException($"{folder}: '{z}' is no redshift.");
        }

        var (blue, red) = (Line(folder, "3726"), Line(folder, "3729"));
        if (!blue.Science.SameShape(red.Science)) throw new ReductionException($"{blue.Name} and {red.Name} have different shapes.");
        return new(galaxy, blue.Science.ToDouble() + red.Science.ToDouble(), blue.Wcs, redshift, blue.Header.Double("SSMOOTH", 0), PsfFwhm(stamps, galaxy, redshift), blue.Unit);
    }

    // FWHM = a + b λ of the MUSE field (FSF99FWA, FSF99FWB in arcsec and arcsec/Å).
    private static double? PsfFwhm(StampSet stamps, string galaxy, double redshift)
    {
        var header = FitsFile.Open(stamps.SegmentMapPath(galaxy))[0].Header;
        return header.DoubleOrNull("FSF99FWA") is { } a && header.DoubleOrNull("FSF99FWB") is { } b ? a + b * RestAngstrom * (1 + redshift) : null;
    }

    private static HstImage Line(string folder, string wavelength)
    {
        string pattern = $"*_ssmooth_flux_common_OII{wavelength}_mclean5.0.fits";
        string path = Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).FirstOrDefault()
            ?? throw new ReductionException($"{folder} has no file {pattern}.");
        return HstImage.Read(path);
    }

    /// <summary>Shows the map now.</summary>
    public void Show() => ToFigure().Show();

    /// <summary>The map, with WCS axes.</summary>
    public Figure ToFigure() => Flux.ToFigure(new ImageStyle { Title = $"[OII] of {Galaxy}, MUSE", Unit = Unit, Wcs = Wcs, ColorMap = ColorMap.Magma, Stretch = Stretch.Linear });

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"[OII] of {Galaxy} at z = {Redshift}: {Flux.Width} × {Flux.Height}, {Flux.Pixels.Count(double.IsFinite)} pixels detected, total {Total:G5} {Unit}");
}
