namespace HstNotebooks;

/// <summary>The x axis in another quantity, such as rest wavelength over observed wavelength.</summary>
/// <param name="Label">Name and unit.</param>
/// <param name="FromX">From x to the other quantity; rises or falls everywhere between the ends of the axis.</param>
public sealed record TopAxis(string Label, Func<double, double> FromX);
