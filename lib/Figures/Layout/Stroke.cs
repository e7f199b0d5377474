namespace HstNotebooks;

/// <summary>How a line is drawn; width in points.</summary>
internal sealed record Stroke(Rgb Color, double Width, Dash Dash = Dash.Solid, double Opacity = 1, bool Round = false)
{
    /// <summary>Lengths of dashes and gaps in turn, points; none for a solid line.</summary>
    public IEnumerable<double> Pattern
    {
        get
        {
            double[] lengths = Dash switch { Dash.Solid => [], Dash.Dashed => [4.5, 2.5], Dash.Dotted => [1.2, 2], _ => [5.5, 2, 1.2, 2] };
            return lengths.Select(l => l * Math.Max(1, Width));
        }
    }
}
