using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>
/// Cards to the parts of a WCS: axes, matrix, celestial pair (FITS papers I, II and III; older forms with CROTA, RADECSYS, EPOCH).
/// </summary>
internal sealed class WcsParser
{
    private const int MaxAxes = 99;
    private const double Radian = Math.PI / 180;

    private readonly Header _header;
    private readonly char _alternate;
    private readonly List<string> _warnings = [];

    private WcsParser(Header header, char alternate) => (_header, _alternate) = (header, alternate);

    /// <exception cref="WcsException">The cards contradict one another or cannot be understood.</exception>
    /// <exception cref="FitsException">A card has a value of a wrong type.</exception>
    public static WcsParts Parse(Header header, char alternate) => new WcsParser(header, alternate).Parse();

    /// <summary>The equatorial frame of a header (RADESYS, EQUINOX, or the older RADECSYS, EPOCH).</summary>
    public static SkyFrame ReadFrame(Header header) => new WcsParser(header, ' ').ReadFrame('R');

    private WcsParts Parse()
    {
        int count = CountAxes();
        string[] types = [.. Enumerable.Range(1, count).Select(i => Text($"CTYPE{i}").Trim())];
        var pair = CelestialAxes.Find(types);
        var units = Enumerable.Range(1, count).Select(i => Text($"CUNIT{i}").Trim()).ToArray();
        double[] toDegrees = [.. Enumerable.Range(0, count).Select(i => pair?.Contains(i) is true ? DegreesPer(units[i], i + 1) : 1)];
        var matrix = ReadMatrix(count, pair);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++) matrix[i, j] *= toDegrees[i];
        }
        WcsAxis[] axes = [.. Enumerable.Range(0, count).Select(i => new WcsAxis(
            types[i], Text($"CNAME{i + 1}"), pair?.Contains(i) is true ? "deg" : units[i], Number($"CRPIX{i + 1}", 0) - 1,
            Number($"CRVAL{i + 1}", 0) * toDegrees[i], matrix[i, i]) { IsCelestial = pair?.Contains(i) is true })];
        var celestial = pair is null ? null : ReadCelestial(pair, axes);
        return new WcsParts
        {
            Alternate = _alternate,
            Name = Text("WCSNAME").Trim(),
            Axes = axes,
            Matrix = matrix,
            Celestial = celestial,
            Warnings = _warnings,
        };
    }

    // The larger of NAXIS and the highest index found, unless WCSAXES says it (paper I, section 2.2).
    private int CountAxes()
    {
        long count = Integer("WCSAXES") ?? 0;
        if (count is < 0 or > MaxAxes) throw new WcsException(Invariant($"{Key("WCSAXES")} is {count}; 1 to {MaxAxes} was expected."));
        int found = 0;
        foreach (var card in _header)
        {
            foreach (string prefix in (ReadOnlySpan<string>)["CTYPE", "CRPIX", "CRVAL", "CDELT"])
            {
                if (card.Keyword.Length > prefix.Length && card.Keyword.StartsWith(prefix, StringComparison.Ordinal)
                    && int.TryParse(Own(card.Keyword)?[prefix.Length..], out int index)) found = Math.Max(found, index);
            }
        }
        if (found == 0)
        {
            string letter = _alternate == ' ' ? "" : " " + _alternate;
            throw new WcsException($"there is no WCS{letter}: no {Key("CTYPEi")}, no {Key("CRVALi")}.");
        }
        long axes = Math.Max(count, found);
        if (count == 0) axes = Math.Max(axes, Math.Min(_header.IntegerOrNull("NAXIS") ?? 0, MaxAxes));
        return axes <= MaxAxes
            ? (int)axes
            : throw new WcsException(Invariant($"there is an axis {axes}; at most {MaxAxes} are understood."));
    }

    // CDi_j; or CDELTi × PCi_j; or CDELTi and CROTAi (paper I, section 2.1; paper II, section 6.1).
    private double[,] ReadMatrix(int count, CelestialAxes? pair)
    {
        var cd = Elements("CD", count);
        var pc = Elements("PC", count);
        if (cd.Count > 0 && pc.Count > 0)
        {
            throw new WcsException("the header has both CDi_j and PCi_j; the standard allows only one of them.");
        }
        var matrix = new double[count, count];
        if (cd.Count > 0)
        {
            foreach (var ((i, j), value) in cd) matrix[i, j] = value;
            // An axis that no CD mentions keeps its CDELT, as in cubes whose planes alone have a CD matrix.
            for (int i = 0; i < count; i++)
            {
                if (!cd.Keys.Any(key => key.I == i || key.J == i)) matrix[i, i] = Number($"CDELT{i + 1}", 1);
            }
            return matrix;
        }
        for (int i = 0; i < count; i++) matrix[i, i] = 1;
        foreach (var ((i, j), value) in pc) matrix[i, j] = value;
        bool hasScale = pc.Count > 0 || Enumerable.Range(1, count).Any(i => _header.Contains(Key($"CDELT{i}")));
        if (!hasScale && pair is not null) throw new WcsException("there is no pixel scale: neither CDi_j nor PCi_j nor CDELTi.");
        double[] delta = [.. Enumerable.Range(1, count).Select(i => Number($"CDELT{i}", 1))];
        if (pc.Count == 0 && pair is not null) Rotate(matrix, delta, pair);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++) matrix[i, j] *= delta[i];
        }
        return matrix;
    }

    // CROTA turns the pair by one angle; the ratio of the scales makes PC of it (paper II, eq. 189).
    private void Rotate(double[,] matrix, double[] delta, CelestialAxes pair)
    {
        if (_alternate != ' ') return;
        double rotation = _header.DoubleOrNull(Invariant($"CROTA{pair.Lat + 1}")) ?? 0;
        if (_header.DoubleOrNull(Invariant($"CROTA{pair.Lon + 1}")) is { } other && other != 0 && other != rotation)
        {
            if (rotation != 0)
            {
                throw new WcsException(
                    Invariant($"CROTA{pair.Lon + 1} = {other} and CROTA{pair.Lat + 1} = {rotation} contradict one another."));
            }
            _warnings.Add(
                Invariant($"CROTA{pair.Lon + 1} = {other} belongs to the longitude and is ignored; the rotation is CROTA{pair.Lat + 1}."));
        }
        if (rotation == 0) return;
        var (sin, cos) = Math.SinCos(rotation * Radian);
        double ratio = delta[pair.Lat] / delta[pair.Lon];
        (matrix[pair.Lon, pair.Lon], matrix[pair.Lon, pair.Lat]) = (cos, -sin * ratio);
        (matrix[pair.Lat, pair.Lon], matrix[pair.Lat, pair.Lat]) = (sin / ratio, cos);
    }

    private Dictionary<(int I, int J), double> Elements(string prefix, int count)
    {
        var elements = new Dictionary<(int, int), double>();
        foreach (var card in _header)
        {
            if (card.IsCommentary || !WcsCards.TryPair(card.Keyword, prefix, _alternate, out int i, out int j)) continue;
            bool isInside = i >= 1 && j >= 1 && i <= count && j <= count;
            if (isInside) elements.TryAdd((i - 1, j - 1), Finite(card.Keyword, _header.Double(card.Keyword)));
        }
        return elements;
    }

    private CelestialParts ReadCelestial(CelestialAxes pair, WcsAxis[] axes)
    {
        var lon = Parameters(pair.Lon + 1);
        var lat = Parameters(pair.Lat + 1);
        if (axes[pair.Lat].ReferenceValue is var reference && !(Math.Abs(reference) <= 90))
        {
            throw new WcsException(Invariant($"{Key($"CRVAL{pair.Lat + 1}")} = {reference} is no latitude."));
        }
        foreach (int axis in new[] { pair.Lon, pair.Lat })
        {
            string keyword = Key($"CRVAL{axis + 1}");
            if (!_header.Contains(keyword)) throw new WcsException($"{keyword} is missing, without which there is no position on the sky.");
        }
        string code = pair.Code;
        if (code == "GLS")
        {
            // Of AIPS: SFL whose reference latitude shifts the map instead of tilting it, which PVi_0 says (paper II, sections 2.5, 6.1.4).
            (code, lon) = ("SFL", new Dictionary<int, double> { [0] = 1, [1] = 0, [2] = axes[pair.Lat].ReferenceValue });
        }
        return new CelestialParts(
            pair.Lon, pair.Lat, code, ReadFrame(pair.System), lon, lat, NumberOrNull("LONPOLE"), NumberOrNull("LATPOLE"));
    }

    private Dictionary<int, double> Parameters(int axis)
    {
        var parameters = new Dictionary<int, double>();
        foreach (var card in _header)
        {
            if (card.IsCommentary || !WcsCards.TryPair(card.Keyword, "PV", _alternate, out int i, out int m) || i != axis) continue;
            parameters.TryAdd(m, Finite(card.Keyword, _header.Double(card.Keyword)));
        }
        return parameters;
    }

    private SkyFrame ReadFrame(char system)
    {
        double? equinox = NumberOrNull("EQUINOX") ?? _header.DoubleOrNull("EPOCH");
        if (equinox is < 1000 or > 3000) throw new WcsException(Invariant($"{Key("EQUINOX")} = {equinox} is no equinox in years."));
        if (system == 'G') return SkyFrame.Galactic;
        if (system == 'E') return new SkyFrame(SkySystem.Ecliptic, equinox ?? 2000);
        // A blank value says as little as a missing keyword.
        string named = Text("RADESYS").Trim();
        if (named.Length == 0 && _alternate == ' ') named = (_header.TextOrNull("RADECSYS") ?? "").Trim();
        string frame = named.Length > 0 ? named.ToUpperInvariant() : equinox switch { null => "ICRS", < 1984 => "FK4", _ => "FK5" };
        return frame switch
        {
            "ICRS" => SkyFrame.Icrs,
            "FK5" => new SkyFrame(SkySystem.Fk5, equinox ?? 2000),
            "FK4" => new SkyFrame(SkySystem.Fk4, equinox ?? 1950),
            _ => throw new WcsException($"{Key("RADESYS")} = '{frame}' is not understood: ICRS, FK5 and FK4 are."),
        };
    }

    private double DegreesPer(string unit, int axis) => unit.ToUpperInvariant() switch
    {
        "DEG" or "" or "DEGREE" or "DEGREES" => 1,
        "ARCMIN" => 1.0 / 60,
        "ARCSEC" => 1.0 / 3600,
        "MAS" => 1.0 / 3.6e6,
        "RAD" => 180 / Math.PI,
        _ => throw new WcsException(
            $"{Key($"CUNIT{axis}")} = '{unit}' is no unit of angle that is understood: deg, arcmin, arcsec, mas or rad."),
    };

    private string Key(string keyword) => _alternate == ' ' ? keyword : keyword + _alternate;

    private string? Own(string keyword) => _alternate == ' ' ? keyword : keyword[^1] == _alternate ? keyword[..^1] : null;

    private string Text(string keyword) => _header.TextOrNull(Key(keyword)) ?? "";

    private long? Integer(string keyword) => _header.IntegerOrNull(Key(keyword));

    private double? NumberOrNull(string keyword) => _header.DoubleOrNull(Key(keyword)) is { } value ? Finite(Key(keyword), value) : null;

    private double Number(string keyword, double fallback) => NumberOrNull(keyword) ?? fallback;

    private static double Finite(string keyword, double value) =>
        double.IsFinite(value) ? value : throw new WcsException(Invariant($"{keyword} = {value} is no finite number."));
}
