namespace HstNotebooks;

/// <summary>A reduction that cannot go on: what was expected, what was found, in which file, and what to try.</summary>
public sealed class ReductionException : Exception
{
    /// <summary>With a message.</summary>
    public ReductionException(string message) : base(message) { }

    /// <summary>With a message and its cause.</summary>
    public ReductionException(string message, Exception inner) : base(message, inner) { }

    /// <summary>With the default message.</summary>
    public ReductionException() { }
}
