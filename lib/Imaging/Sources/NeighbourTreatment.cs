namespace HstNotebooks.Imaging;

/// <summary>What becomes of the pixels of other sources that lie in the apertures of a source.</summary>
public enum NeighbourTreatment
{
    /// <summary>
    /// They are replaced by the pixels opposite the centre of the source, and by zero where these are of a neighbour too, missing, or
    /// beyond the aperture's rectangle; <c>MASK_TYPE CORRECT</c> of SExtractor.
    /// </summary>
    Correct,

    /// <summary>They are left out; <c>MASK_TYPE BLANK</c> of SExtractor.</summary>
    Mask,

    /// <summary>They count as they are.</summary>
    None,
}
