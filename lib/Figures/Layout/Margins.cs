namespace HstNotebooks;

/// <summary>Room around a frame, points.</summary>
internal readonly record struct Margins(double Left, double Top, double Right, double Bottom);
