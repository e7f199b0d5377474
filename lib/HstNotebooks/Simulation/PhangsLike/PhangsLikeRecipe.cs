namespace HstNotebooks;

/// <summary>A simulated galaxy of the PHANGS-HST Hα survey as a sample: its options, of which the seed is the recipe's.</summary>
internal sealed record PhangsLikeRecipe : SampleRecipe
{
    public required PhangsLikeOptions Options { get; init; }

    public override void Write(string folder)
    {
        try
        {
            PhangsLikeGalaxy.Simulate(Options with { Seed = Seed }, folder);
        }
        catch (ArgumentException e)
        {
            throw new ReductionException($"The recipe cannot be simulated: {e.Message}", e);
        }
    }
}
