namespace HstNotebooks.Fits;

/// <summary>A FITS file that is not what it should be: the message names the file, the HDU and the keyword.</summary>
public sealed class FitsException : Exception
{
    /// <summary>With a message.</summary>
    public FitsException(string message) : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public FitsException(string message, Exception inner) : base(message, inner) { }

    /// <summary>With the default message.</summary>
    public FitsException() { }
}
