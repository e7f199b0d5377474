using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>Colour scales and colour bars for plotly.js.</summary>
internal static class PlotlyColors
{
    private const int Steps = 64;

    /// <summary>From the fraction of the interval to the colour: the stretch and the map in one, in even steps of colour.</summary>
    public static JsonArray Scale(Stretch stretch, ColorMap colors) =>
        [.. Enumerable.Range(0, Steps + 1).Select(i => i / (double)Steps)
            .Select(y => new JsonArray(Math.Round(stretch.Inverse(y), 9), colors.At(y).ToString()))];

    /// <summary>
    /// The bar beside a frame. It is even in colour, so its numbers are positions from 0 to 1 with our texts: plotly.js would make it
    /// even in value.
    /// </summary>
    public static JsonObject Bar(ColorScale scale, PlotlyFrame frame, double offset, PlotlyFigure figure)
    {
        var look = frame.Look;
        var bar = ColorBar.Bar(frame.Box, offset);
        var ticks = ColorBar.Ticks(scale, frame.Box, look);
        string title = Text($"{scale.Label}{(ticks.Factor.Length > 0 ? $" ({ticks.Factor})" : "")}");
        var trace = PlotlyAxes.Empty(frame.XId, frame.YId);
        trace["mode"] = "markers";
        trace["marker"] = new JsonObject
        {
            ["color"] = new JsonArray(0),
            ["cmin"] = 0,
            ["cmax"] = 1,
            ["colorscale"] = Scale(Stretch.Linear, scale.Colors),
            ["showscale"] = true,
            ["colorbar"] = new JsonObject
            {
                ["x"] = figure.Across(bar.X),
                ["xanchor"] = "left",
                ["xpad"] = 0,
                ["y"] = figure.Up(bar.Bottom),
                ["yanchor"] = "bottom",
                ["ypad"] = 0,
                ["len"] = figure.Up(bar.Y) - figure.Up(bar.Bottom),
                ["lenmode"] = "fraction",
                ["thickness"] = bar.Width * Px,
                ["outlinecolor"] = Color(look.Theme.Ink),
                ["outlinewidth"] = look.Line(0.6) * Px,
                ["ticks"] = "outside",
                ["ticklen"] = look.TickLength * Px,
                ["tickwidth"] = look.Line(0.7) * Px,
                ["tickcolor"] = Color(look.Theme.Ink),
                ["tickfont"] = new JsonObject { ["size"] = look.Tick * Px },
                ["tickmode"] = "array",
                ["tickvals"] = Numbers([.. ticks.Ticks.Select(t => t.Position)]),
                ["ticktext"] = new JsonArray([.. ticks.Ticks.Select(t => JsonValue.Create(t.Label ?? ""))]),
                ["title"] = new JsonObject
                {
                    ["text"] = title,
                    ["side"] = "right",
                    ["font"] = new JsonObject { ["size"] = look.Label * Px },
                },
            },
        };
        return trace;
    }
}
