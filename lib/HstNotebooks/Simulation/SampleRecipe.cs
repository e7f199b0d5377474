using System.Text.Json;
using System.Text.Json.Serialization;

namespace HstNotebooks;

/// <summary>What a sample is made of: the JSON file whose <c>kind</c> says which simulation it is for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UdfLikeRecipe), "udf-like")]
[JsonDerivedType(typeof(AcsExposureRecipe), "acs-exposure")]
[JsonDerivedType(typeof(PhangsLikeRecipe), "phangs-like")]
[JsonDerivedType(typeof(AcsParallelRecipe), "acs-parallel")]
internal abstract record SampleRecipe
{
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        NewLine = "\n",
    };

    public required string Description { get; init; }
    public required ulong Seed { get; init; }

    /// <summary>Simulates the sample into a folder that does not exist; its <c>truth.json</c> marks it as simulated.</summary>
    public abstract void Write(string folder);
}
