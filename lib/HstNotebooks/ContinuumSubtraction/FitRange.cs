namespace HstNotebooks;

/// <summary>What part of the pixels a panel of an anchoring fit shows.</summary>
public enum FitRange
{
    /// <summary>The fainter three quarters.</summary>
    Core,

    /// <summary>The faintest third, where the offset is.</summary>
    Faint,

    /// <summary>HST − MUSE over MUSE: what the fit leaves.</summary>
    Difference,

    /// <summary>All, logarithmically, without the offset.</summary>
    All,
}
