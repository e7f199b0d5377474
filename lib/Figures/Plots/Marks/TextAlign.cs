namespace HstNotebooks;

/// <summary>Which part of a text is at its place.</summary>
public enum TextAlign
{
    /// <summary>It begins there.</summary>
    Left,

    /// <summary>Its middle.</summary>
    Centre,

    /// <summary>It ends there.</summary>
    Right,
}
