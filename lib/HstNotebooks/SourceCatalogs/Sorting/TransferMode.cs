namespace HstNotebooks;

/// <summary>How a file comes to its folder.</summary>
public enum TransferMode
{
    /// <summary>A copy; the original stays. The default.</summary>
    Copy,

    /// <summary>A symbolic link to the original: no space is needed.</summary>
    Link,

    /// <summary>The file itself; nothing stays behind. What the original workflow did.</summary>
    Move,
}
