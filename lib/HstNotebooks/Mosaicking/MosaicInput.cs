using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>What tiles must have in common to become one mosaic.</summary>
internal static class MosaicInput
{
    private const int MostTiles = 255;

    public static void Require(IReadOnlyList<HstImage> images, MosaicOptions options)
    {
        if (images.Count == 0) throw new ReductionException("There are no tiles to make a mosaic of.");
        if (images.Count > MostTiles) throw new ReductionException($"{images.Count} tiles; one mosaic takes at most {MostTiles}.");
        foreach (var image in images) ArgumentNullException.ThrowIfNull(image, nameof(images));
        if (options.ReferenceTile >= images.Count)
        {
            throw new ArgumentException($"ReferenceTile is {options.ReferenceTile}, of {images.Count} tiles.", nameof(options));
        }
        var first = images[0];
        foreach (var other in images.Skip(1))
        {
            if (Normal(other.Unit) != Normal(first.Unit))
            {
                throw new ReductionException(
                    $"{first.Name} is in '{first.Unit}', {other.Name} in '{other.Unit}': bring them to one unit first.");
            }
            bool isOther = first.Photometry.Filter is { } filter && other.Photometry.Filter is { } its && its != filter;
            if (isOther && !options.AllowDifferentFilters)
            {
                throw new ReductionException($"{first.Name} is of {first.Photometry.Filter}, {other.Name} of {other.Photometry.Filter}: "
                    + "for maps of one line through different filters set AllowDifferentFilters.");
            }
        }

        static string Normal(string unit) => unit.Trim().ToUpperInvariant();
    }

    /// <summary>The errors of the tiles, given or their own; null when there are none.</summary>
    public static Image<float>[]? Errors(IReadOnlyList<HstImage> images, IReadOnlyList<HstImage>? errors)
    {
        if (errors is null) return images.All(i => i.Error is not null) ? [.. images.Select(i => i.Error!)] : null;
        if (errors.Count != images.Count) throw new ReductionException($"There are {images.Count} tiles but {errors.Count} errors.");
        foreach (var (image, error) in images.Zip(errors))
        {
            if (error.Width == image.Width && error.Height == image.Height) continue;
            throw new ReductionException(
                $"{error.Name} has {error.Width} × {error.Height} pixels, {image.Name} {image.Width} × {image.Height}: not its error.");
        }
        return [.. errors.Select(e => e.Science)];
    }

    public static void RequireErrors(Image<float>[]? errors, MosaicOptions options)
    {
        if (errors is not null || options.Weights != MosaicWeights.InverseVariance) return;
        throw new ReductionException("Weights by inverse variance need the errors of all tiles.");
    }

    /// <summary>Every tile must be reached from the reference over overlaps.</summary>
    public static void RequireConnected(IReadOnlyList<HstImage> images, IReadOnlyList<TileOverlap> overlaps, int reference)
    {
        var reached = new HashSet<int> { reference };
        while (overlaps.FirstOrDefault(o => reached.Contains(o.A) != reached.Contains(o.B)) is { } next)
        {
            reached.Add(next.A);
            reached.Add(next.B);
        }
        int lost = Enumerable.Range(0, images.Count).FirstOrDefault(i => !reached.Contains(i), -1);
        if (lost < 0) return;
        string others = string.Join(", ", reached.Order().Select(i => images[i].Name));
        throw new ReductionException(
            $"{images[lost].Name} does not overlap with {others} in {TileOverlap.FewestPixels} pixels or more that both have: "
            + "their zero levels cannot be matched. Set MatchBackground to None, or leave it out.");
    }
}
