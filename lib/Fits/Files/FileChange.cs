namespace HstNotebooks.Fits;

/// <summary>How a file was brought up to date.</summary>
public enum FileChange
{
    /// <summary>There was nothing to write.</summary>
    None,

    /// <summary>Only what differs was written, into the file as it is.</summary>
    InPlace,

    /// <summary>The whole file was written under another name, which then took the place of the old file.</summary>
    Rewritten,
}
