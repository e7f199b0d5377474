namespace HstNotebooks.Fits;

/// <summary>What a CSV file does not say of itself.</summary>
public sealed record CsvOptions
{
    /// <summary>The separator of fields; null, the default: comma, tab or semicolon, of which the first line has most.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first line holds the names of the columns (default true); else they are called col1, col2, …</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Fields that stand for a missing value as the empty field does, such as NA, --, -999; none by default.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Names of columns that stay text whatever they look like, such as identifiers with leading zeros; none by default.</summary>
    public IReadOnlyList<string> TextColumns { get; init; } = [];

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">The separator cannot be one.</exception>
    public void Validate()
    {
        if (Delimiter is null or (> ' ' and <= '~' and not ('"' or '#')) or ' ' or '\t') return;
        throw new ArgumentException("The separator must be an ASCII character other than a quote, '#' or a line end.", nameof(Delimiter));
    }
}
