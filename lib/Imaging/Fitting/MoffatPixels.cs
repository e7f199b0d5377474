using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>The pixels about a position that a Moffat profile is fitted to, in buffers that are used again: one object a thread.</summary>
internal sealed class MoffatPixels
{
    private const int Fewest = 8, Rounds = 4;
    // Part of the profile that counts as noise of the model, and where its core ends, pixels.
    private const double ModelError = 0.1, CoreRadius = 2;
    private readonly Image<float> _image;
    private readonly Image<float>? _weight;
    private readonly Image<bool>? _mask;
    private readonly MoffatOptions _options;
    private readonly double[] _radii2, _values, _weights, _residuals;

    public MoffatPixels(Image<float> image, Image<float>? weight, Image<bool>? mask, MoffatOptions options)
    {
        (_image, _weight, _mask, _options) = (image, weight, mask, options);
        int side = (int)Math.Ceiling(2 * options.RadiusPx) + 2, most = side * side + Vector256<double>.Count;
        (_radii2, _values, _weights, _residuals) = (new double[most], new double[most], new double[most], new double[most]);
    }

    /// <summary>Pixels that are fitted.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the pixels about a position; false when they are too few.</summary>
    public bool Gather(double x, double y)
    {
        Count = 0;
        double r = _options.RadiusPx;
        bool isNear = x > -r - 1 && y > -r - 1 && x < _image.Width + r && y < _image.Height + r;
        if (!isNear) return false;
        int left = (int)Math.Floor(x - r + 0.5), right = (int)Math.Ceiling(x + r + 0.5);
        int bottom = (int)Math.Floor(y - r + 0.5), top = (int)Math.Ceiling(y + r + 0.5);
        int wanted = 0;
        for (int row = bottom; row < top; row++)
        {
            for (int column = left; column < right; column++)
            {
                double radius2 = (column - x) * (column - x) + (row - y) * (row - y);
                if (!_options.IncludeCorners && radius2 > r * r) continue;
                wanted++;
                if ((uint)column >= (uint)_image.Width || (uint)row >= (uint)_image.Height) continue;
                int i = row * _image.Width + column;
                double weight = _weight is null ? 1 : _weight.Pixels[i];
                bool isGood = float.IsFinite(_image.Pixels[i]) && weight > 0 && double.IsFinite(weight) && _mask?.Pixels[i] != true;
                if (!isGood) continue;
                (_radii2[Count], _values[Count], _weights[Count]) = (radius2, _image.Pixels[i], weight);
                Count++;
            }
        }
        // Pixels of weight 0 fill the last vector.
        for (int i = Count; i < Count + Vector256<double>.Count; i++) (_radii2[i], _values[i], _weights[i]) = (0, 0, 0);
        return Count >= Fewest && (!_options.RequireAllPixels || Count == wanted);
    }

    /// <summary>The profile of the pixels that were gathered, on a known background or, for NaN, on one that is fitted.</summary>
    public MoffatProfile Fit(double background)
    {
        double median = RobustStatistics.Median(_values[..Count]), largest = _values[..Count].Max();
        if (median < _options.LowestBackground) return MoffatProfile.NotFitted(Count, MoffatQuality.DidNotConverge);
        var start = Vector256.Create(largest > 0 ? largest : largest - median, 1.5, 1.5, median);
        bool isKnown = double.IsFinite(background);
        var solver = new MoffatSolver(
            _radii2, _values, _weights, isKnown ? background : _options.LowestBackground, isKnown ? background : double.PositiveInfinity);
        int used = Count;
        for (int round = 1; ; round++)
        {
            var (parameters, cost, converged) = solver.Minimise(start, Count);
            int left = round < Rounds && double.IsFinite(_options.ClipSigma) ? LeaveOutliersOut(parameters) : used;
            if (left == used || left < Fewest) return Result(parameters, cost, used, converged);
            used = left;
        }
    }

    // Gives bright outliers outside the core the weight 0; returns how many pixels are left.
    private int LeaveOutliersOut(Vector256<double> p)
    {
        int used = 0;
        for (int i = 0; i < Count; i++) if (_weights[i] > 0) _residuals[used++] = _values[i] - MoffatSolver.Peak(p, _radii2[i]) - p[3];
        double scatter = Math.Max(RobustStatistics.MadStd(_residuals[..used]), 1e-6 * p[0]);
        for (int i = 0; i < Count; i++)
        {
            double peak = MoffatSolver.Peak(p, _radii2[i]), limit = _options.ClipSigma * double.Hypot(scatter, ModelError * peak);
            if (_weights[i] > 0 && _radii2[i] > CoreRadius * CoreRadius && _values[i] - peak - p[3] > limit)
            {
                _weights[i] = 0;
                used--;
            }
        }
        return used;
    }

    private MoffatProfile Result(Vector256<double> p, double cost, int used, bool converged)
    {
        const double near = 1e-3;
        var (lowest, highest) = (MoffatSolver.Lowest, MoffatSolver.Highest);
        double width = 2 * p[1] * Math.Sqrt(Math.Pow(2, 1 / p[2]) - 1);
        var quality = p[0] <= 0 || p[1] < lowest[1] * (1 + near) ? MoffatQuality.NoCentralPeak
            : !converged ? MoffatQuality.DidNotConverge
            : p[1] > highest[1] * (1 - near) || p[2] < lowest[2] * (1 + near) || width > 2 * _options.RadiusPx ? MoffatQuality.TooBroad
            : p[2] > highest[2] * (1 - near) ? MoffatQuality.SteepWings
            : MoffatQuality.Fitted;
        // Without a peak γ and α are undetermined: the sharpest profile within the bounds.
        return quality == MoffatQuality.NoCentralPeak
            ? new(p[0], lowest[1], highest[2], p[3], cost, used, quality)
            : new(p[0], p[1], p[2], p[3], cost, used, quality);
    }
}
