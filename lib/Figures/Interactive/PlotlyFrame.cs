using System.Text.Json.Nodes;

namespace HstNotebooks;

/// <summary>A frame on the page with the axes that plotly.js knows it by.</summary>
/// <param name="Box">On the page, points.</param>
/// <param name="X">The x axis; of an image, pixels.</param>
/// <param name="Y">The y axis.</param>
/// <param name="XId">Such as <c>x2</c>.</param>
/// <param name="YId">Such as <c>y2</c>.</param>
/// <param name="Look">Sizes and colours.</param>
internal sealed record PlotlyFrame(Box Box, Axis X, Axis Y, string XId, string YId, Look Look)
{
    /// <summary>
    /// What plotly.js takes for the value: it has linear and logarithmic axes, so the symmetric logarithm is applied here. NaN for what
    /// the axis cannot show.
    /// </summary>
    public static double Coordinate(Axis axis, double value) =>
        !axis.Scale.Shows(value) ? double.NaN : axis.Scale.IsLog ? value : axis.Scale.Forward(value);

    /// <summary>Values of a list as <see cref="Coordinate"/>.</summary>
    public static JsonNode Coordinates(Axis axis, IReadOnlyList<double> values) =>
        PlotlyValues.Numbers([.. values.Select(v => Coordinate(axis, v))]);

    /// <summary>A trace between the axes.</summary>
    public JsonObject Trace(string type) => new()
    {
        ["type"] = type,
        ["xaxis"] = XId,
        ["yaxis"] = YId,
        ["showlegend"] = false,
    };

    /// <summary>Coordinates of places on the page.</summary>
    public (double X, double Y) FromPage((double X, double Y) place)
    {
        double across = (place.X - Box.X) / Box.Width, up = (Box.Bottom - place.Y) / Box.Height;
        return (Coordinate(X, X.Value(across)), Coordinate(Y, Y.Value(up)));
    }
}
