namespace HstNotebooks.Imaging;

/// <summary>How the levels at which a source may fall apart lie between its faintest and its brightest pixel.</summary>
public enum DeblendMode
{
    /// <summary>At equal ratios; evenly for a source whose faintest pixel is not positive.</summary>
    Exponential,

    /// <summary>Evenly.</summary>
    Linear,

    /// <summary>As sinh: dense near the faintest pixel, of any sign.</summary>
    Sinh,
}
