using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>What the fits of one alignment have in common: positions, errors, options.</summary>
internal sealed class AlignmentFitInputs(
    IReadOnlyList<AlignmentInput> images, AlignmentField alignmentField, IReadOnlyList<double>? errorsMas,
    double centroidErrorArcsec, AlignmentOptions options)
{
    public AlignmentField Field => alignmentField;

    public AlignmentOptions Options => options;

    /// <summary>Where a source of the field is in its image.</summary>
    public PixelPoint Pixel(int position) => images[Field.Sources[position].Image].Positions[Field.Sources[position].Source];

    /// <summary>The fit of these pairs, weighted by errors of sources and stars; null where they do not determine it.</summary>
    public LinearFit? Fit(IReadOnlyList<(int Position, int Reference)> pairs, int clippings)
    {
        PixelPoint[] from = [.. pairs.Select(p => Field.Positions[p.Position])], to = [.. pairs.Select(p => Field.Reference[p.Reference])];
        double[] weights = [.. pairs.Select(p => 1 / Variance(p.Reference))];
        return LinearFit.TryFit(from, to, options.Geometry, weights, clippings, options.Sigma);
    }

    /// <summary>Pairs that the map brings together, in order of the sources.</summary>
    public IReadOnlyList<(int Position, int Reference)> PairsWithin(AffineMap map, double arcsec) =>
        PointMatch.OneToOne([.. Field.Positions.Select(map.Apply)], Field.Reference, arcsec);

    /// <summary>1 σ of a residual along an axis that errors of sources and stars let expect, in the mean of the pairs, mas.</summary>
    public double ExpectedErrorMas(IReadOnlyList<(int Position, int Reference)> pairs) =>
        1000 / Math.Sqrt(pairs.Average(p => 1 / Variance(p.Reference)));

    private double Variance(int reference)
    {
        double error = errorsMas?[reference] is { } mas and >= 0 ? mas / 1000 : 0;
        return centroidErrorArcsec * centroidErrorArcsec + error * error;
    }
}
