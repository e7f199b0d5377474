namespace HstNotebooks;

/// <summary>Line patterns, told apart without colour.</summary>
internal enum Dash
{
    Solid,
    Dashed,
    Dotted,
    DashDotted,
}
