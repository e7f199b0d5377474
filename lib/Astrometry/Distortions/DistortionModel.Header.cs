using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

internal sealed partial record DistortionModel
{
    /// <summary>Reads the distortion that a header describes; where keywords contradict one another the rules are mostly those of astropy.</summary>
    /// <param name="header">Header of the image.</param>
    /// <param name="file">The file of the header, for lookup tables; null where it is not at hand.</param>
    /// <param name="alternate">' ' or 'A' to 'Z'. SIP and tables have no alternates: the same apply to each, SIP about the CRPIX of this one.</param>
    /// <param name="lonAxis">World axis of longitude, 1-based.</param>
    /// <param name="latAxis">World axis of latitude, 1-based.</param>
    /// <param name="projection">The projection of CTYPE, without "-SIP": "TAN", "TPV", "TNX", "ZPX", "DSS", …</param>
    /// <exception cref="WcsException">The distortion cannot be applied: a table is missing, a number impossible, a function not understood.</exception>
    /// <exception cref="FitsException">A card is malformed.</exception>
    public static DistortionModel FromHeader(Header header, FitsFile? file, char alternate, int lonAxis, int latAxis, string projection)
    {
        var notes = new List<DistortionNote>();
        RefuseFunctions(header, alternate);
        var (sip, inverse) = ReadSip(header, alternate, lonAxis, latAxis, notes);
        var parameters = ReadParameters(header, alternate, lonAxis, latAxis, projection, sip is not null, notes);
        if (projection == "TPV" && sip is not null)
        {
            notes.Add(DistortionNote.Warning("The header has SIP coefficients, but CTYPE says TPV: SIP is not applied, for TPV describes the same distortion."));
            (sip, inverse) = (null, null);
        }
        var model = new DistortionModel
        {
            Sip = sip,
            SipInverse = inverse,
            Npol = LookupHeader.ReadNpol(header, file, notes),
            DetectorToImage = LookupHeader.ReadDetectorToImage(header, file, notes),
            Tpv = parameters.Tpv,
            Iraf = projection is "TNX" or "ZPX" ? IrafCorrection.Read(header, projection, lonAxis, latAxis, notes) : null,
            Plate = projection == "DSS" ? DssPlate.Read(header) : null,
            ClaimsParameters = parameters.Claimed,
            Notes = notes,
        };
        NoteUnusedFiles(header, model, notes);
        if (model.Sip is not null) notes.Insert(0, DistortionNote.Info($"SIP, order {model.Sip.Order} (A_ORDER, B_ORDER)."));
        if (model.ActsOnPixels && lonAxis + latAxis != 3)
        {
            throw new WcsException($"{model.Describe()} acts on the axes 1 and 2, but the sky is on the axes {lonAxis} and {latAxis}.");
        }
        return model;
    }

    private static (SipPolynomial? Sip, SipPolynomial? Inverse) ReadSip(
        Header header, char alternate, int lonAxis, int latAxis, List<DistortionNote> notes)
    {
        string suffix = alternate == ' ' ? "" : alternate.ToString();
        string lon = $"CTYPE{lonAxis}{suffix}", lat = $"CTYPE{latAxis}{suffix}", x = $"CRPIX1{suffix}", y = $"CRPIX2{suffix}";
        var origin = new PixelPoint(header.Double(x, 0) - 1, header.Double(y, 0) - 1);
        var sip = SipHeader.Read(header, "A", "B", origin, notes);
        var inverse = SipHeader.Read(header, "AP", "BP", origin, notes);
        bool lonSaysSip = SaysSip(header, lon), latSaysSip = SaysSip(header, lat);
        if (sip is null)
        {
            if (lonSaysSip || latSaysSip) notes.Add(DistortionNote.Warning($"{lon} or {lat} ends in -SIP, but there are no SIP coefficients: no SIP is applied."));
            if (inverse is not null) notes.Add(DistortionNote.Warning("AP and BP, the inverse of SIP, without A and B: not applied."));
            return (null, null);
        }
        if (!header.Contains(x) || !header.Contains(y)) throw new WcsException($"SIP counts from {x} and {y}; one of them is missing.");
        if (!lonSaysSip || !latSaysSip)
        {
            notes.Add(DistortionNote.Warning($"SIP coefficients, but {lon} and {lat} do not both end in -SIP: SIP is applied. " +
                "Where the distortion has been removed from the image (a drizzled one), remove them."));
        }
        return (sip, inverse);
    }

    private static bool SaysSip(Header header, string ctype) =>
        header.TextOrNull(ctype)?.EndsWith("-SIP", StringComparison.OrdinalIgnoreCase) == true;

    // PVi_m of TPV; of TAN as SCAMP writes it; or left over beside SIP.
    private static (TpvPolynomial? Tpv, bool Claimed) ReadParameters(
        Header header, char alternate, int lonAxis, int latAxis, string projection, bool hasSip, List<DistortionNote> notes)
    {
        if (projection == "TPV") return (TpvPolynomial.Read(header, alternate, lonAxis, latAxis, notes), true);
        if (projection != "TAN") return (null, false);

        var lon = PvCards.Of(header, alternate, lonAxis);
        var lat = PvCards.Of(header, alternate, latAxis);
        bool isPolynomial = lon.Keys.Any(m => m >= 5) || lat.Keys.Any(m => m >= 5) || (NearOne(lon) && NearOne(lat));
        if (hasSip && (isPolynomial || lat.Count > 0))
        {
            notes.Add(DistortionNote.Warning($"PV{lonAxis}_m and PV{latAxis}_m beside SIP are ignored, as astropy does: SIP describes the same distortion."));
            return (null, true);
        }
        if (isPolynomial)
        {
            notes.Add(DistortionNote.Info($"TAN with coefficients PV{lonAxis}_m and PV{latAxis}_m, as SCAMP writes it: read as TPV."));
            return (TpvPolynomial.Read(header, alternate, lonAxis, latAxis, notes), true);
        }
        if (lat.Count > 0) notes.Add(DistortionNote.Warning($"PV{latAxis}_m are no parameters of TAN and no whole TPV polynomial: ignored."));
        return (null, false);

        // PVi_1 is the linear coefficient of a polynomial; as a parameter of TAN, an angle, nobody writes 1° on both axes.
        static bool NearOne(SortedDictionary<int, double> parameters) => parameters.TryGetValue(1, out double first) && Math.Abs(first - 1) < 0.5;
    }

    // Functions of the draft of 2004 that are no lookup tables, or belong to an alternate.
    private static void RefuseFunctions(Header header, char alternate)
    {
        string[] keywords = alternate == ' ' ? ["CQDIS"] : ["CQDIS", "CPDIS"];
        foreach (string keyword in keywords)
        {
            for (int axis = 1; axis <= 9; axis++)
            {
                string name = $"{keyword}{axis}{alternate}".TrimEnd();
                if (header.Contains(name)) throw new WcsException($"{name} asks for a distortion function that is not understood.");
            }
        }
        for (int axis = 3; axis <= 9; axis++)
        {
            string name = header.Contains($"CPDIS{axis}") ? $"CPDIS{axis}" : $"D2IMDIS{axis}";
            if (header.Contains(name)) throw new WcsException($"{name}: only the axes 1 and 2 of an image can be corrected.");
        }
    }

    // A name of a reference file alone asks for nothing.
    private static void NoteUnusedFiles(Header header, DistortionModel model, List<DistortionNote> notes)
    {
        Note(["D2IMFILE", "D2IMEXT"], model.DetectorToImage is not null, "D2IMDISj");
        Note(["NPOLFILE", "NPOLEXT"], model.Npol is not null, "CPDISj");

        void Note(string[] keywords, bool isApplied, string missing)
        {
            if (isApplied) return;
            foreach (string keyword in keywords)
            {
                if (header.Find(keyword)?.Value is not string name || name is "" or "N/A") continue;
                notes.Add(DistortionNote.Info($"{keyword} names '{name}', but there are no cards {missing}: none is applied (drizzled images keep the name)."));
                return;
            }
        }
    }
}
