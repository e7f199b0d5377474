namespace HstNotebooks;

/// <summary>An arrow of known length beside a field of arrows (matplotlib's <c>quiverkey</c>).</summary>
/// <param name="LengthPx">Its true length, pixels, before <see cref="Overlay.Scale"/>; more than 0.</param>
/// <param name="Label">What that is, with its unit: <c>0.1″</c>.</param>
public sealed record ArrowKey(double LengthPx, string Label);
