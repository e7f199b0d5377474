namespace HstNotebooks;

/// <summary>Marker shapes, told apart without colour.</summary>
public enum MarkerShape
{
    /// <summary>A disk.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle, tip up.</summary>
    Triangle,

    /// <summary>A square on its corner.</summary>
    Diamond,
}
