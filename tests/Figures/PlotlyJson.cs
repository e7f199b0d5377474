using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace HstNotebooks.Tests.Figures;

/// <summary>Reads what figures give to plotly.js.</summary>
internal static class PlotlyJson
{
    public static JsonObject Of(Figure figure) => JsonNode.Parse(figure.ToPlotlyJson())!.AsObject();

    /// <summary>The traces that hold data: not those that only make an axis or a colour bar appear.</summary>
    public static JsonObject[] Traces(this JsonObject figure) =>
        [.. figure["data"]!.AsArray().Select(t => t!.AsObject()).Where(t => t["x"] is not JsonArray { Count: 1 } x || x[0] is not null)];

    public static JsonObject Layout(this JsonObject figure, string name) => figure["layout"]![name]!.AsObject();

    /// <summary>A list of numbers, written out or as a typed array; null is NaN.</summary>
    public static double[] Numbers(this JsonNode? list)
    {
        if (list is JsonArray array) return [.. array.Select(v => v?.GetValue<double>() ?? double.NaN)];
        var bytes = Convert.FromBase64String(list!["bdata"]!.GetValue<string>());
        bool isFloat = list["dtype"]!.GetValue<string>() == "f4";
        return isFloat
            ? [.. bytes.Chunk(4).Select(b => (double)BinaryPrimitives.ReadSingleLittleEndian(b))]
            : [.. bytes.Chunk(8).Select(b => BinaryPrimitives.ReadDoubleLittleEndian(b))];
    }

    public static double[] Range(this JsonObject figure, string axis) => figure.Layout(axis)["range"].Numbers();

    public static string Text(this JsonNode? node) => node!.GetValue<string>();
}
