using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HstNotebooks;

/// <summary>What a saved figure shows and how, as JSON beside it: enough to draw it again, and to quote its limits in a caption.</summary>
internal static class FigureDescription
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Page page)
    {
        string version = typeof(FigureDescription).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var json = new JsonObject
        {
            ["title"] = page.Title,
            ["description"] = page.Summary,
            ["software"] = "HstNotebooks " + version,
            ["theme"] = (page.Theme ?? Theme.Paper).Name,
            ["columns"] = page.Columns,
            ["panels"] = new JsonArray([.. page.Panels.Select(Panel)]),
        };
        return json.ToJsonString(Format) + "\n";
    }

    private static JsonNode Panel(Panel panel)
    {
        var json = panel is ImagePanel image ? Image(image) : Plot((PlotPanel)panel);
        if (panel.Insets.Count > 0) json["insets"] = new JsonArray([.. panel.Insets.Select(i => Panel(i.Panel))]);
        return json;
    }

    private static JsonObject Image(ImagePanel image)
    {
        var json = new JsonObject
        {
            ["kind"] = "image",
            ["title"] = image.Title,
            ["source"] = image.Style.Source,
            ["width_px"] = image.Width,
            ["height_px"] = image.Height,
            ["shows"] = image.Picture.Summary,
        };
        if (image.Picture.Scale is { } scale)
        {
            json["unit"] = scale.Label;
            json["low"] = Number(scale.Lo);
            json["high"] = Number(scale.Hi);
            json["interval"] = (image.Style as ImageStyle)?.Interval?.ToString();
            json["stretch"] = scale.Stretch.ToString();
            json["color_map"] = scale.Colors.Name;
        }
        if (image.Wcs is { } wcs)
        {
            var centre = wcs.PixelToSky(new((image.Width - 1) / 2.0, (image.Height - 1) / 2.0));
            json["frame"] = wcs.Frame.ToString();
            json["centre_deg"] = new JsonArray(Number(centre.Lon), Number(centre.Lat));
            json["pixel_scale_arcsec"] = Number(wcs.PixelScaleArcsec);
        }
        json["contours"] = new JsonArray([.. image.Style.Contours.Select(c => (JsonNode?)(c.Label ?? "contour"))]);
        json["overlays"] = new JsonArray([.. image.Style.Overlays.Select(o => (JsonNode?)(o.Label ?? "overlay"))]);
        return json;
    }

    private static JsonObject Plot(PlotPanel plot) => new()
    {
        ["kind"] = "plot",
        ["title"] = plot.Title,
        ["source"] = plot.Style.Source,
        ["description"] = plot.About,
        ["note"] = plot.Note,
        ["x"] = Axis(plot.X),
        ["y"] = Axis(plot.Y),
        ["right"] = plot.Right is { } right ? Axis(right) : null,
        ["marks"] = new JsonArray([.. plot.Marks.Select(m => (JsonNode?)$"{m.GetType().Name[..^"Mark".Length].ToLowerInvariant()}{(m.Label is { } l ? ": " + l : "")}")]),
    };

    private static JsonObject Axis(Axis axis) => new()
    {
        ["label"] = axis.Label,
        ["scale"] = axis.Scale.ToString(),
        ["from"] = Number(axis.Lo),
        ["to"] = Number(axis.Hi),
    };

    // JSON has no NaN.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
