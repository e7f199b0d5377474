namespace HstNotebooks.Astrometry;

/// <summary>A world coordinate system that cannot be used: the message names file, HDU and keyword, and what to try.</summary>
public sealed class WcsException : Exception
{
    /// <summary>With a message.</summary>
    public WcsException(string message) : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public WcsException(string message, Exception inner) : base(message, inner) { }

    /// <summary>With the default message.</summary>
    public WcsException() { }
}
