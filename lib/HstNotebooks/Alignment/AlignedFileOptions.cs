namespace HstNotebooks;

/// <summary>How an alignment is written into a file.</summary>
public sealed record AlignedFileOptions
{
    /// <summary>WCSNAME and FITNAME of the new WCS, ASCII without blanks at the ends, 1 to 68 characters; default <c>GAIA</c>.</summary>
    public string WcsName { get; init; } = "GAIA";

    /// <summary>
    /// Whether a primary WCS of the same name is replaced, without being archived; default: such a file is refused, and so is, in any case,
    /// one with an archived WCS of that name.
    /// </summary>
    public bool ReplaceSameName { get; init; }

    /// <summary>Name of the reference catalogue for HISTORY, ASCII; default empty.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (!IsText(WcsName) || WcsName.Length is 0 or > 68 || WcsName.Trim() != WcsName)
        {
            faults.Add($"WcsName is '{WcsName}', not 1 to 68 ASCII characters without blanks at the ends");
        }
        if (!IsText(Reference)) faults.Add($"Reference is '{Reference}', not ASCII");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");

        static bool IsText(string text) => text is not null && text.All(c => c is >= ' ' and <= '~');
    }
}
