namespace HstNotebooks.Astrometry;

/// <summary>
/// A catalogue that cannot be had: the message names the file, column and row, or the archive and its answer, and what to try.
/// </summary>
public sealed class CatalogException : Exception
{
    /// <summary>With a message.</summary>
    public CatalogException(string message) : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public CatalogException(string message, Exception inner) : base(message, inner) { }

    /// <summary>With the default message.</summary>
    public CatalogException() { }
}
