namespace HstNotebooks;

/// <summary>Something of one colour, or a picture, ready to be laid over any band of rows.</summary>
internal abstract record RasterLayer
{
    /// <summary>The first row that it touches.</summary>
    public abstract int Top { get; }

    /// <summary>The row after the last.</summary>
    public abstract int Bottom { get; }

    public abstract void Lay(RasterBand band);
}

/// <summary>Polygons of one colour.</summary>
internal sealed record PolygonLayer(EdgeList Polygons, FillRule Rule, Rgb Color, double Opacity) : RasterLayer
{
    public override int Top => Polygons.Top;

    public override int Bottom => Polygons.Bottom;

    public override void Lay(RasterBand band) => band.Fill(Polygons, Rule, Color, Opacity);
}

/// <summary>Many discs of one size and colour, which together are one shape.</summary>
internal sealed record DotLayer(DotStamp Stamp, (float X, float Y)[] Centres, Rgb Color, double Opacity) : RasterLayer
{
    public override int Top => 0;

    public override int Bottom => int.MaxValue;

    public override void Lay(RasterBand band) => band.Fill(Stamp, Centres, Color, Opacity);
}
