namespace HstNotebooks.Imaging;

/// <summary>One of the images that <see cref="Coaddition"/> averages.</summary>
/// <param name="Pixels">Its pixels; those that are not finite are missing.</param>
/// <param name="Map">Where the pixels of the output lie in it.</param>
/// <param name="Box">The part of the output that it may touch; what lies beyond is not looked at.</param>
public sealed record CoaddTile(Image<float> Pixels, PixelMap Map, PixelBox Box)
{
    /// <summary>1 σ error of its pixels, of the same shape; null when not known.</summary>
    public Image<float>? Error { get; init; }

    /// <summary>Relative weight of its pixels, of the same shape; null for 1. Where it is not positive the pixel does not count.</summary>
    public Image<float>? Weight { get; init; }

    /// <summary>Multiplies pixels and errors: the ratio of pixel areas, to conserve flux; default 1.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>Subtracted after multiplication; default 0.</summary>
    public double Offset { get; init; }

    internal void Require(int width, int height)
    {
        ArgumentNullException.ThrowIfNull(Pixels);
        ArgumentNullException.ThrowIfNull(Map);
        if (Pixels.Pixels.Length == 0) throw new ArgumentException("A tile is empty.");
        if (Error is not null) Arithmetic.RequireSameShape(Pixels, Error);
        if (Weight is not null) Arithmetic.RequireSameShape(Pixels, Weight);
        bool isInside = Box.X >= 0 && Box.Y >= 0 && Box.Width <= width - Box.X && Box.Height <= height - Box.Y;
        if (!isInside) throw new ArgumentException($"{Box} is not inside {width} × {height}.");
        if (!double.IsFinite(Factor) || !double.IsFinite(Offset)) throw new ArgumentException("A tile's factor or offset is not finite.");
    }
}
