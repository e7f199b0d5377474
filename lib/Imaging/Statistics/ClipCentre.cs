namespace HstNotebooks.Imaging;

/// <summary>About what outliers are rejected.</summary>
public enum ClipCentre
{
    /// <summary>The median (<c>astropy.stats.sigma_clip</c>).</summary>
    Median,

    /// <summary>The mean (<c>scipy.stats.sigmaclip</c>).</summary>
    Mean,
}
