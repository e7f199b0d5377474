namespace HstNotebooks.Astrometry;

/// <summary>What a header says about distortion, for the reader: a fact, or a warning where keywords contradict one another.</summary>
/// <param name="IsWarning">Whether the positions may differ from what the author of the header meant.</param>
/// <param name="Text">One sentence that names the keywords.</param>
internal sealed record DistortionNote(bool IsWarning, string Text)
{
    /// <summary>A fact.</summary>
    public static DistortionNote Info(string text) => new(false, text);

    /// <summary>A warning.</summary>
    public static DistortionNote Warning(string text) => new(true, text);

    /// <inheritdoc/>
    public override string ToString() => IsWarning ? $"⚠ {Text}" : Text;
}
