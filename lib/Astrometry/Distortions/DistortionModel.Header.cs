using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

internal sealed partial record DistortionModel
{
    /// <summary>Reads the distortion that a header describes; contradictions are settled mostly as astropy does, and noted.</summary>
    /// <param name="header">Header of the image.</param>
    /// <param name="file">The file of the header, for lookup tables; null where it is not at hand.</param>
    /// <param name="alternate">' ' or 'A' to 'Z'. SIP and tables have no alternates: they apply to each, SIP about its own CRPIX.</param>
    /// <param name="lonAxis">World axis of longitude, 1-based.</param>
    /// <param name="latAxis">World axis of latitude, 1-based.</param>
    /// <param name="projection">
    /// The projection of CTYPE, without "-SIP": "TAN", "TPV", "TNX", "ZPX", …; "DSS" where <see cref="DssPlate.IsIn"/>.
    /// </param>
    /// <exception cref="WcsException">A table is missing, a number impossible, a function not understood.</exception>
    /// <exception cref="FitsException">A card is malformed.</exception>
    public static DistortionModel FromHeader(
        Header header, FitsFile? file, char alternate, int lonAxis, int latAxis, string projection)
    {
        RefuseFunctions(header, alternate);
        var notes = new List<DistortionNote>();
        var (sip, inverse) = SipHeader.Read(header, alternate, lonAxis, latAxis, notes);
        var (tpv, claimsParameters) = TpvHeader.Read(header, alternate, lonAxis, latAxis, projection, sip is not null, notes);
        if (tpv is not null && sip is not null)
        {
            notes.Add(DistortionNote.Warning("SIP coefficients beside TPV in CTYPE are not applied: TPV describes the same distortion."));
            (sip, inverse) = (null, null);
        }
        var model = new DistortionModel
        {
            Sip = sip,
            SipInverse = inverse,
            Npol = LookupHeader.ReadNpol(header, file, notes),
            DetectorToImage = LookupHeader.ReadDetectorToImage(header, file, notes),
            Tpv = tpv,
            Iraf = projection is "TNX" or "ZPX" ? IrafCorrection.Read(header, projection, lonAxis, latAxis, notes) : null,
            Plate = projection == "DSS" ? DssPlate.Read(header) : null,
            ClaimsParameters = claimsParameters,
            Notes = notes,
        };
        if (tpv is not null) notes.Add(DistortionNote.Info(FormattableString.Invariant($"TPV, order {tpv.Order} (PVi_m).")));
        if (model.Iraf is not null) notes.Add(DistortionNote.Info($"{projection}, surfaces of IRAF (WATi_nnn)."));
        if (model.Plate is not null) notes.Add(DistortionNote.Info("Plate solution (AMDXn, AMDYn), in place of any other WCS."));
        NoteUnusedFiles(header, model, notes);
        if (model.ActsOnPixels && lonAxis + latAxis != 3)
        {
            throw new WcsException($"{model.Describe()} acts on the axes 1 and 2, but the sky is on the axes {lonAxis} and {latAxis}.");
        }
        return model;
    }

    // Functions of the draft of 2004 that are no lookup tables, of an alternate, or of an axis that no image has.
    private static void RefuseFunctions(Header header, char alternate)
    {
        for (int axis = 1; axis <= 9; axis++)
        {
            string[] keywords =
            [
                $"CQDIS{axis}{alternate}",
                axis > 2 || alternate != ' ' ? $"CPDIS{axis}{alternate}" : "",
                axis > 2 ? $"D2IMDIS{axis}" : "",
            ];
            foreach (string keyword in keywords.Select(keyword => keyword.TrimEnd()))
            {
                if (keyword.Length > 0 && header.Contains(keyword))
                {
                    throw new WcsException($"{keyword} asks for a distortion that is not understood; tables of the axes 1 and 2 are.");
                }
            }
        }
    }

    // The name of a reference file alone asks for nothing.
    private static void NoteUnusedFiles(Header header, DistortionModel model, List<DistortionNote> notes)
    {
        if (model.DetectorToImage is null) Note("D2IMFILE", "D2IMDISj");
        if (model.Npol is null) Note("NPOLFILE", "CPDISj");

        void Note(string keyword, string missing)
        {
            if (header.Find(keyword)?.Value is not string name || name is "" or "N/A") return;
            notes.Add(DistortionNote.Info($"{keyword} names '{name}', but without {missing} none is applied, as in drizzled images."));
        }
    }
}
