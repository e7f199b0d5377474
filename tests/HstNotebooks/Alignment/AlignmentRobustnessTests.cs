using System.Globalization;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Alignments;

/// <summary>
/// Few true stars among many false ones: the right answer or a failed verdict, never a wrong answer that passes. 100 random fields, or as
/// many as HSTNOTEBOOKS_ALIGNMENT_FIELDS says; of 1000 with 5 stars more than 900 pass, the others warn or fail.
/// </summary>
public sealed class AlignmentRobustnessTests(ITestOutputHelper output)
{
    private static int Fields => int.TryParse(Environment.GetEnvironmentVariable("HSTNOTEBOOKS_ALIGNMENT_FIELDS"), NumberStyles.None,
        CultureInfo.InvariantCulture, out int fields) ? fields : 100;

    // Half a pixel anywhere in the field is wrong.
    private const double WrongMas = 25;

    [Theory]
    [InlineData(5, 300, 15, 0.5)]
    [InlineData(5, 300, 300, 0.3)]
    [InlineData(0, 300, 305, 0)]
    [InlineData(2, 300, 60, 0)]
    [InlineData(3, 3000, 60, 0)]
    [InlineData(40, 300, 100, 0.99)]
    public void The_answer_is_right_or_fails(int stars, int falseDetections, int otherReference, double least)
    {
        var ends = new (Outcome Outcome, double Worst)[Fields];
        Compute.For(Fields, i =>
        {
            var scene = new AlignmentScene((ulong)(1000 * (stars + otherReference) + i), stars, falseDetections, otherReference);
            var result = scene.Fit();
            var outcome = result.Verdict.Outcome;
            double error = result.Fit is null ? double.NaN : scene.ErrorMas(result.AcceptAnyway("test").Corrected[0]).Worst;
            ends[i] = (outcome, error);
        });
        int passed = ends.Count(e => e.Outcome == Outcome.Pass), usable = ends.Count(e => e.Outcome != Outcome.Fail);
        int right = ends.Count(e => e.Worst < WrongMas);
        double worst = ends.Where(e => e.Outcome != Outcome.Fail).Select(e => e.Worst).DefaultIfEmpty().Max();
        output.WriteLine(FormattableString.Invariant($"{stars} stars, {falseDetections} false, {otherReference} other: of {Fields} fields ")
            + FormattableString.Invariant($"{passed} passed, {usable - passed} warned, {right} were right; ")
            + FormattableString.Invariant($"worst accepted {worst:0.0} mas."));
        Assert.DoesNotContain(ends, e => e.Outcome != Outcome.Fail && !(e.Worst < WrongMas));
        Assert.True(passed >= least * Fields, $"{passed} of {Fields} passed.");
    }
}
