using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>The keywords of a drizzled HST image that a reduction reads.</summary>
internal static class HubbleHeader
{
    public static Header Of(PhangsLikeOptions options, PhangsLikeBand band, SimulatedBand truth, Wcs wcs, string unit)
    {
        var header = new Header();
        header.Set("TELESCOP", "HST", "simulated");
        header.Set("TARGNAME", options.Galaxy.ToUpperInvariant());
        header.Set("INSTRUME", band.Instrument == "ACS" ? "ACS" : "WFC3");
        header.Set("DETECTOR", band.Instrument == "ACS" ? "WFC" : "UVIS");
        if (band.Instrument == "ACS")
        {
            bool isInSecondWheel = band.Filter == "F814W";
            header.Set("FILTER1", isInSecondWheel ? "CLEAR1L" : band.Filter, "element selected from filter wheel 1");
            header.Set("FILTER2", isInSecondWheel ? band.Filter : "CLEAR2L", "element selected from filter wheel 2");
        }
        else
        {
            header.Set("FILTER", band.Filter, "element selected from filter wheel");
        }
        wcs.WriteTo(header);
        header.Set("BUNIT", unit, "brightness units");
        header.Set("EXPTIME", band.ExposureS, "exposure duration (seconds)");
        header.Set("PHOTFLAM", truth.PhotFlam, "inverse sensitivity, ergs/cm2/Ang/electron");
        header.Set("PHOTPLAM", Math.Round(truth.Pivot, 4), "pivot wavelength (Angstroms)");
        header.Set("PHOTBW", SimulatedFilter.Find(band.Key)!.PhotBw, "RMS bandwidth of filter plus detector");
        header.Set("PHOTZPT", -21.1, "ST magnitude zero point");
        return header;
    }
}
