using System.Text.Json;

namespace HstNotebooks;

/// <summary>
/// Simulated parallel fields as a sample: the options of each file. Their seeds follow from the recipe's, those of the sky are their own.
/// </summary>
internal sealed record AcsParallelRecipe : SampleRecipe
{
    public required IReadOnlyList<AcsParallelOptions> Fields { get; init; }

    public override void Write(string folder)
    {
        if (Fields is not { Count: > 0 } || Fields.Contains(null!))
            throw new ReductionException("The recipe cannot be simulated: it has no fields, or one that is null.");
        try
        {
            for (int i = 0; i < Fields.Count; i++) AcsParallelField.Simulate(Fields[i] with { Seed = Seed + (ulong)i }).Write(folder);
        }
        catch (ArgumentException e)
        {
            throw new ReductionException($"The recipe cannot be simulated: {e.Message}", e);
        }
        File.WriteAllText(Path.Combine(folder, "truth.json"), JsonSerializer.Serialize<SampleRecipe>(this, Json) + "\n");
    }
}
