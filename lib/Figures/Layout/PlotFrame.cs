namespace HstNotebooks;

/// <summary>Where data lie on the page: a panel's axes over a frame.</summary>
internal readonly record struct PlotFrame(PlotPanel Panel, Box Box, Look Look)
{
    /// <summary>Page position; NaN for what an axis cannot show.</summary>
    public (double X, double Y) Place(Mark mark, double x, double y) => Box.At(Panel.X.Fraction(x), Panel.YOf(mark).Fraction(y));

    /// <summary>Page x of a value, kept within the frame.</summary>
    public double XWithin(double x) => Box.At(Math.Clamp(Panel.X.Fraction(x), 0, 1), 0).X;

    /// <summary>The line of a mark whose colour is chosen.</summary>
    public Stroke Pen(Mark mark, double width, Dash dash) => new(mark.Color!.Value, Look.Line(width), dash, mark.Opacity);

    public bool Holds((double X, double Y) p) => p.X >= Box.X && p.X <= Box.Right && p.Y >= Box.Y && p.Y <= Box.Bottom;
}
