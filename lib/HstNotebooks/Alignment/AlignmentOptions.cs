using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>How images are aligned to a catalogue.</summary>
public sealed record AlignmentOptions
{
    /// <summary>Largest offset of the field, arcsec, > 0 to 60; default 1, of which HST's guide stars leave half.</summary>
    public double SearchRadiusArcsec { get; init; } = 1;

    /// <summary>A star and its reference are at most so far apart when aligned, arcsec, > 0 to 10; default 0.1.</summary>
    public double ToleranceArcsec { get; init; } = 0.1;

    /// <summary>Of sources closer together than this the fainter is left out, pixels, ≥ 0; default 0.5.</summary>
    public double SeparationPx { get; init; } = 0.5;

    /// <summary>What the correction may be; default offset, rotation and scale.</summary>
    public FitGeometry Geometry { get; init; } = FitGeometry.RScale;

    /// <summary>Largest rotation, degrees, 0 to 10; default 0.1.</summary>
    public double MaxRotationDegrees { get; init; } = 0.1;

    /// <summary>Largest difference of the scale from 1, 0 to 0.1; default 0.005.</summary>
    public double MaxScaleChange { get; init; } = 0.005;

    /// <summary>Rounds of clipping of the fit at most, ≥ 0; default 3.</summary>
    public int NClip { get; init; } = 3;

    /// <summary>Residuals of more σ along x or y are clipped, > 0; default 3.</summary>
    public double Sigma { get; init; } = 3;

    /// <summary>Fewer matches fail, ≥ 2; default 4.</summary>
    public int MinMatches { get; init; } = 4;

    /// <summary>
    /// An alignment that chance would bring about in more than so many fields of random positions fails, > 0 to 1; default 10⁻⁵.
    /// </summary>
    public double MaxFalseAlarms { get; init; } = 1e-5;

    /// <summary>
    /// 1 σ error of the position of a source, along an axis, pixels, > 0; default 0.1. One for all, as S/N says little of it: of
    /// simulated drizzled stars above 20 σ DAOFIND finds faint and bright to 0.02 to 0.05 px, and the brightest, saturated, to 0.2 px.
    /// </summary>
    public double CentroidErrorPx { get; init; } = 0.1;

    /// <summary>
    /// Passes when the correction is known to so many pixels (1 σ) all over the field, > 0; default 0.2. Fails at five times it.
    /// </summary>
    public double AccuracyPx { get; init; } = 0.2;

    /// <summary>Only so many sources of each image, the brightest, ≥ 1; null (default) for all.</summary>
    public int? Brightest { get; init; }

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Check(SearchRadiusArcsec is > 0 and <= 60, $"SearchRadiusArcsec is {SearchRadiusArcsec}, not more than 0 and at most 60");
        Check(ToleranceArcsec is > 0 and <= 10, $"ToleranceArcsec is {ToleranceArcsec}, not more than 0 and at most 10");
        Check(SeparationPx >= 0, $"SeparationPx is {SeparationPx}, not ≥ 0");
        Check(Enum.IsDefined(Geometry), $"Geometry is {(int)Geometry}");
        Check(MaxRotationDegrees is >= 0 and <= 10, $"MaxRotationDegrees is {MaxRotationDegrees}, not between 0 and 10");
        Check(MaxScaleChange is >= 0 and <= 0.1, $"MaxScaleChange is {MaxScaleChange}, not between 0 and 0.1");
        Check(NClip >= 0, $"NClip is {NClip}, not ≥ 0");
        Check(Sigma > 0, $"Sigma is {Sigma}, not positive");
        Check(MinMatches >= 2, $"MinMatches is {MinMatches}, not ≥ 2");
        Check(MaxFalseAlarms is > 0 and <= 1, $"MaxFalseAlarms is {MaxFalseAlarms}, not more than 0 and at most 1");
        Check(CentroidErrorPx > 0 && double.IsFinite(CentroidErrorPx), $"CentroidErrorPx is {CentroidErrorPx}, not a positive number");
        Check(AccuracyPx > 0 && double.IsFinite(AccuracyPx), $"AccuracyPx is {AccuracyPx}, not a positive number");
        Check(Brightest is null or >= 1, $"Brightest is {Brightest}, not ≥ 1");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");

        void Check(bool isRight, FormattableString fault)
        {
            if (!isRight) faults.Add(FormattableString.Invariant(fault));
        }
    }
}
