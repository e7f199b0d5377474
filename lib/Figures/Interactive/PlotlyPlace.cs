using System.Text.Json.Nodes;

namespace HstNotebooks;

/// <summary>Where a mark is drawn and how it is named.</summary>
/// <param name="Plot">The frame of the picture.</param>
/// <param name="Frame">The same frame with the mark's own axes.</param>
/// <param name="Legend">Name of the legend.</param>
/// <param name="Rank">Place in the legend.</param>
internal sealed record PlotlyPlace(PlotFrame Plot, PlotlyFrame Frame, string Legend, int Rank)
{
    /// <summary>A trace of the mark, in the legend if the mark has a name.</summary>
    public JsonObject Trace(string type, Mark mark)
    {
        var trace = Frame.Trace(type);
        Name(trace, mark);
        return trace;
    }

    /// <summary>Puts a trace or a shape into the legend if its mark has a name.</summary>
    public void Name(JsonObject drawn, Mark mark)
    {
        if (mark.Label is not { } label) return;
        (drawn["name"], drawn["showlegend"], drawn["legend"], drawn["legendrank"]) = (PlotlyValues.Text(label), true, Legend, Rank);
    }
}
