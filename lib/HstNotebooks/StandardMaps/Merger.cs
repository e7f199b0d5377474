namespace HstNotebooks;

/// <summary>A galaxy together with a companion that has its own label.</summary>
/// <param name="Galaxy">Galaxy whose stamps are used.</param>
/// <param name="CompanionKey">Label of the companion in the segmentation map.</param>
public sealed record Merger(string Galaxy, int CompanionKey);
