using System.Globalization;
using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>A figure in the schema of plotly.js, collected panel by panel: traces, axes, legends, shapes and annotations.</summary>
internal sealed class PlotlyFigure
{
    private readonly PageLayout _page;
    private readonly JsonArray _traces = [], _shapes = [], _annotations = [], _images = [];
    private readonly JsonObject _layout;
    private readonly Dictionary<(string, int, AxisScale), string> _shared = [];
    private int _xAxes, _yAxes, _legends;

    private PlotlyFigure(PageLayout page)
    {
        var theme = page.Look.Theme;
        _page = page;
        _layout = new()
        {
            ["width"] = page.Width * Px,
            ["height"] = page.Height * Px,
            ["margin"] = new JsonObject { ["l"] = 0, ["r"] = 0, ["t"] = 0, ["b"] = 0, ["autoexpand"] = false },
            ["paper_bgcolor"] = Color(theme.Background),
            ["plot_bgcolor"] = Color(theme.Background),
            ["font"] = new JsonObject
            {
                ["family"] = "Helvetica, Arial, 'Liberation Sans', sans-serif",
                ["color"] = Color(theme.Ink),
                ["size"] = page.Look.Tick * Px,
            },
            ["hovermode"] = "closest",
            ["hoverlabel"] = new JsonObject { ["namelength"] = -1 },
            ["showlegend"] = true,
        };
    }

    /// <summary>The figure as <c>data</c>, <c>layout</c> and <c>config</c>.</summary>
    public static JsonObject Of(Page figure)
    {
        var plotly = new PlotlyFigure(FigureLayout.Place(figure));
        if (plotly._page.Heading is { } heading) plotly.AddText(heading);
        for (int i = 0; i < plotly._page.Panels.Count; i++)
        {
            (string, int)? shareX = figure.SharedX ? ("x", i % figure.Columns) : null;
            (string, int)? shareY = figure.SharedY ? ("y", i / figure.Columns) : null;
            plotly.AddPanel(plotly._page.Panels[i], plotly._page.Look, shareX, shareY);
        }
        plotly._layout["shapes"] = plotly._shapes;
        plotly._layout["annotations"] = plotly._annotations;
        if (plotly._images.Count > 0) plotly._layout["images"] = plotly._images;
        return new()
        {
            ["data"] = plotly._traces,
            ["layout"] = plotly._layout,
            ["config"] = new JsonObject
            {
                ["displaylogo"] = false,
                ["displayModeBar"] = "hover",
                ["modeBarButtonsToRemove"] = new JsonArray("select2d", "lasso2d"),
            },
        };
    }

    public void AddTrace(JsonObject trace) => _traces.Add(trace);

    public void AddShape(JsonObject shape) => _shapes.Add(shape);

    public void AddImage(JsonObject image) => _images.Add(image);

    public void AddAnnotation(JsonObject annotation) => _annotations.Add(annotation);

    /// <summary>A text on the page, which stays where it is when axes move.</summary>
    public void AddText(TextRun text)
    {
        var (x, y) = PlotlyDrawing.Middle(text);
        AddAnnotation(PlotlyDrawing.Annotation(text, "paper", "paper", Across(x), Up(y)));
    }

    /// <summary>Adds an axis and names it.</summary>
    /// <param name="direction">x or y.</param>
    /// <param name="axis">Its description.</param>
    /// <param name="share">Row or column whose axes of one scale move together; null for an axis of its own.</param>
    /// <param name="scale">How values lie along it.</param>
    public string AddAxis(string direction, JsonObject axis, (string, int)? share, AxisScale scale)
    {
        string id = NextAxis(direction);
        if (direction == "x") _xAxes++;
        else _yAxes++;
        if (share is var (kind, line) && !_shared.TryAdd((kind, line, scale), id)) axis["matches"] = _shared[(kind, line, scale)];
        _layout[id.Insert(1, "axis")] = axis;
        return id;
    }

    /// <summary>The name that the next axis will have.</summary>
    public string NextAxis(string direction)
    {
        int number = 1 + (direction == "x" ? _xAxes : _yAxes);
        return number == 1 ? direction : direction + number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Adds a legend with its outer corner where that of ours is, and names it.</summary>
    public string AddLegend(Box legend, Box frame, Look look)
    {
        bool right = legend.CentreX > frame.CentreX + 1, low = legend.CentreY > frame.CentreY;
        string name = ++_legends == 1 ? "legend" : "legend" + _legends.ToString(CultureInfo.InvariantCulture);
        _layout[name] = new JsonObject
        {
            ["x"] = Across(right ? legend.Right : legend.X),
            ["y"] = Up(low ? legend.Bottom : legend.Y),
            ["xanchor"] = right ? "right" : "left",
            ["yanchor"] = low ? "bottom" : "top",
            ["font"] = new JsonObject { ["size"] = look.Tick * Px },
            ["bgcolor"] = Color(look.Theme.Background, 0.85),
            ["bordercolor"] = Color(look.Theme.Muted, 0.4),
            ["borderwidth"] = 0.5 * Px,
        };
        return name;
    }

    /// <summary>Fraction of the page's width from the left.</summary>
    public double Across(double x) => x / _page.Width;

    /// <summary>Fraction of the page's height from the bottom.</summary>
    public double Up(double y) => 1 - y / _page.Height;

    private void AddPanel(PlacedPanel placed, Look look, (string, int)? shareX = null, (string, int)? shareY = null)
    {
        var (panel, frame, titleWidth, top) = placed;
        if (PanelLayout.Title(panel, frame, titleWidth, top, look) is { } title) AddText(title);
        if (panel is PlotPanel plot) PlotlyPlots.Add(plot, frame, look, shareX, shareY, this);
        if (panel is ImagePanel image) PlotlyImages.Add(image, frame, look, this);
        foreach (var inset in panel.Insets)
        {
            var (inner, ground) = PanelLayout.PlaceInset(inset, frame, look.ForInset());
            AddGround(ground);
            AddPanel(inner, look.ForInset());
        }
    }

    // Axes without lines or numbers, whose background hides what lies under an inset.
    private void AddGround(Box ground)
    {
        string xId = NextAxis("x"), yId = NextAxis("y");
        AddAxis("x", PlotlyAxes.Hidden(Across(ground.X), Across(ground.Right), yId), null, AxisScale.Linear);
        AddAxis("y", PlotlyAxes.Hidden(Up(ground.Bottom), Up(ground.Y), xId), null, AxisScale.Linear);
        AddTrace(PlotlyAxes.Empty(xId, yId));
    }
}
