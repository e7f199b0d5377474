using HstNotebooks.Formatting;
using MathNet.Numerics.Interpolation;
using static System.FormattableString;

namespace HstNotebooks;

/// <summary>
/// The fraction of a star's light within a circle, against its radius, for the filters of an instrument. Between the radii of the table it
/// follows a monotone cubic (Fritsch &amp; Carlson 1980, SIAM J. Numer. Anal. 17, 238); beyond them nothing is known.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial class EncircledEnergy : IHtml
{
    // A radius such as 6 × 0.05″ is not quite 0.3″.
    private const double SameRadius = 1e-9, Beyond = 0.005;

    private readonly double[] _radii;
    private readonly SortedDictionary<string, double[]> _fractions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A table of numbers.</summary>
    /// <param name="name">What it is, for messages and products.</param>
    /// <param name="radii">Positive and rising; two or more. Arcseconds, or pixels.</param>
    /// <param name="fractions">
    /// Of each filter one a radius: above 0, at most 1. Where they fall, as they do in places in published tables, they are kept with a
    /// warning.
    /// </param>
    /// <param name="isInPixels">Whether the radii are pixels of whatever image is measured.</param>
    /// <exception cref="ArgumentException">They are not so.</exception>
    public EncircledEnergy(string name, IEnumerable<double> radii, IReadOnlyDictionary<string, double[]> fractions, bool isInPixels = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(radii);
        ArgumentNullException.ThrowIfNull(fractions);
        (Name, _radii, IsInPixels) = (name, [.. radii], isInPixels);
        if (_radii.Length < 2) throw new ArgumentException($"{name} has {_radii.Length} radii; two or more are expected.", nameof(radii));
        for (int i = 0; i < _radii.Length; i++)
        {
            if (_radii[i] > (i == 0 ? 0 : _radii[i - 1]) && double.IsFinite(_radii[i])) continue;
            throw new ArgumentException(
                Invariant($"{name}: radius {i + 1} is {_radii[i]}; positive, rising ones are expected."), nameof(radii));
        }
        if (fractions.Count == 0) throw new ArgumentException($"{name} has no filter.", nameof(fractions));
        foreach (var (filter, curve) in fractions) _fractions[filter] = Valid(filter, curve);
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>Whether radii are pixels of whatever image is measured, rather than arcseconds.</summary>
    public bool IsInPixels { get; }

    /// <summary>Where the energy falls towards a wider radius, which it cannot.</summary>
    public IReadOnlyList<string> Warnings => [.. _fractions.SelectMany(f => Falls(f.Key, f.Value))];

    /// <summary>The filters, in order.</summary>
    public IReadOnlyCollection<string> Filters => _fractions.Keys;

    /// <summary>The radii of the table, arcseconds or pixels (<see cref="IsInPixels"/>).</summary>
    public IReadOnlyList<double> Radii => _radii;

    /// <summary>The fraction of the light within a radius.</summary>
    /// <param name="filter">Upper and lower case are the same.</param>
    /// <param name="radius">
    /// Arcseconds, or pixels where <see cref="IsInPixels"/>; from the first to the last of <see cref="Radii"/>, and up to 0.5 % beyond, as
    /// by an alignment that changes the pixel scale, with the value at the end.
    /// </param>
    /// <exception cref="ReductionException">The table has no such filter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The table does not reach so far, in or out; or NaN.</exception>
    public double Fraction(string filter, double radius)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(filter);
        if (!_fractions.TryGetValue(filter, out double[]? curve))
        {
            string closest = Filters.MinBy(f => EditDistance.Between(filter, f))!;
            throw new ReductionException(
                $"{Name} has no encircled energy of {filter}; did you mean {closest}? It has {string.Join(", ", Filters)}.");
        }
        int at = Array.FindIndex(_radii, r => Math.Abs(r - radius) <= SameRadius * r);
        if (at >= 0) return curve[at];
        if (!(radius > _radii[0] * (1 - Beyond) && radius < _radii[^1] * (1 + Beyond)))
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius,
                $"{Name}, {filter}: a radius of {Text(radius)} is outside the table, {Text(_radii[0])} to {Text(_radii[^1])}.");
        }
        radius = Math.Clamp(radius, _radii[0], _radii[^1]);
        return _radii.Length < 3
            ? curve[0] + (curve[1] - curve[0]) * (radius - _radii[0]) / (_radii[1] - _radii[0])
            : CubicSpline.InterpolatePchipSorted(_radii, curve).Interpolate(radius);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Name}: encircled energy within {Text(_radii[0])} to {Text(_radii[^1])} in {string.Join(", ", Filters)}"
        + string.Concat(Warnings.Select(w => "\n⚠ " + w));

    /// <summary>A row a filter.</summary>
    public string ToHtml()
    {
        var table = new DataTable([Name, .. _radii.Select(Text)]);
        foreach (var (filter, curve) in _fractions) table.Add([filter, .. curve.Cast<object>()]);
        return table.ToHtml() + string.Concat(Warnings.Select(w => $"<div>⚠ {System.Net.WebUtility.HtmlEncode(w)}</div>"));
    }

    private IEnumerable<string> Falls(string filter, double[] curve) =>
        from i in Enumerable.Range(1, curve.Length - 1)
        where curve[i] < curve[i - 1]
        let step = Invariant($"from {curve[i - 1]} within {Text(_radii[i - 1])} to {curve[i]} within {Text(_radii[i])}")
        select $"{Name}, {filter}: the fraction falls {step}.";

    private string Text(double radius) => Invariant($"{radius:G6}{(IsInPixels ? " px" : "″")}");

    private double[] Valid(string filter, double[] curve)
    {
        if (curve.Length != _radii.Length)
        {
            throw new ArgumentException($"{Name}, {filter}: {curve.Length} fractions for {_radii.Length} radii.", nameof(curve));
        }
        for (int i = 0; i < curve.Length; i++)
        {
            if (curve[i] > 0 && curve[i] <= 1) continue;
            throw new ArgumentException(
                Invariant($"{Name}, {filter}: the fraction within {Text(_radii[i])} is {curve[i]}; above 0 and at most 1 is expected."),
                nameof(curve));
        }
        return [.. curve];
    }
}
