using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

public sealed partial class Wcs
{
    /// <summary>
    /// Writes this system over the one that the header has under this letter: axes, CD matrix, projection, frame, and for the primary WCS
    /// the distortion. Cards of the old system that this one does not need are removed; the others keep their place.
    /// </summary>
    /// <param name="header">The header to be changed.</param>
    /// <param name="alternate">
    /// ' ' for the primary WCS, 'A' to 'Z' for an alternate one, which shares SIP and lookup tables with the primary.
    /// </param>
    /// <returns>
    /// The lookup tables (NPOL, D2IM) that the header now refers to, to be written as extensions of the same file; often none.
    /// </returns>
    /// <exception cref="WcsException">
    /// The distortion is of a form that is read but not written (TNX, ZPX, DSS), or one that the header does not share; or a text is not
    /// ASCII. The header is then as it was.
    /// </exception>
    public IReadOnlyList<ImageHdu> WriteTo(Header header, char alternate = ' ')
    {
        ArgumentNullException.ThrowIfNull(header);
        string letter = alternate == ' ' ? "" : alternate.ToString();
        var cards = Cards();
        RequireWritable(header, alternate, cards);
        foreach (string keyword in header.Select(card => card.Keyword).Distinct().ToArray())
        {
            bool isKept = cards.Any(card => card.Keyword + letter == keyword);
            if (!isKept && WcsCards.BelongsTo(keyword, alternate)) header.Remove(keyword);
        }
        foreach (var (keyword, value, comment) in cards) header.SetValue(keyword + letter, value, comment);
        // FITS 4.0 §8.2: WCSAXES precedes the other keywords of its WCS.
        string axes = "WCSAXES" + letter;
        string first = header.First(card => WcsCards.BelongsTo(card.Keyword, alternate)).Keyword;
        if (first != axes) header.MoveBefore(axes, first);
        var (lon, lat) = _parts.Celestial is { } celestial ? (celestial.Lon + 1, celestial.Lat + 1) : (1, 2);
        if (alternate == ' ') return _distortion.IsNone ? [] : _distortion.WriteTo(header, lon, lat);
        if (_distortion.Tpv is { } tpv) TpvHeader.Write(header, tpv, lon, lat, letter);
        return [];
    }

    /// <summary>Removes every card of one WCS of a header, with its distortion if it is the primary one.</summary>
    public static void RemoveFrom(Header header, char alternate = ' ')
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (string keyword in header.Select(card => card.Keyword).Distinct().ToArray())
        {
            if (WcsCards.BelongsTo(keyword, alternate)) header.Remove(keyword);
        }
    }

    /// <summary>
    /// Copies the cards of one WCS to another letter, as they stand: <c>Copy(header, ' ', 'O')</c> archives the primary WCS,
    /// <c>Copy(header, 'O', ' ')</c> restores it (stwcs' archiveWCS and restoreWCS). The distortion belongs to all and stays.
    /// </summary>
    /// <param name="header">The header to be changed.</param>
    /// <param name="from">' ' or a letter that the header has.</param>
    /// <param name="to">' ' or a letter; what it held is replaced.</param>
    /// <param name="name">WCSNAME of the copy; null keeps that of the original.</param>
    /// <exception cref="WcsException">The header has no such WCS, or one with a text that is not ASCII.</exception>
    public static void Copy(Header header, char from, char to, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (!Alternates(header).Contains(from))
        {
            throw new WcsException($"{header.Origin}: there is no WCS {(from == ' ' ? "without a letter" : from)}.");
        }
        if (from == to) return;
        var source = header.Where(card => !card.IsCommentary && WcsCards.IsLinear(card.Keyword, from)).ToArray();
        foreach (var card in source) RequireAscii(header, card.Keyword, card.Value);
        foreach (string keyword in header.Select(card => card.Keyword).Distinct().ToArray())
        {
            if (WcsCards.IsLinear(keyword, to)) header.Remove(keyword);
        }
        foreach (var card in source)
        {
            string own = from == ' ' ? card.Keyword : card.Keyword[..^1];
            if (card.Value is { } value) header.SetValue(to == ' ' ? own : own + to, value, IsAscii(card.Comment) ? card.Comment : "");
        }
        if (name is not null) header.Set(to == ' ' ? "WCSNAME" : "WCSNAME" + to, name);
    }

    // Before anything is changed.
    private void RequireWritable(Header header, char alternate, List<(string Keyword, object Value, string Comment)> cards)
    {
        foreach (var (keyword, value, _) in cards) RequireAscii(header, keyword, value);
        _distortion.RequireWritable();
        if (alternate == ' ') return;
        var there = DistortionModel.KindsIn(header);
        // Beside TPV, SIP is not applied.
        bool hasSip = _distortion.Sip is not null || (_distortion.Tpv is not null && there.Sip);
        var needed = (hasSip, _distortion.Npol is not null, _distortion.DetectorToImage is not null);
        if (there != needed)
        {
            throw new WcsException($"{header.Origin}: an alternate WCS shares SIP, NPOL and D2IM with the primary one, "
                + $"which has not those of this WCS ({_distortion.Describe()}).");
        }
    }

    private static void RequireAscii(Header header, string keyword, object? value)
    {
        if (value is not string text || IsAscii(text)) return;
        throw new WcsException($"{header.Origin}: {keyword} = '{text}' cannot be written: it is not ASCII.");
    }

    private static bool IsAscii(string text) => text.All(c => c is >= ' ' and <= '~');

    private List<(string Keyword, object Value, string Comment)> Cards()
    {
        var cards = new List<(string, object, string)> { ("WCSAXES", (long)Axes.Count, "number of world coordinate axes") };
        if (Name.Length > 0) cards.Add(("WCSNAME", Name, "name of the coordinate system"));
        for (int i = 0; i < Axes.Count; i++)
        {
            var axis = Axes[i];
            cards.Add((Invariant($"CTYPE{i + 1}"), TypeOf(i), axis.IsCelestial ? "axis and projection" : "axis"));
            if (axis.Unit.Length > 0) cards.Add((Invariant($"CUNIT{i + 1}"), axis.Unit, "unit of CRVAL and CD"));
            if (axis.Name.Length > 0) cards.Add((Invariant($"CNAME{i + 1}"), axis.Name, ""));
            cards.Add((Invariant($"CRPIX{i + 1}"), axis.ReferencePixel + 1, "pixel of the reference point, 1-based"));
            double value = _parts.Celestial?.Lon == i ? ReferenceSky.Ra : axis.ReferenceValue;
            string unit = axis.Unit.Length > 0 ? $"[{axis.Unit}] " : "";
            cards.Add((Invariant($"CRVAL{i + 1}"), value, $"{unit}value at the reference point"));
        }
        for (int i = 0; i < Axes.Count; i++)
        {
            for (int j = 0; j < Axes.Count; j++)
            {
                bool isNeeded = _parts.Matrix[i, j] != 0 || i == j || (Axes[i].IsCelestial && Axes[j].IsCelestial);
                if (isNeeded) cards.Add((Invariant($"CD{i + 1}_{j + 1}"), _parts.Matrix[i, j], $"[{Axes[i].Unit}/px]"));
            }
        }
        if (_parts.Celestial is { } celestial) AddCelestial(cards, celestial);
        return cards;
    }

    private void AddCelestial(List<(string, object, string)> cards, CelestialParts celestial)
    {
        bool isDefault = _sky!.LonPole == 180 && celestial.Code == "TAN" && ReferenceSky.Dec < 90;
        if (!isDefault) cards.Add(("LONPOLE", _sky.LonPole, "[deg] native longitude of the celestial pole"));
        if (celestial.LatPole is { } latPole) cards.Add(("LATPOLE", latPole, "[deg] native latitude of the celestial pole"));
        foreach (var (axis, parameters) in new[] { (celestial.Lon, celestial.LonParameters), (celestial.Lat, celestial.LatParameters) })
        {
            foreach (var (m, value) in parameters.OrderBy(pair => pair.Key))
            {
                cards.Add((Invariant($"PV{axis + 1}_{m}"), value, "parameter of the projection"));
            }
        }
        if (Frame.System is SkySystem.Galactic) return;
        if (Frame.System is not SkySystem.Ecliptic)
        {
            cards.Add(("RADESYS", Frame.System.ToString().ToUpperInvariant(), "frame of right ascension and declination"));
        }
        if (Frame.System is not SkySystem.Icrs) cards.Add(("EQUINOX", Frame.Equinox, "[yr]"));
    }

    // CTYPE with what the distortion adds to it.
    private string TypeOf(int axis)
    {
        if (_parts.Celestial is not { } celestial || !Axes[axis].IsCelestial) return Axes[axis].Type;
        string code = _distortion.Tpv is not null ? "TPV" : celestial.Code;
        return $"{Axes[axis].Type.PadRight(5, '-')[..5]}{code.PadRight(3, '-')}{(_distortion.Sip is not null ? "-SIP" : "")}";
    }
}
