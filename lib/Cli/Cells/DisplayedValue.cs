namespace HstNotebooks.Cli;

/// <summary>Something displayed, which can be replaced where it stands.</summary>
public sealed class DisplayedValue
{
    private readonly Action<object?> _update;

    internal DisplayedValue(Action<object?> update) => _update = update;

    /// <summary>Shows another value in the same place, formatted in the same way.</summary>
    public void Update(object? updatedValue) => _update(updatedValue);
}
