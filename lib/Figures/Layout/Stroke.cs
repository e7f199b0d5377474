namespace HstNotebooks;

/// <summary>How a line is drawn; width in points.</summary>
internal sealed record Stroke(Rgb Color, double Width, Dash Dash = Dash.Solid, double Opacity = 1, bool Round = false);
