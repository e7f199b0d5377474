using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The distortion of TNX and ZPX: surfaces whose values are added to ξ and η before TAN or ZPN. ("The TNX World Coordinate System",
/// "The ZPX World Coordinate System", Registry of FITS conventions.)
/// </summary>
/// <param name="Name">TNX or ZPX.</param>
/// <param name="Lon">Added to ξ; null for nothing.</param>
/// <param name="Lat">Added to η; null for nothing.</param>
/// <param name="Zenithal">The parameters projp0, projp1, … of ZPN (PVi_m of latitude) that ZPX carries; empty for TNX.</param>
internal sealed record IrafCorrection(string Name, IrafSurface? Lon, IrafSurface? Lat, IReadOnlyDictionary<int, double> Zenithal)
{
    /// <summary>Degrees in place: intermediate world coordinates to the plane of the projection; spans of one length.</summary>
    public void Apply(Span<double> xi, Span<double> eta)
    {
        for (int i = 0; i < xi.Length; i++)
        {
            double dXi = Lon?.At(xi[i], eta[i]) ?? 0, dEta = Lat?.At(xi[i], eta[i]) ?? 0;
            xi[i] += dXi;
            eta[i] += dEta;
        }
    }

    /// <summary>Reads the cards WATi_nnn of both axes.</summary>
    /// <exception cref="WcsException">They do not describe surfaces.</exception>
    /// <exception cref="FitsException">A card is malformed.</exception>
    public static IrafCorrection Read(Header header, string projection, int lonAxis, int latAxis, List<DistortionNote> notes)
    {
        var (lon, lat) = (IrafAttributes.Of(header, lonAxis), IrafAttributes.Of(header, latAxis));
        foreach (var (axis, attributes) in new[] { (lonAxis, lon), (latAxis, lat) })
        {
            string type = attributes.GetValueOrDefault("wtype", "");
            if (type.Equals(projection, StringComparison.OrdinalIgnoreCase)) continue;
            notes.Add(DistortionNote.Warning($"CTYPE{axis} says {projection}, but WAT{axis}_nnn says wtype '{type}'."));
        }
        var (lonSurface, latSurface) = (Surface(lon, "lngcor", lonAxis), Surface(lat, "latcor", latAxis));
        if (lonSurface is null) notes.Add(DistortionNote.Warning($"{projection} without lngcor in WAT{lonAxis}_nnn: not corrected."));
        if (latSurface is null) notes.Add(DistortionNote.Warning($"{projection} without latcor in WAT{latAxis}_nnn: not corrected."));
        return new(projection, lonSurface, latSurface, Parameters(lat.Count > 0 ? lat : lon));
    }

    private static IrafSurface? Surface(IReadOnlyDictionary<string, string> attributes, string name, int axis) =>
        attributes.TryGetValue(name, out string? text) ? IrafSurface.Parse(text, $"WAT{axis}_nnn: {name}") : null;

    private static SortedDictionary<int, double> Parameters(IReadOnlyDictionary<string, string> attributes)
    {
        var parameters = new SortedDictionary<int, double>();
        foreach (var (name, text) in attributes)
        {
            if (!name.StartsWith("projp", StringComparison.OrdinalIgnoreCase)) continue;
            bool isParameter = int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int m)
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                && parameters.TryAdd(m, value);
            if (!isParameter) throw new WcsException($"WATi_nnn: '{name} = {text}' is no parameter of ZPN.");
        }
        return parameters;
    }
}
