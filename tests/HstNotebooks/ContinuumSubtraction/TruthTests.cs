
namespace HstNotebooks.Tests.Subtraction;

/// <summary>What the defaults find in simulated galaxies, against what they were made of, and against the published way.</summary>
public sealed class TruthTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(101)]
    [InlineData(202)]
    [InlineData(303)]
    public void The_truth_is_found_and_better_than_in_the_original(int seed)
    {
        using var galaxy = new SimulatedGalaxy(new PhangsLikeOptions { Seed = (ulong)seed, Width = 760, Height = 700 });
        var truth = new TruthComparison(galaxy);
        TruthNumbers ours = truth.Of(galaxy.Run()), original = truth.Of(galaxy.Run(new(Fidelity.Original)));
        output.WriteLine($"{seed} ours     {ours}");
        output.WriteLine($"{seed} original {original}");

        Assert.All(ours.OffsetRatios, r => Assert.Equal(1, r, 0.01));
        Assert.Equal(1, ours.SlopeRatio, 0.01);
        Assert.InRange(ours.Regions, 8, 60);
        Assert.Equal(1, ours.SummedFlux, 0.02);
        Assert.Equal(1, ours.MedianFlux, 0.02);
        Assert.InRange(ours.PullWidth, 0.97, 1.03);
        Assert.Equal(0, ours.Unsubtracted);
        Assert.True(ours.FlaggedCosmicRays > 0.5, ours.ToString());

        Assert.True(Math.Abs(ours.OffsetRatios[0] - 1) < Math.Abs(original.OffsetRatios[0] - 1));
        Assert.True(Math.Abs(ours.Residual) < Math.Abs(original.Residual));
        Assert.True(original.Unsubtracted > 100);
    }
}
