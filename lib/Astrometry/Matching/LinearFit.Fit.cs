using static System.FormattableString;

namespace HstNotebooks.Astrometry;

public sealed partial record LinearFit
{
    // Positions on a line to this relative precision leave the map across it unknown, and do not tell which way round they run.
    private const double Collinear = 1e-12, Line = 1e-9;

    /// <summary>Fits a map of <paramref name="from"/> to <paramref name="to"/>.</summary>
    /// <param name="from">Positions; a pair with NaN is left out.</param>
    /// <param name="to">Where they are in the other frame, as many.</param>
    /// <param name="geometry">What is free.</param>
    /// <param name="weights">Of the pairs, ≥ 0, such as 1/σ²; null: all alike.</param>
    /// <param name="clippings">Rounds of clipping at most, ≥ 0 (TweakReg's nclip).</param>
    /// <param name="sigma">
    /// Pairs with a residual of more than so many rms · n/(n − 1) along x or along y are clipped, > 0. A round that would leave fewer than
    /// three pairs, or too few for the map, is not done.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The lists differ in length; an option is out of range; or the pairs do not determine the map: too few, at one place, on one line.
    /// </exception>
    public static LinearFit Fit(IReadOnlyList<PixelPoint> from, IReadOnlyList<PixelPoint> to, FitGeometry geometry,
        IReadOnlyList<double>? weights = null, int clippings = 0, double sigma = 3)
    {
        Require(from, to, geometry, weights, clippings, sigma);
        return Fit(new Pairs(from, to, weights), geometry, clippings, sigma, out string fault)
            ?? throw new ArgumentException(fault, nameof(from));
    }

    /// <summary>The same, but null where the pairs do not determine the map.</summary>
    public static LinearFit? TryFit(IReadOnlyList<PixelPoint> from, IReadOnlyList<PixelPoint> to, FitGeometry geometry,
        IReadOnlyList<double>? weights = null, int clippings = 0, double sigma = 3)
    {
        Require(from, to, geometry, weights, clippings, sigma);
        return Fit(new Pairs(from, to, weights), geometry, clippings, sigma, out _);
    }

    private static LinearFit? Fit(Pairs pairs, FitGeometry geometry, int clippings, double sigma, out string fault)
    {
        if (pairs.Fit(geometry, pairs.AreUsable, out fault) is not { } fit) return null;
        for (int round = 0; round < clippings; round++)
        {
            var kept = Unclipped(fit, sigma);
            int count = kept.Count(k => k);
            if (count == fit.Count || count < 3 || pairs.Fit(geometry, kept, out _) is not { } next) break;
            fit = next;
        }
        return fit;
    }

    private static void Require(IReadOnlyList<PixelPoint> from, IReadOnlyList<PixelPoint> to, FitGeometry geometry,
        IReadOnlyList<double>? weights, int clippings, double sigma)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentOutOfRangeException.ThrowIfNegative(clippings);
        if (to.Count != from.Count) throw new ArgumentException($"{from.Count} positions to fit to {to.Count}.", nameof(to));
        if (weights is not null && weights.Count != from.Count)
        {
            throw new ArgumentException($"{weights.Count} weights for {from.Count} pairs.", nameof(weights));
        }
        if (weights?.Any(w => !(w >= 0) || double.IsInfinity(w)) == true)
        {
            throw new ArgumentException("A weight is not a number ≥ 0.", nameof(weights));
        }
        if (!Enum.IsDefined(geometry)) throw new ArgumentException($"The geometry {geometry} is unknown.", nameof(geometry));
        if (!(sigma > 0)) throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "Sigma is positive.");
    }

    private static bool[] Unclipped(LinearFit fit, double sigma)
    {
        double factor = sigma * fit.Count / Math.Max(1.0, fit.Count - 1), limitX = factor * fit.Rms.X, limitY = factor * fit.Rms.Y;
        return [.. fit.Residuals.Select((r, i) => fit.Used[i] && Math.Abs(r.X) <= limitX && Math.Abs(r.Y) <= limitY)];
    }

    /// <summary>The pairs of a fit, and their moments about the weighted means.</summary>
    private sealed class Pairs(IReadOnlyList<PixelPoint> from, IReadOnlyList<PixelPoint> to, IReadOnlyList<double>? weights)
    {
        public bool[] AreUsable { get; } = [.. from.Select((f, i) =>
            double.IsFinite(f.X + f.Y + to[i].X + to[i].Y) && (weights is null || weights[i] > 0))];

        public LinearFit? Fit(FitGeometry geometry, bool[] used, out string fault)
        {
            int count = used.Count(u => u), least = Parameters(geometry) / 2;
            fault = Invariant($"{count} pairs do not determine {geometry}, which takes {least} at least.");
            if (count < least) return null;

            double sum = Sum(used, _ => 1);
            PixelPoint a = new(Sum(used, i => from[i].X) / sum, Sum(used, i => from[i].Y) / sum);
            PixelPoint b = new(Sum(used, i => to[i].X) / sum, Sum(used, i => to[i].Y) / sum);
            double xx = Moment(i => (from[i].X - a.X) * (from[i].X - a.X)), yy = Moment(i => (from[i].Y - a.Y) * (from[i].Y - a.Y));
            double xy = Moment(i => (from[i].X - a.X) * (from[i].Y - a.Y)), spread = xx + yy, determinant = xx * yy - xy * xy;
            double xX = Moment(i => (from[i].X - a.X) * (to[i].X - b.X)), xY = Moment(i => (from[i].X - a.X) * (to[i].Y - b.Y));
            double yX = Moment(i => (from[i].Y - a.Y) * (to[i].X - b.X)), yY = Moment(i => (from[i].Y - a.Y) * (to[i].Y - b.Y));

            fault = Invariant($"{count} pairs at one place or on one line do not determine {geometry}.");
            switch (geometry)
            {
                case FitGeometry.Shift:
                    return Result(geometry, used, count, sum, a, AffineMap.About(a, b, 1, 0, 0, 1), (0, 0, 0));
                case FitGeometry.RScale:
                    // Distances below the rounding of the positions are none.
                    if (!(spread > sum * Collinear * Collinear * (a.X * a.X + a.Y * a.Y))) return null;
                    // Where the positions of one list run round the other way, the best similarity is a reflection; on a line both are.
                    double around = xX * yY - xY * yX, size = xX * xX + xY * xY + yX * yX + yY * yY;
                    int hand = around < -Line * size ? -1 : 1;
                    double cos = (xX + hand * yY) / spread, sin = (xY - hand * yX) / spread;
                    if (!(cos * cos + sin * sin > 0)) return null;
                    return Result(geometry, used, count, sum, a, AffineMap.About(a, b, cos, -hand * sin, sin, hand * cos),
                        (1 / spread, 0, 1 / spread));
                default:
                    if (!(determinant > Collinear * spread * spread)) return null;
                    return Result(geometry, used, count, sum, a,
                        AffineMap.About(a, b, (xX * yy - yX * xy) / determinant, (yX * xx - xX * xy) / determinant,
                            (xY * yy - yY * xy) / determinant, (yY * xx - xY * xy) / determinant),
                        (yy / determinant, -xy / determinant, xx / determinant));
            }

            double Moment(Func<int, double> product) => Sum(used, product);
        }

        private LinearFit Result(FitGeometry geometry, bool[] used, int count, double sum, PixelPoint centroid, AffineMap map,
            (double Xx, double Xy, double Yy) inverse)
        {
            var mapped = from.Select(map.Apply);
            PixelPoint[] residuals = [.. mapped.Zip(to, (at, goal) => new PixelPoint(goal.X - at.X, goal.Y - at.Y))];
            double x2 = Sum(used, i => residuals[i].X * residuals[i].X), y2 = Sum(used, i => residuals[i].Y * residuals[i].Y);
            double weight = sum / count;
            return new()
            {
                Geometry = geometry,
                Map = map,
                Centroid = centroid,
                Residuals = residuals,
                Used = used,
                Count = count,
                Rms = (Math.Sqrt(x2 / sum), Math.Sqrt(y2 / sum)),
                Mae = Sum(used, i => Math.Sqrt(residuals[i].X * residuals[i].X + residuals[i].Y * residuals[i].Y)) / sum,
                Leverage = new[,]
                {
                    { 1.0 / count, 0, 0 },
                    { 0, weight * inverse.Xx, weight * inverse.Xy },
                    { 0, weight * inverse.Xy, weight * inverse.Yy },
                },
            };
        }

        private double Sum(bool[] used, Func<int, double> term)
        {
            double sum = 0;
            for (int i = 0; i < used.Length; i++) if (used[i]) sum += (weights?[i] ?? 1) * term(i);
            return sum;
        }
    }
}
