namespace HstNotebooks;

/// <summary>A pixel of the narrow HST image that a simulated cosmic ray has hit.</summary>
/// <param name="X">Column, 0-based.</param>
/// <param name="Y">Row, 0-based.</param>
/// <param name="ElectronsPerS">What it added, e⁻/s.</param>
public sealed record CosmicRayHit(int X, int Y, double ElectronsPerS);
