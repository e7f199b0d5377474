using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>The keywords of a drizzled ACS/WFC image that reductions read.</summary>
internal static class AcsParallelHeader
{
    private const double SecondsPerDay = 86400, OverheadS = 150;

    public static Header Primary(AcsParallelOptions options)
    {
        var header = new Header();
        header.Set("FILENAME", options.RootName + "_drc.fits", "name of file");
        header.Set("ROOTNAME", options.RootName, "rootname of the observation set");
        header.Set("TELESCOP", "HST", "simulated");
        header.Set("INSTRUME", "ACS", "identifier for instrument");
        header.Set("DETECTOR", "WFC", "detector in use: WFC, HRC, or SBC");
        header.Set("TARGNAME", "ANY", "parallel field: no target");
        header.Set("FILTER1", options.Band.IsInFirstWheel ? options.Filter : "CLEAR1L", "element selected from filter wheel 1");
        header.Set("FILTER2", options.Band.IsInFirstWheel ? "CLEAR2L" : options.Filter, "element selected from filter wheel 2");
        AddTimes(header, options);
        header.Set("CCDGAIN", 2.0, "commanded gain of CCD");
        foreach (char amplifier in "ABCD") header.Set($"READNSE{amplifier}", options.ReadNoise, "read noise of amplifier (electrons)");
        header.Set("NDRIZIM", 2 * options.Exposures.Count, "Drizzle, number of images drizzled onto output");
        for (int chip = 0; chip < 2 * options.Exposures.Count; chip++) AddInput(header, options, chip);
        return header;
    }

    /// <summary>
    /// The header of SCI. Date and exposure time are in it too, unlike in the archive's, as a field in memory has no other header.
    /// </summary>
    public static Header Science(AcsParallelOptions options)
    {
        var header = new Header();
        header.Set("EXTNAME", "SCI", "extension name");
        header.Set("EXTVER", 1, "extension version number");
        header.Set("BUNIT", "ELECTRONS/S", "brightness units");
        HeaderWcs(options).WriteTo(header);
        header.Set("WCSNAME", "IDC_simulated", "coordinate system title");
        header.Set("ORIENTAT", HeaderWcs(options).Orientation.Degrees, "position angle of image y axis (deg. e of n)");
        AddTimes(header, options);
        string day = options.ExposureStart.ToString("F4", CultureInfo.InvariantCulture);
        header.Set("PHOTMODE", $"ACS WFC1 {options.Filter} MJD#{day}", "observation mode");
        header.Set("PHOTFLAM", options.Band.PhotFlam, "inverse sensitivity, ergs/cm2/Ang/electron");
        header.Set("PHOTZPT", -21.1, "ST magnitude zero point");
        header.Set("PHOTPLAM", options.Band.PhotPlam, "pivot wavelength (Angstroms)");
        header.Set("PHOTBW", options.Band.PhotBw, "RMS bandwidth of filter plus detector");
        return header;
    }

    /// <summary>The header of another plane of the same pixels.</summary>
    public static Header OfPlane(Header science, string name, string unit)
    {
        var header = science.Clone();
        header.Set("EXTNAME", name, "extension name");
        header.RemoveWhere(card => card.Keyword.StartsWith("PHOT", StringComparison.Ordinal));
        header.Set("BUNIT", unit);
        return header;
    }

    private static Wcs HeaderWcs(AcsParallelOptions options)
    {
        var error = options.WcsError;
        var away = Angle.FromRadians(Math.Atan2(error.EastArcsec, error.NorthArcsec));
        var distance = Angle.FromDegrees(double.Hypot(error.EastArcsec, error.NorthArcsec) / 3600);
        return Wcs.Tan(options.Middle, new SkyPoint(options.Ra, options.Dec).Offset(away, distance),
            AcsParallelCamera.PixelArcsec * error.Scale, Angle.FromDegrees(options.OrientationDeg + error.RotationDeg));
    }

    private static void AddTimes(Header header, AcsParallelOptions options)
    {
        double start = options.ExposureStart;
        double lengthS = options.TotalExposureS + OverheadS * (options.Exposures.Count - 1);
        header.Set("DATE-OBS", options.DateObs.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "UT date of start of observation");
        header.Set("TIME-OBS", "06:00:00", "UT time of start of observation (hh:mm:ss)");
        header.Set("EXPSTART", start, "exposure start time (Modified Julian Date)");
        header.Set("EXPEND", start + lengthS / SecondsPerDay, "exposure end time (Modified Julian Date)");
        header.Set("EXPTIME", options.TotalExposureS, "exposure duration (seconds)--calculated");
    }

    private static void AddInput(Header header, AcsParallelOptions options, int chip)
    {
        int exposure = chip / 2;
        string key = FormattableString.Invariant($"D{chip + 1:000}");
        string input = FormattableString.Invariant($"{options.RootName[..6]}{exposure / 26 + 1}{(char)('a' + exposure % 26)}q");
        header.Set(key + "DATA", $"{input}_flc.fits[sci,{chip % 2 + 1}]", "Drizzle, input data image");
        header.Set(key + "DEXP", options.Exposures[exposure].ExposureS, "Drizzle, input image exposure time (s)");
        header.Set(key + "OUDA", options.RootName + "_drc.fits[SCI]", "Drizzle, output data image");
        header.Set(key + "PIXF", 1.0, "Drizzle, linear size of drop");
        header.Set(key + "SCAL", AcsParallelCamera.PixelArcsec, "Drizzle, pixel size (arcsec) of output image");
        header.Set(key + "KERN", "square", "Drizzle, form of weight distribution kernel");
    }
}
