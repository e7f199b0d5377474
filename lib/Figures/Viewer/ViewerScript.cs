using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HstNotebooks;

/// <summary>The viewer's style and script, which are resources of this assembly.</summary>
internal static class ViewerScript
{
    private static readonly string[] Parts =
    [
        "viewer-tiles.js", "viewer-scale.js", "viewer-sky.js", "viewer-marks.js", "viewer-table.js", "viewer.js",
    ];

    private static readonly ColorMap[] ColorMaps =
    [
        ColorMap.Gray, ColorMap.GrayInverted, ColorMap.Viridis, ColorMap.Magma, ColorMap.Cividis, ColorMap.Cubehelix, ColorMap.Diverging,
        ColorMap.TwoTone, ColorMap.Labels,
    ];

    public static string Style { get; } = Resource("viewer.css");

    /// <summary>The controls, for a template element.</summary>
    public static string Markup { get; } = Resource("viewer.html");

    /// <summary>
    /// An expression that is the object with <c>show</c>: defined once in a page, however many viewers there are, and again only by
    /// another version of the script.
    /// </summary>
    public static string Expression { get; } = Build();

    /// <summary>Twelve hexadecimal digits that tell one text from another.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static string Build()
    {
        var colors = ColorMaps.ToDictionary(map => map.Name, map => string.Concat(map.Colors.Select(color => color.ToString()[1..])));
        string maps = JsonSerializer.Serialize(colors);
        string body = $"\"use strict\";\nconst colorMaps = {maps};\n" + string.Concat(Parts.Select(Resource));
        return $"((window.__hstViewer ??= {{}})[\"{Digest(body)}\"] ??= (() => {{\n{body}return {{ show }};\n}})())";
    }

    private static string Resource(string name)
    {
        using var stream = typeof(ViewerScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
