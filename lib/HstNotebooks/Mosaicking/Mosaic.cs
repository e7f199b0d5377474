using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Several images of one field as one: bilinear interpolation onto a common grid, matched zero levels, weighted mean. Corresponds to
/// <c>reproject.mosaicking.reproject_and_coadd</c>.
/// </summary>
public static class Mosaic
{
    /// <summary>
    /// The mosaic. Beside the tiles, memory holds only the mosaic: 4 bytes a pixel, 4 more with errors, and 1 for the coverage
    /// (<see cref="MemoryBytes"/>); with <see cref="MosaicWeights.EdgeTaper"/> 4 bytes for each pixel of the tiles.
    /// </summary>
    /// <param name="images">The tiles, of one unit and one filter.</param>
    /// <param name="errors">1 σ errors of the tiles, one a tile; null takes those that the tiles carry, if all do.</param>
    /// <param name="options">How.</param>
    /// <param name="grid">The grid; null takes <see cref="OptimalGrid.Of"/> the tiles.</param>
    /// <param name="inputs">The files of the tiles, for the provenance; null records their names only.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ReductionException">
    /// Tiles of different units or filters, errors that do not fit, tiles whose zero levels cannot be matched since they do not overlap, a
    /// mosaic larger than the memory.
    /// </exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static MosaicResult Coadd(IReadOnlyList<HstImage> images, IReadOnlyList<HstImage>? errors = null, MosaicOptions? options = null,
        OptimalGrid? grid = null, IReadOnlyList<InputFile>? inputs = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        options ??= new();
        options.Validate();
        MosaicInput.Require(images, options);
        var sigmas = MosaicInput.Errors(images, errors);
        MosaicInput.RequireErrors(sigmas, options);
        grid ??= OptimalGrid.Of(images);
        RequireMemory(grid, sigmas is not null);

        var tiles = images.Select((image, i) => Tile(image, sigmas?[i], grid, options)).ToArray();
        var overlaps = Overlaps(tiles, cancellation);
        var offsets = Offsets(images, overlaps, options);
        var (mean, error, coverage) = Average(tiles, offsets, grid, options, cancellation);
        var image = new HstImage
        {
            Science = mean,
            Error = error,
            Name = $"mosaic of {images.Count} tiles",
            Header = MosaicHeader.Of(images, grid, offsets, options, inputs),
            Unit = images[0].Unit,
            Photometry = images[0].Photometry,
        };
        return new(image, coverage, grid, [.. images.Select(i => i.Name)], offsets, overlaps,
            [.. images.Select(i => i.Wcs.PixelScaleArcsec / grid.Wcs.PixelScaleArcsec)]);
    }

    /// <summary>Memory that a mosaic on this grid takes beside its tiles, bytes.</summary>
    public static long MemoryBytes(OptimalGrid grid, bool withErrors)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return (long)grid.Width * grid.Height * (withErrors ? 9 : 5);
    }

    private static CoaddTile Tile(HstImage image, Image<float>? error, OptimalGrid grid, MosaicOptions options)
    {
        var wcs = image.Wcs;
        var map = PixelMaps.Between(grid.Wcs, wcs).Interpolated(grid.Width, grid.Height);
        return new(image.Science, map, grid.BoxOf(wcs, image.Width, image.Height))
        {
            Error = error,
            Weight = options.Weights == MosaicWeights.EdgeTaper ? EdgeDistance.Taper(image.Science, options.TaperPx) : null,
            Factor = options.ConserveFlux ? grid.Wcs.PixelAreaArcsec2 / wcs.PixelAreaArcsec2 : 1,
        };
    }

    private static List<TileOverlap> Overlaps(CoaddTile[] tiles, CancellationToken cancellation)
    {
        var overlaps = new List<TileOverlap>();
        for (int a = 0; a < tiles.Length; a++)
        {
            for (int b = a + 1; b < tiles.Length; b++)
            {
                if (Coaddition.Overlap(tiles, a, b, cancellation: cancellation) is { } overlap) overlaps.Add(overlap);
            }
        }
        return overlaps;
    }

    private static BackgroundOffsets Offsets(IReadOnlyList<HstImage> images, List<TileOverlap> overlaps, MosaicOptions options)
    {
        if (options.MatchBackground == MatchBackground.None) return BackgroundOffsets.None(images.Count);
        MosaicInput.RequireConnected(images, overlaps, options.ReferenceTile);
        return options.MatchBackground == MatchBackground.Original
            ? BackgroundOffsets.Centred(images.Count, overlaps)
            : BackgroundOffsets.Anchored(images.Count, options.ReferenceTile, overlaps);
    }

    private static CoaddResult Average(
        CoaddTile[] tiles, BackgroundOffsets offsets, OptimalGrid grid, MosaicOptions options, CancellationToken cancellation)
    {
        var shifted = tiles.Select((tile, i) => tile with { Offset = offsets.Values[i] }).ToArray();
        bool byVariance = options.Weights == MosaicWeights.InverseVariance;
        var mean = Mean(shifted, byVariance);
        if (options.Fidelity != Fidelity.Original || mean.Error is null) return mean;
        // The published errors are the mean of the errors: images like others.
        return mean with { Error = Mean([.. tiles.Select(t => t with { Pixels = t.Error!, Error = null })], false).Mean };

        CoaddResult Mean(CoaddTile[] these, bool weighted) => Coaddition.Mean(these, grid.Width, grid.Height, weighted, cancellation);
    }

    private static void RequireMemory(OptimalGrid grid, bool withErrors)
    {
        long needed = MemoryBytes(grid, withErrors), available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed <= available) return;
        throw new ReductionException(FormattableString.Invariant(
            $"A mosaic of {grid.Width} × {grid.Height} pixels needs {needed / 1e9:0.0} GB; this machine has {available / 1e9:0.0} GB. ")
            + "Give a coarser grid.");
    }
}
