namespace HstNotebooks.Astrometry;

/// <summary>A rotation of the axes, by its matrix: the rows are the new axes in the old frame.</summary>
internal readonly record struct Rotation(SkyVector X, SkyVector Y, SkyVector Z)
{
    public static Rotation Identity { get; } = new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    public Rotation Transposed => new(new(X.X, Y.X, Z.X), new(X.Y, Y.Y, Z.Y), new(X.Z, Y.Z, Z.Z));

    /// <summary>The rotation R₁ of the axes about x.</summary>
    public static Rotation AboutX(Angle angle)
    {
        var (sin, cos) = Math.SinCos(angle.Radians);
        return new(new(1, 0, 0), new(0, cos, sin), new(0, -sin, cos));
    }

    /// <summary>The rotation R₂ of the axes about y.</summary>
    public static Rotation AboutY(Angle angle)
    {
        var (sin, cos) = Math.SinCos(angle.Radians);
        return new(new(cos, 0, -sin), new(0, 1, 0), new(sin, 0, cos));
    }

    /// <summary>The rotation R₃ of the axes about z.</summary>
    public static Rotation AboutZ(Angle angle)
    {
        var (sin, cos) = Math.SinCos(angle.Radians);
        return new(new(cos, sin, 0), new(-sin, cos, 0), new(0, 0, 1));
    }

    public static SkyVector operator *(Rotation r, SkyVector v) => new(r.X.Dot(v), r.Y.Dot(v), r.Z.Dot(v));

    /// <summary>First <paramref name="b"/>, then <paramref name="a"/>.</summary>
    public static Rotation operator *(Rotation a, Rotation b)
    {
        var columns = b.Transposed;
        return new(columns * a.X, columns * a.Y, columns * a.Z);
    }
}
