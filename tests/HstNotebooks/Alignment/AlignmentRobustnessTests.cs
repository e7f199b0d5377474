using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Alignments;

/// <summary>
/// Few true stars among many false ones: the right answer or a failed verdict, never a wrong answer that can be accepted, whether the
/// errors of the sources are what <see cref="AlignmentOptions.CentroidErrorPx"/> says or three times as much. 100 random fields, or as many
/// as HSTNOTEBOOKS_ALIGNMENT_FIELDS says.
/// </summary>
public sealed class AlignmentRobustnessTests(ITestOutputHelper output)
{
    private static int Fields => int.TryParse(Environment.GetEnvironmentVariable("HSTNOTEBOOKS_ALIGNMENT_FIELDS"), NumberStyles.None,
        CultureInfo.InvariantCulture, out int fields) ? fields : 100;

    // Wrong by more than so many times its own uncertainty.
    private const double WrongSigmas = 4;

    [Theory]
    [InlineData(5, 300, 15, 0.02, 0.8)]
    [InlineData(5, 300, 15, 0.1, 0.15)]
    [InlineData(5, 300, 15, 0.3, 0)]
    [InlineData(5, 300, 300, 0.03, 0.75)]
    [InlineData(5, 300, 300, 0.1, 0)]
    [InlineData(5, 300, 300, 0.3, 0)]
    [InlineData(8, 300, 60, 0.03, 0.95)]
    [InlineData(8, 300, 60, 0.1, 0.8)]
    [InlineData(8, 300, 60, 0.3, 0)]
    [InlineData(40, 300, 100, 0.1, 0.99)]
    [InlineData(40, 300, 100, 0.3, 0)]
    [InlineData(0, 300, 305, 0.1, 0)]
    [InlineData(2, 300, 60, 0.1, 0)]
    [InlineData(3, 3000, 60, 0.02, 0)]
    public void The_answer_is_right_or_fails(int stars, int falseDetections, int otherReference, double centroidPx, double least)
    {
        var ends = new (Outcome Outcome, double Worst, double Sigmas, double Pull)[Fields];
        Compute.For(Fields, i =>
        {
            var scene = new AlignmentScene(
                (ulong)(1000 * (stars + otherReference) + i), stars, falseDetections, otherReference, centroidPx: centroidPx);
            var result = scene.Fit();
            if (result.Fit is null) return;
            var corrected = result.AcceptAnyway("test").Corrected[0];
            double worst = scene.ErrorMas(corrected).Worst, sigma = result.UncertaintyMas;
            ends[i] = (result.Verdict.Outcome, worst, worst / sigma, NorthMasAtOrigin(scene, corrected) / sigma);
        });
        var accepted = ends.Where(e => e is { Sigmas: > 0, Outcome: not Outcome.Fail }).ToArray();
        int passed = accepted.Count(e => e.Outcome == Outcome.Pass);
        double pull = Math.Sqrt(accepted.Select(e => e.Pull * e.Pull).DefaultIfEmpty().Average());
        double mas = accepted.Select(e => e.Worst).DefaultIfEmpty().Max(), sigmas = accepted.Select(e => e.Sigmas).DefaultIfEmpty().Max();
        output.WriteLine(FormattableString.Invariant($"{stars} stars of {centroidPx} px, {falseDetections} false, {otherReference} other: ")
            + FormattableString.Invariant($"of {Fields} fields {passed} passed, {accepted.Length - passed} warned; the worst is ")
            + FormattableString.Invariant($"off by {mas:0.0} mas, by {sigmas:0.0} σ; rms of a corner {pull:0.00} σ."));
        Assert.DoesNotContain(accepted, e => !(e.Sigmas <= WrongSigmas));
        Assert.True(passed >= least * Fields, $"{passed} of {Fields} passed.");
        if (accepted.Length >= 50) Assert.InRange(pull, 0.15, 1.1);
        if (stars < 4) Assert.Empty(accepted);
    }

    [Fact]
    public void The_uncertainty_allows_for_luck()
    {
        // Twelve stars leave 20 degrees of freedom: χ² is above 10.851 in 95 of 100 cases (tables of χ²).
        var result = new AlignmentScene(21, 12, 0, 0, centroidPx: 0.2).Fit();
        Assert.Equal(12, result.Count);
        double shown = 1000 * result.Corners.Max(corner => result.Fit!.ErrorAt(corner));
        Assert.Equal(Math.Sqrt(20 / 10.851), result.UncertaintyMas / shown, 1e-3);
    }

    [Fact]
    public void A_star_with_a_larger_error_is_not_left_out_to_make_the_others_agree()
    {
        // That four of five agree to a few mas is more significant than that all do to 50; the fifth is a star all the same.
        var scene = new AlignmentScene(22, 5, 300, 15);
        scene.Positions[2] = new(scene.Positions[2].X + 1, scene.Positions[2].Y);
        var result = scene.Fit();
        Assert.Equal(4, result.Search!.Pairs.Count);
        Assert.Equal(5, result.Count);
        Assert.True(result.UncertaintyMas > 10);
        Assert.NotEqual(Outcome.Pass, result.Verdict.Outcome);
    }

    private static double NorthMasAtOrigin(AlignmentScene scene, Wcs wcs) =>
        3.6e6 * (wcs.PixelToSky(new(0, 0)).Dec - scene.Truth.PixelToSky(new(0, 0)).Dec);
}
