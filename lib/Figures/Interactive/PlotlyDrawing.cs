using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>What is drawn over a frame, as lines and texts that move with its axes.</summary>
internal static class PlotlyDrawing
{
    // A line of text is this much of its size above its baseline, on average.
    private const double MiddleOfLetters = 0.35;

    /// <summary>Adds lines, areas and texts; pictures are left out.</summary>
    public static void Add(IEnumerable<Primitive> primitives, PlotlyFrame frame, PlotlyFigure figure)
    {
        foreach (var primitive in primitives)
        {
            if (primitive is PathShape path) figure.AddTrace(Lines(path, frame));
            if (primitive is not TextRun text) continue;
            var place = Middle(text);
            double across = (place.X - frame.Box.X) / frame.Box.Width, up = (frame.Box.Bottom - place.Y) / frame.Box.Height;
            double x = frame.X.Scale.Forward(frame.X.Value(across)), y = frame.Y.Scale.Forward(frame.Y.Value(up));
            // Far outside a frame of many decades there is no such place.
            if (double.IsFinite(x + y)) figure.AddAnnotation(Annotation(text, frame.XId, frame.YId, x, y));
        }
    }

    /// <summary>All subpaths of a shape as one line with gaps.</summary>
    public static JsonObject Lines(PathShape shape, PlotlyFrame frame)
    {
        List<double> x = [], y = [];
        foreach (var subpath in shape.Subpaths)
        {
            if (x.Count > 0) Append((double.NaN, double.NaN));
            foreach (var point in subpath.Points) Append(frame.FromPage(point));
            if (subpath.Closed && subpath.Points.Count > 0) Append(frame.FromPage(subpath.Points[0]));
        }
        var trace = frame.Trace("scatter");
        trace["mode"] = "lines";
        trace["x"] = Numbers(x);
        trace["y"] = Numbers(y);
        trace["hoverinfo"] = "skip";
        trace["line"] = shape.Stroke is { } stroke ? Line(stroke) : new JsonObject { ["width"] = 0 };
        if (shape.Fill is { } fill) (trace["fill"], trace["fillcolor"]) = ("toself", Color(fill, shape.FillOpacity));
        return trace;

        void Append((double X, double Y) at)
        {
            x.Add(at.X);
            y.Add(at.Y);
        }
    }

    /// <summary>The middle of the letters at the anchor of a text, on the page.</summary>
    public static (double X, double Y) Middle(TextRun text)
    {
        var (sin, cos) = Math.SinCos(text.Rotation * Math.PI / 180);
        return (text.X - MiddleOfLetters * text.Size * sin, text.Y - MiddleOfLetters * text.Size * cos);
    }

    /// <summary>A text whose middle is at a height and whose beginning, middle or end is at an x.</summary>
    public static JsonObject Annotation(TextRun text, string xRef, string yRef, double x, double y) => new()
    {
        ["text"] = text.Bold ? $"<b>{Text(text.Text)}</b>" : Text(text.Text),
        ["xref"] = xRef,
        ["yref"] = yRef,
        ["x"] = x,
        ["y"] = y,
        ["xanchor"] = text.Rotation != 0 || text.Anchor == Anchor.Middle ? "center" : text.Anchor == Anchor.End ? "right" : "left",
        ["yanchor"] = "middle",
        ["textangle"] = -text.Rotation,
        ["showarrow"] = false,
        ["borderpad"] = 0,
        ["font"] = new JsonObject { ["size"] = text.Size * Px, ["color"] = Color(text.Color) },
    };
}
