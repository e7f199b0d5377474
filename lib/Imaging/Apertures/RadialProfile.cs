namespace HstNotebooks.Imaging;

/// <summary>Mean brightness against distance from a position.</summary>
public static class RadialProfile
{
    /// <summary>
    /// The mean pixel of every ring between neighbouring edges, with exact areas (<c>photutils.profiles.RadialProfile</c>); NaN for a
    /// ring without a pixel.
    /// </summary>
    /// <param name="image">The image; pixels that are not finite are left out.</param>
    /// <param name="x">Centre, 0-based pixels.</param>
    /// <param name="y">Centre, 0-based pixels.</param>
    /// <param name="edgesPx">Radii in pixels, ≥ 0, ascending: 0, 1, 2 are a disc and a ring.</param>
    /// <param name="mask">True pixels are left out; or null.</param>
    public static double[] Mean(Image<float> image, double x, double y, IReadOnlyList<double> edgesPx, Image<bool>? mask = null) =>
        Mean(image, [(x, y)], edgesPx, mask)[0];

    /// <summary>The profiles about many positions, result[position][ring].</summary>
    /// <param name="image">The image; pixels that are not finite are left out.</param>
    /// <param name="positions">Centres, 0-based pixels.</param>
    /// <param name="edgesPx">Radii in pixels, ≥ 0, ascending: 0, 1, 2 are a disc and a ring.</param>
    /// <param name="mask">True pixels are left out; or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The edges do not ascend, are fewer than two or out of range, or the shapes differ.</exception>
    public static double[][] Mean(
        Image<float> image, IReadOnlyList<(double X, double Y)> positions, IReadOnlyList<double> edgesPx,
        Image<bool>? mask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(edgesPx);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        bool ascends = edgesPx.Count >= 2 && edgesPx[0] >= 0 && edgesPx.Zip(edgesPx.Skip(1)).All(e => e.First < e.Second);
        if (!ascends) throw new ArgumentException("Two edges or more, from 0 pixels on, in ascending order.", nameof(edgesPx));
        Aperture?[] discs = [.. edgesPx.Select(e => e == 0 ? null : Aperture.Circle(e))];

        var profiles = new double[positions.Count][];
        Positions.InGroups(positions, () => new ApertureSummation(image, null, mask, skipMissing: true), (summation, i) =>
        {
            var profile = profiles[i] = new double[discs.Length - 1];
            var (innerSum, innerArea) = (0.0, 0.0);
            for (int k = 0; k < discs.Length; k++)
            {
                if (discs[k] is not { } disc) continue;
                var (sum, area, _) = summation.Over(disc, positions[i].X, positions[i].Y);
                if (k > 0) profile[k - 1] = (sum - innerSum) / (area - innerArea);
                (innerSum, innerArea) = (sum, area);
            }
        }, cancellation);
        return profiles;
    }
}
