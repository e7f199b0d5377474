using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>A mosaic and what its tiles say of one another.</summary>
/// <param name="Image">The mosaic, with its error when the tiles have one; NaN where no tile has a value.</param>
/// <param name="Coverage">How many tiles went into each pixel.</param>
/// <param name="Grid">Its grid.</param>
/// <param name="Tiles">Names of the tiles.</param>
/// <param name="Offsets">What was subtracted from them.</param>
/// <param name="Overlaps">The pairs that see the same sky.</param>
/// <param name="ScaleRatios">Pixel scale of each tile over that of the grid.</param>
public sealed record MosaicResult(HstImage Image, Image<byte> Coverage, OptimalGrid Grid, IReadOnlyList<string> Tiles,
    BackgroundOffsets Offsets, IReadOnlyList<TileOverlap> Overlaps, IReadOnlyList<double> ScaleRatios)
{
    /// <summary>1 σ error of each pixel; null when the tiles have none.</summary>
    /// <remarks>
    /// √Σσ²/n as of independent pixels: right for apertures of many pixels. Interpolation has smoothed the noise, so that single pixels
    /// scatter less, by 2/3 in the mean over all phases, and neighbours are correlated.
    /// </remarks>
    public Image<float>? Error => Image.Error;

    /// <summary>The error as an image of its own, with header and WCS; null when the tiles have none.</summary>
    public HstImage? ErrorImage =>
        Error is { } error ? Image with { Science = error, Error = null, Name = $"error of {Image.Name}" } : null;

    /// <summary>A row a tile: what was subtracted, and its uncertainty.</summary>
    public DataTable OffsetTable()
    {
        var table = new DataTable("tile", $"offset ({Unit})", "uncertainty");
        for (int i = 0; i < Tiles.Count; i++) table.Add(Tiles[i], Offsets.Values[i], Offsets.Uncertainties[i]);
        return table;
    }

    /// <summary>A row a pair of overlapping tiles: difference before and after, scatter of a pixel, flux ratio.</summary>
    public DataTable OverlapTable()
    {
        var table = new DataTable(
            "tiles", "pixels", $"difference ({Unit})", "uncertainty", "residual", "scatter a pixel", "flux ratio", "bright pixels");
        foreach (var o in Overlaps)
        {
            table.Add(Pair(o), o.Count, o.Difference, o.Uncertainty, Offsets.Residual(o), o.Scatter, o.FluxRatio, o.BrightCount);
        }
        return table;
    }

    /// <summary>Whether the tiles fit one another: residual offset, flux ratio, pixel scale.</summary>
    public Verdict Verdict => new([.. Overlaps.SelectMany(Judge), .. ScaleRatios.Select((ratio, i) => Check.Within(
        $"pixel scale of {Tiles[i]} / mosaic", ratio, 0.98, 1.02, advice: "errors of apertures scale with it: give ScaleArcsec"))]);

    /// <summary>The mosaic and its coverage.</summary>
    public Figure ToFigure() => Figure.Grid(2,
        Image.ToFigure(new ImageStyle { Title = "mosaic" }),
        Coverage.ToFigure(new ImageStyle
        {
            Title = "coverage",
            Unit = "tiles",
            Wcs = Grid.Wcs,
            Stretch = Stretch.Linear,
            Interval = Interval.Fixed(0, Tiles.Count),
        }));

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"mosaic of {Tiles.Count} tiles, {Grid.Width} × {Grid.Height} px; {Verdict}");

    private string Unit => LineFluxUnit.Label(Image) is { Length: > 0 } unit ? unit : "no unit";

    private string Pair(TileOverlap overlap) => $"{Tiles[overlap.A]} – {Tiles[overlap.B]}";

    private IEnumerable<Check> Judge(TileOverlap overlap)
    {
        double residual = Math.Abs(Offsets.Residual(overlap));
        if (overlap.Scatter > 0)
        {
            yield return Check.AtMost($"{Pair(overlap)}: residual offset / scatter of a pixel", residual / overlap.Scatter, 0.1, 1,
                advice: "the background of a tile is not constant, or MatchBackground is None");
        }
        if (double.IsFinite(overlap.FluxRatio))
        {
            yield return Check.Within($"{Pair(overlap)}: flux ratio", overlap.FluxRatio, 0.95, 1.05, failLow: 0.5, failHigh: 2,
                advice: "the flux calibrations differ, or the tiles are shifted against each other");
        }
    }
}
