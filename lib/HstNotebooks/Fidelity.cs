namespace HstNotebooks;

/// <summary>Whether a step does what is right, or what the published workflow did.</summary>
public enum Fidelity
{
    /// <summary>The default: known defects of the original are mended.</summary>
    Corrected,

    /// <summary>The published numbers, defects included.</summary>
    Original,
}
