namespace HstNotebooks;

/// <summary>Marker shapes, told apart without colour.</summary>
internal enum MarkerShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
}
