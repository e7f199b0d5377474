namespace HstNotebooks.Imaging;

/// <summary>The level of a box, from the mean, median and standard deviation of its clipped pixels.</summary>
public enum BackgroundEstimator
{
    /// <summary>
    /// An estimate of the mode, 2.5 median − 1.5 mean; the median where |mean − median| ≥ 0.3 σ, for then the box is crowded (Bertin &amp;
    /// Arnouts 1996, section 4.1).
    /// </summary>
    SExtractor,

    /// <summary>The median.</summary>
    Median,

    /// <summary>The mean.</summary>
    Mean,
}
