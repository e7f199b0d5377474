namespace HstNotebooks.Imaging;

/// <summary>Which peaks of a source become sources.</summary>
public enum DeblendRules
{
    /// <summary>
    /// Those that keep the contrast after the pixels are shared out; the faintest is given up first (<c>photutils</c> since 1.2).
    /// </summary>
    Photutils16,

    /// <summary>
    /// Those of every level at which one part has the contrast, so that the contrast hardly acts; parts that touch by corners only are
    /// separate (<c>photutils</c> 0.6). For results that were published so.
    /// </summary>
    Photutils06,
}
