namespace HstNotebooks;

/// <summary>What pixels mean, which decides how many of them become one.</summary>
internal enum PixelKind
{
    /// <summary>Measured values: a block shows their mean.</summary>
    Values,

    /// <summary>Numbers of objects (int): a block shows the most frequent one.</summary>
    Labels,

    /// <summary>Flags (byte) or a mask (bool): a block shows the largest, so that a single one survives.</summary>
    Flags,
}
