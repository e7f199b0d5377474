namespace HstNotebooks.Imaging;

/// <summary>The numbers of a star about a peak of the convolved image (Stetson 1987; the definitions of IRAF's DAOFIND).</summary>
internal sealed class StarMeasurement
{
    private readonly StarKernel _kernel;
    private readonly MarginalGaussian _alongX, _alongY;
    private readonly double[] _weightsX, _weightsY;
    private readonly double _threshold;

    public StarMeasurement(StarKernel kernel, double threshold)
    {
        (_kernel, _threshold) = (kernel, threshold);
        _weightsX = MarginalGaussian.Triangle(kernel.Width);
        _weightsY = MarginalGaussian.Triangle(kernel.Height);
        var (sumsX, sumsY) = Marginals(kernel.Gaussian.Pixels, 0, kernel.Width);
        _alongX = new(sumsX, kernel.SigmaX);
        _alongY = new(sumsY, kernel.SigmaY);
    }

    /// <summary>The star at this pixel; NaN in some of its numbers where a pixel it needs is NaN, or no Gaussian fits.</summary>
    public Star At(ConvolvedBand band, int x, int y)
    {
        int centre = band.Index(x, y), corner = band.Index(x - _kernel.RadiusX, y - _kernel.RadiusY);
        double height = band.Convolved[centre], peak = band.Source[centre];
        var (sumsX, sumsY) = Marginals(band.Source, corner, band.Stride);
        var (shiftX, heightX) = _alongX.Fit(sumsX);
        var (shiftY, heightY) = _alongY.Fit(sumsY);
        return new(
            x + shiftX,
            y + shiftY,
            (peak - MeanOfOthers(band, corner, peak)) / height,
            Asymmetry(band, corner),
            2 * (heightX - heightY) / (heightX + heightY),
            peak,
            height / _threshold);
    }

    // The sums along y for every x of a box of the kernel's size, and along x for every y, with triangular weights.
    private (double[] AlongX, double[] AlongY) Marginals(double[] pixels, int corner, int stride)
    {
        var sumsX = new double[_kernel.Width];
        var sumsY = new double[_kernel.Height];
        for (int y = 0; y < sumsY.Length; y++)
        {
            for (int x = 0; x < sumsX.Length; x++)
            {
                double value = pixels[corner + y * stride + x];
                sumsX[x] += _weightsY[y] * value;
                sumsY[y] += _weightsX[x] * value;
            }
        }
        return (sumsX, sumsY);
    }

    private double MeanOfOthers(ConvolvedBand band, int corner, double peak)
    {
        double sum = -peak;
        for (int y = 0; y < _kernel.Height; y++)
        {
            var inside = _kernel.Inside.Row(y);
            for (int x = 0; x < inside.Length; x++) if (inside[x]) sum += band.Source[corner + y * band.Stride + x];
        }
        return sum / (_kernel.Count - 1);
    }

    // Quadrants that turn into each other by 90°, each with one arm of the cross through the centre and without the centre itself:
    //     3 3 4 4
    //     3 · 1 1
    //     2 2 1 1      2 (2 + 4 − 1 − 3) / Σ |values|
    private double Asymmetry(ConvolvedBand band, int corner)
    {
        double difference = 0, total = 0;
        for (int y = -_kernel.RadiusY; y <= _kernel.RadiusY; y++)
        {
            int row = corner + (y + _kernel.RadiusY) * band.Stride + _kernel.RadiusX;
            for (int x = -_kernel.RadiusX; x <= _kernel.RadiusX; x++)
            {
                if (x == 0 && y == 0) continue;
                double value = band.Convolved[row + x];
                bool isFirst = x > 0 && y <= 0, isThird = x < 0 && y >= 0;
                difference += isFirst || isThird ? -value : value;
                total += Math.Abs(value);
            }
        }
        return 2 * difference / total;
    }
}
