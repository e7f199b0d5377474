using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// Judges an alignment: enough stars, more than chance, no other answer, known all over the field, residuals as expected, also of stars
/// that the fit has not seen, and a correction that a telescope can need.
/// </summary>
internal static class AlignmentVerdict
{
    /// <summary>Residuals that scatter by more than so many times the expected error fail.</summary>
    public const double MostScatter = 4;

    public static Verdict Of(AlignmentResult result)
    {
        var options = result.Options;
        var matches = Limit("matched stars", result.Count, result.Count >= options.MinMatches, "",
            FormattableString.Invariant($"≥ {options.MinMatches}"), "more reference stars or a lower threshold; see SearchRadiusArcsec");
        if (result.Fit is not { } fit || result.Search is not { } search) return Verdict.Of(matches);

        double least = Math.Log10(options.MaxFalseAlarms), pixelMas = 1000 * result.PixelScaleArcsec;
        var checks = new List<Check>
        {
            matches,
            Limit("chance alignments expected, log₁₀", search.LogFalseAlarms, search.LogFalseAlarms <= least, "",
                FormattableString.Invariant($"≤ {least:0.#}"),
                "chance may have made it: a narrower search, fewer false sources, more stars"),
        };
        if (result.Rival is { } rival)
        {
            checks.Add(Limit("the same of the best other answer, log₁₀", rival.LogFalseAlarms, rival.LogFalseAlarms > least, "",
                FormattableString.Invariant($"> {least:0.#}"), "two answers: a narrower search, or look for repeated sources"));
        }
        checks.Add(Check.AtMost("uncertainty over the field", result.UncertaintyMas / pixelMas, options.AccuracyPx, 5 * options.AccuracyPx,
            "px", "the stars are few or in one part of the field: a simpler Geometry"));
        double rms = fit.Scatter * 1000 / result.ExpectedErrorMas;
        if (double.IsFinite(rms))
        {
            checks.Add(Check.AtMost("scatter / expected", rms, 2, MostScatter, "", "wrong matches, or CentroidErrorPx is too small"));
        }
        double heldOut = result.HeldOutRmsMas / result.ExpectedErrorMas;
        checks.Add(Check.AtMost("residuals of held-out stars / expected", heldOut, 3, 6, "", "the fit does not foretell: too few stars"));
        checks.AddRange(Plausible(result, fit));
        return new(checks);
    }

    private static IEnumerable<Check> Plausible(AlignmentResult result, LinearFit fit)
    {
        var options = result.Options;
        const string advice = "more than the telescope is wrong by: another field, or a wrong fit";
        double offset = Math.Sqrt(Math.Pow(result.OffsetArcsec.East, 2) + Math.Pow(result.OffsetArcsec.North, 2));
        yield return AtMost("offset", offset, options.SearchRadiusArcsec, "″", advice);
        if (fit.Geometry == FitGeometry.Shift) yield break;
        yield return AtMost("rotation", Math.Abs(fit.RotationDegrees), options.MaxRotationDegrees, "°", advice);
        yield return AtMost("change of scale", Math.Abs(fit.Scale - 1), options.MaxScaleChange, "", advice);
        bool isReflected = fit.Map.Determinant < 0;
        if (isReflected) yield return Limit("determinant", fit.Map.Determinant, false, "", "> 0", "a reflection: CD has the wrong sign");
        if (fit.Geometry != FitGeometry.General) yield break;
        yield return AtMost("skew", Math.Abs(fit.SkewDegrees), options.MaxRotationDegrees, "°", advice);
        yield return AtMost("difference of the scales", Math.Abs(fit.Scales.X - fit.Scales.Y), options.MaxScaleChange, "", advice);
    }

    private static Check AtMost(string name, double value, double limit, string unit, string advice) =>
        Limit(name, value, value <= limit, unit, FormattableString.Invariant($"≤ {limit:G4}"), advice);

    private static Check Limit(string name, double value, bool passes, string unit, string limit, string advice) =>
        new(name, passes ? Outcome.Pass : Outcome.Fail, value, unit, limit, passes ? "" : advice);
}
