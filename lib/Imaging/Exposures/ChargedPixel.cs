namespace HstNotebooks.Imaging;

/// <summary>A pixel of a chip that a cosmic ray has hit.</summary>
/// <param name="X">Column, 0-based.</param>
/// <param name="Y">Row, 0-based.</param>
/// <param name="Electrons">What it left there.</param>
public readonly record struct ChargedPixel(int X, int Y, double Electrons);
