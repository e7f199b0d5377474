using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

public sealed partial class Wcs
{
    // Keywords whose presence means that the linear TAN system is not the whole truth. D2IMFILE is none of them: it only names a
    // reference file, and drizzled images, whose distortion is gone, keep it.
    private static readonly string[] Distortions =
        ["A_ORDER", "B_ORDER", "AP_ORDER", "BP_ORDER", "CPDIS1", "CPDIS2", "CQDIS1", "CQDIS2", "D2IMDIS1", "D2IMDIS2", "D2IMEXT", "WAT1_001", "WAT2_001", "PPO1", "AMDX1"];

    // Other forms of the same system, and a third axis: they would contradict what WriteTo writes.
    private static readonly string[] Replaced =
        ["CDELT1", "CDELT2", "CROTA1", "CROTA2", "PC1_1", "PC1_2", "PC2_1", "PC2_2", "LONPOLE", "LATPOLE", "ORIENTAT",
         "CTYPE3", "CUNIT3", "CRPIX3", "CRVAL3", "CDELT3", "CD3_3", "CD1_3", "CD2_3", "CD3_1", "CD3_2",
         "PC3_3", "PC1_3", "PC2_3", "PC3_1", "PC3_2", .. Enumerable.Range(0, 10).Select(i => $"PV{1 + i / 5}_{i % 5}")];

    /// <summary>
    /// Reads the celestial system of an image or of the planes of a cube: TAN with CD, or PC and CDELT, or CDELT and CROTA2; ICRS, or FK5
    /// of J2000; axes in either order. Whatever else the header says about positions is refused, never ignored.
    /// </summary>
    /// <param name="header">Header of the HDU with the pixels.</param>
    /// <exception cref="WcsException">There is no celestial system, or one with a projection, frame or distortion that is not understood.</exception>
    public static Wcs FromHeader(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        try
        {
            return Parse(header);
        }
        catch (FitsException e)
        {
            throw new WcsException(e.Message, e);
        }
        catch (WcsException e)
        {
            throw new WcsException($"{header.Origin}: {e.Message}", e);
        }
    }

    private static Wcs Parse(Header header)
    {
        int axes = (int)Math.Max(header.Integer("WCSAXES", 0), Math.Max(2, header.Integer("NAXIS", 2)));
        var (lon, lat) = CelestialAxes(header, axes);
        RefuseDistortions(header, lon, lat);
        int[] pixel = PixelAxes(header, axes, lon, lat);

        var (xx, xy) = (Element(header, axes, lon, pixel[0]), Element(header, axes, lon, pixel[1]));
        var (yx, yy) = (Element(header, axes, lat, pixel[0]), Element(header, axes, lat, pixel[1]));
        double lonUnit = Unit(header, lon), latUnit = Unit(header, lat);
        (xx, xy, yx, yy) = (xx * lonUnit, xy * lonUnit, yx * latUnit, yy * latUnit);

        var reference = new SkyPoint(header.Double($"CRVAL{lon}") * lonUnit, header.Double($"CRVAL{lat}") * latUnit);
        if (!(Math.Abs(reference.Dec) <= 90)) throw new WcsException($"CRVAL{lat} = {reference.Dec} is no declination.");

        // LONPOLE other than 180° turns the plane about the tangent point.
        var (sin, cos) = Math.SinCos((header.Double("LONPOLE", DefaultLonPole(reference.Dec)) - 180) * Radian);
        if (sin != 0 || cos != 1) (xx, xy, yx, yy) = (cos * xx + sin * yx, cos * xy + sin * yy, cos * yx - sin * xx, cos * yy - sin * xy);

        var at = new PixelPoint(header.Double($"CRPIX{pixel[0]}", 0) - 1, header.Double($"CRPIX{pixel[1]}", 0) - 1);
        return new(at, new(Angle.FromDegrees(reference.Ra).Wrapped().Degrees, reference.Dec), xx, xy, yx, yy, ReadFrame(header));
    }

    /// <summary>Writes this system over whatever linear celestial system of two axes the header has: CTYPE, CRPIX, CRVAL, CUNIT, CD, RADESYS and EQUINOX.</summary>
    public void WriteTo(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (string old in Replaced) header.Remove(old);
        header.Set("WCSAXES", 2, "number of world coordinate axes");
        header.Set("CTYPE1", "RA---TAN", "right ascension, gnomonic projection");
        header.Set("CTYPE2", "DEC--TAN", "declination, gnomonic projection");
        header.Set("CUNIT1", "deg");
        header.Set("CUNIT2", "deg");
        header.Set("CRPIX1", ReferencePixel.X + 1, "pixel of the reference point, 1-based");
        header.Set("CRPIX2", ReferencePixel.Y + 1, "pixel of the reference point, 1-based");
        header.Set("CRVAL1", ReferenceSky.Ra, "[deg] right ascension of the reference point");
        header.Set("CRVAL2", ReferenceSky.Dec, "[deg] declination of the reference point");
        if (ReferenceSky.Dec >= 90) header.Set("LONPOLE", 180.0, "[deg] the default is 0 at the pole");
        header.Set("CD1_1", _xx, "[deg/px]");
        header.Set("CD1_2", _xy, "[deg/px]");
        header.Set("CD2_1", _yx, "[deg/px]");
        header.Set("CD2_2", _yy, "[deg/px]");
        header.Set("RADESYS", Frame == SkyFrame.Icrs ? "ICRS" : "FK5", "frame of right ascension and declination");
        if (Frame == SkyFrame.Fk5) header.Set("EQUINOX", 2000.0, "[yr]");
        else header.Remove("EQUINOX");
    }

    // 180°, but 0° for a tangent point at the north celestial pole (Calabretta & Greisen 2002, §2.2: δ₀ ≥ θ₀, which is 90° for TAN).
    private static double DefaultLonPole(double dec) => dec < 90 ? 180 : 0;

    private static (int Lon, int Lat) CelestialAxes(Header header, int axes)
    {
        int lon = 0, lat = 0;
        for (int i = 1; i <= axes; i++)
        {
            string type = header.Text($"CTYPE{i}", "").Trim();
            if (type.Length == 0 || !IsCelestial(type)) continue;
            if (type is not ("RA---TAN" or "DEC--TAN"))
            {
                throw new WcsException($"CTYPE{i} = '{type}' is not understood: only RA---TAN and DEC--TAN are, without distortion.");
            }
            ref int axis = ref type[0] == 'R' ? ref lon : ref lat;
            if (axis != 0) throw new WcsException($"CTYPE{axis} and CTYPE{i} are both '{type}'.");
            axis = i;
        }
        if (lon == 0 && lat == 0) throw new WcsException("there is no celestial WCS: no CTYPEi is RA---TAN or DEC--TAN.");
        if (lon == 0 || lat == 0) throw new WcsException($"CTYPE{lon + lat} has no partner: {(lon == 0 ? "RA---TAN" : "DEC--TAN")} is missing.");
        return (lon, lat);
    }

    private static bool IsCelestial(string type) =>
        type.StartsWith("RA--", StringComparison.Ordinal) || type.StartsWith("DEC-", StringComparison.Ordinal)
        || (type.Length >= 5 && (type[1..4] is "LON" or "LAT" || type[2..4] is "LN" or "LT") && type[4] == '-')
        || type is "RA" or "DEC" or "GLON" or "GLAT" or "ELON" or "ELAT";

    private static void RefuseDistortions(Header header, int lon, int lat)
    {
        if (Distortions.FirstOrDefault(header.Contains) is { } keyword)
        {
            throw new WcsException($"{keyword} announces a distortion that is not understood; positions without it would be wrong.");
        }
        foreach (int axis in new[] { lon, lat })
        {
            for (int m = 0; m <= 40; m++)
            {
                string name = $"PV{axis}_{m}";
                if (header.DoubleOrNull(name) is not { } value) continue;
                // On the longitude axis PVi_0 to PVi_4 only repeat the defaults of the native system when they have these values.
                bool repeatsDefault = axis == lon && m switch
                {
                    0 or 1 => value == 0,
                    2 => value == 90,
                    3 => value == header.Double("LONPOLE", DefaultLonPole(header.Double($"CRVAL{lat}") * Unit(header, lat))),
                    4 => header.DoubleOrNull("LATPOLE") is not { } pole || value == pole,
                    _ => false,
                };
                if (!repeatsDefault) throw new WcsException($"{name} = {value}: TAN has no such parameter; it is probably a TPV distortion, which is not understood.");
            }
        }
    }

    // The two pixel axes of the image; no other axis may move the position on the sky.
    private static int[] PixelAxes(Header header, int axes, int lon, int lat)
    {
        int[] pixel = lon < lat ? [lon, lat] : [lat, lon];
        for (int j = 1; j <= axes; j++)
        {
            if (j == lon || j == lat) continue;
            foreach (int i in pixel)
            {
                if (Element(header, axes, i, j) != 0) throw new WcsException($"pixel axis {j} moves the position on the sky (CD{i}_{j} or PC{i}_{j}), which is not understood.");
            }
        }
        return pixel;
    }

    // CDi_j, or CDELTi × PCi_j, or CDELT and CROTA2 (Calabretta & Greisen 2002, eq. 189).
    private static double Element(Header header, int axes, int i, int j)
    {
        bool hasCd = Any(header, axes, "CD"), hasPc = Any(header, axes, "PC");
        if (hasCd && hasPc) throw new WcsException("the header has both CDi_j and PCi_j; the standard allows only one of them.");
        if (hasCd) return header.Double($"CD{i}_{j}", 0);
        double delta = header.Double($"CDELT{i}", 1);
        if (hasPc) return delta * header.Double($"PC{i}_{j}", i == j ? 1 : 0);
        if (!header.Contains("CDELT1") && !header.Contains($"CDELT{i}")) throw new WcsException("there is no pixel scale: neither CDi_j nor PCi_j nor CDELTi.");

        var (lon, lat) = CelestialAxes(header, axes);
        double rotation = header.DoubleOrNull($"CROTA{lat}") ?? 0;
        if (header.DoubleOrNull($"CROTA{lon}") is { } other && other != 0 && other != rotation)
        {
            throw new WcsException($"CROTA{lon} = {other} and CROTA{lat} = {rotation} contradict one another.");
        }
        if (i == j) return i == lon || i == lat ? delta * Math.Cos(rotation * Radian) : delta;
        if (!((i == lon && j == lat) || (i == lat && j == lon))) return 0;
        return header.Double($"CDELT{j}", 1) * Math.Sin(rotation * Radian) * (i == lon ? -1 : 1);
    }

    private static bool Any(Header header, int axes, string prefix) =>
        Enumerable.Range(1, axes).Any(i => Enumerable.Range(1, axes).Any(j => header.Contains($"{prefix}{i}_{j}")));

    private static double Unit(Header header, int axis) => header.Text($"CUNIT{axis}", "deg").Trim() switch
    {
        "deg" or "" or "degree" or "degrees" => 1,
        "arcmin" => 1.0 / 60,
        "arcsec" => 1.0 / 3600,
        "mas" => 1.0 / 3.6e6,
        "rad" => 180 / Math.PI,
        var unit => throw new WcsException($"CUNIT{axis} = '{unit}' is no unit of angle that is understood: deg, arcmin, arcsec, mas or rad."),
    };

    private static SkyFrame ReadFrame(Header header)
    {
        double? equinox = header.DoubleOrNull("EQUINOX") ?? header.DoubleOrNull("EPOCH");
        string frame = (Named("RADESYS") ?? Named("RADECSYS") ?? (equinox switch { null => "ICRS", < 1984 => "FK4", _ => "FK5" })).ToUpperInvariant();
        return frame switch
        {
            "ICRS" => SkyFrame.Icrs,
            "FK5" when equinox is null or 2000 => SkyFrame.Fk5,
            "FK5" => throw new WcsException($"EQUINOX = {equinox}: FK5 is understood for J2000 only."),
            _ => throw new WcsException($"RADESYS = '{frame}' is not understood: only ICRS and FK5 are."),
        };

        // A blank value says as little as a missing keyword.
        string? Named(string keyword) => header.TextOrNull(keyword)?.Trim() is { Length: > 0 } name ? name : null;
    }
}
