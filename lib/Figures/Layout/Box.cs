namespace HstNotebooks;

/// <summary>A rectangle in points, y down.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CentreX => X + Width / 2;

    public double CentreY => Y + Height / 2;

    /// <summary>The point at fractions of the width from the left and of the height from the bottom.</summary>
    public (double X, double Y) At(double fx, double fy) => (X + fx * Width, Bottom - fy * Height);

    public Subpath Outline => new([(X, Y), (Right, Y), (Right, Bottom), (X, Bottom)], Closed: true);
}
