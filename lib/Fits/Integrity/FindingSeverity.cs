namespace HstNotebooks.Fits;

/// <summary>How much a departure from the FITS standard matters.</summary>
public enum FindingSeverity
{
    /// <summary>Allowed, but deprecated, ambiguous or likely a mistake.</summary>
    Warning,

    /// <summary>The standard is violated.</summary>
    Error,
}
