namespace HstNotebooks.Imaging;

/// <summary>What a hit pixel is replaced by, from the 5 × 5 pixels about it; good pixels are neither flagged, masked nor missing.</summary>
public enum CosmicRayCleaning
{
    /// <summary>The median of the good pixels.</summary>
    MaskedMedian,

    /// <summary>The mean of the good pixels.</summary>
    MaskedMean,

    /// <summary>The mean of the good pixels, weighted by the inverse of their distance.</summary>
    InverseDistance,

    /// <summary>The median of all pixels that are neither masked nor missing, flagged ones too.</summary>
    Median,
}
