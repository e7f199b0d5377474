namespace HstNotebooks.Imaging;

/// <summary>A band as it stands, and the numbers that calibrate it: (flux − offset) × factor, error × factor.</summary>
/// <param name="Flux">The pixels; NaN is missing.</param>
/// <param name="Error">1 σ of each, in the same unit; null when not known.</param>
/// <param name="Offset">Background level in the unit of the pixels.</param>
/// <param name="Factor">For foreground extinction, say.</param>
public sealed record BandPlane(Image<float> Flux, Image<float>? Error = null, double Offset = 0, double Factor = 1);
