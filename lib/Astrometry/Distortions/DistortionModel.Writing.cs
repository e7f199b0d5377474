using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

internal sealed partial record DistortionModel
{
    /// <summary>
    /// Writes this distortion over whatever distortion the header describes. CTYPE is left to the caller, and so are PVi_m, the
    /// parameters of the projection, unless this distortion claims them.
    /// </summary>
    /// <param name="header">Header of the image, primary WCS.</param>
    /// <param name="lonAxis">World axis of longitude, 1-based.</param>
    /// <param name="latAxis">World axis of latitude, 1-based.</param>
    /// <exception cref="WcsException">The distortion is one of TNX, ZPX or DSS, which are only read.</exception>
    /// <returns>The lookup tables, to be written as extensions of the same file; often none.</returns>
    public IReadOnlyList<ImageHdu> WriteTo(Header header, int lonAxis = 1, int latAxis = 2)
    {
        RequireWritable();
        RemoveOthers(header, lonAxis, latAxis);
        if (Sip is not null) SipHeader.Write(header, "A", "B", Sip);
        if (SipInverse is not null) SipHeader.Write(header, "AP", "BP", SipInverse);
        if (Tpv is not null) TpvHeader.Write(header, Tpv, lonAxis, latAxis);
        var tables = new List<ImageHdu>();
        if (DetectorToImage is not null) tables.AddRange(LookupHeader.Write(header, DetectorToImage, isNpol: false));
        if (Npol is not null) tables.AddRange(LookupHeader.Write(header, Npol, isNpol: true));
        return tables;
    }

    /// <summary>Returns where <see cref="WriteTo"/> can write this distortion.</summary>
    /// <exception cref="WcsException">The distortion is one of TNX, ZPX or DSS, which are only read.</exception>
    public void RequireWritable()
    {
        if (Iraf is not null || Plate is not null)
        {
            throw new WcsException($"{Describe()} cannot be written; keep the cards of the header that was read.");
        }
    }

    /// <summary>Which distortions of pixels a header describes, those that all its WCSs share.</summary>
    public static (bool Sip, bool Npol, bool DetectorToImage) KindsIn(Header header)
    {
        return (HasAny("A_ORDER", "B_ORDER"), HasAny("CPDIS1", "CPDIS2"), HasAny("D2IMDIS1", "D2IMDIS2", "AXISCORR"));

        bool HasAny(params ReadOnlySpan<string> keywords)
        {
            foreach (string keyword in keywords)
            {
                if (header.Contains(keyword)) return true;
            }
            return false;
        }
    }

    private void RemoveOthers(Header header, int lonAxis, int latAxis)
    {
        SipHeader.Remove(header);
        LookupHeader.Remove(header);
        DssPlate.Remove(header);
        IrafAttributes.Remove(header, lonAxis);
        IrafAttributes.Remove(header, latAxis);
        if (!ClaimsParameters) return;
        TpvHeader.Remove(header, lonAxis);
        TpvHeader.Remove(header, latAxis);
    }
}
