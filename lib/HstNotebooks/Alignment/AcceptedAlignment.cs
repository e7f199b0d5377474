using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// An alignment whose WCS may be used and written: from <see cref="AlignmentResult.Accept"/>, or, recorded,
/// <see cref="AlignmentResult.AcceptAnyway"/>.
/// </summary>
public sealed class AcceptedAlignment
{
    internal AcceptedAlignment(AlignmentResult result, string? overrideReason)
    {
        (Result, OverrideReason) = (result, overrideReason);
        Corrected = [.. result.Images.Select(image => image.Wcs.Corrected(result.Plane, result.Fit!.Map))];
    }

    /// <summary>What was accepted.</summary>
    public AlignmentResult Result { get; }

    /// <summary>Why it was accepted though it failed; null when it did not.</summary>
    public string? OverrideReason { get; }

    /// <summary>The corrected WCS of each image; reference pixel and distortion are as before.</summary>
    public IReadOnlyList<Wcs> Corrected { get; }

    /// <inheritdoc/>
    public override string ToString() => OverrideReason is null ? $"accepted: {Result}" : $"accepted because {OverrideReason}: {Result}";
}
