namespace HstNotebooks.Imaging;

/// <summary>
/// DAOFIND's fit of a Gaussian and a constant to the sums of a small box along one axis: linear least squares for the height, and one
/// step of Newton's method for the shift. Triangular weights: 1 at the ends, most in the middle.
/// </summary>
internal sealed class MarginalGaussian
{
    private readonly double[] _weights, _model;
    private readonly double _weightSum, _modelSum, _modelVariance, _curvature;

    /// <param name="gaussian">The Gaussian summed along the other axis, with that axis's triangular weights.</param>
    /// <param name="sigmaPx">Its σ along this axis.</param>
    public MarginalGaussian(double[] gaussian, double sigmaPx)
    {
        _model = gaussian;
        _weights = Triangle(gaussian.Length);
        for (int i = 0; i < gaussian.Length; i++)
        {
            double w = _weights[i], g = gaussian[i], slope = g * (i - gaussian.Length / 2);
            _weightSum += w;
            _modelSum += w * g;
            _modelVariance += w * g * g;
            _curvature += w * slope * slope / (sigmaPx * sigmaPx);
        }
        _modelVariance -= _modelSum * _modelSum / _weightSum;
    }

    /// <summary>Weights 1, 2, … up to the middle of an odd number of pixels, and back to 1.</summary>
    public static double[] Triangle(int size) => [.. Enumerable.Range(0, size).Select(i => size / 2 - Math.Abs(i - size / 2) + 1.0)];

    /// <summary>Shift from the middle, pixels, and height; NaN when no Gaussian of positive height fits, or a sum is NaN.</summary>
    public (double Shift, double Height) Fit(ReadOnlySpan<double> sums)
    {
        double sum = 0, first = 0, product = 0, slope = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            double u = i - sums.Length / 2, weighted = _weights[i] * sums[i];
            sum += weighted;
            first += weighted * u;
            product += weighted * _model[i];
            slope += weighted * _model[i] * u;
        }
        double covariance = product - sum * _modelSum / _weightSum;
        if (!(covariance > 0) || !(_modelVariance > 0)) return (double.NaN, double.NaN);

        double height = covariance / _modelVariance, half = sums.Length / 2.0;
        double shift = slope / (height * _curvature);
        if (Math.Abs(shift) > half) shift = sum == 0 ? 0 : first / sum;
        return (Math.Abs(shift) > half ? 0 : shift, height);
    }
}
