namespace HstNotebooks.Cli;

/// <summary>The display functions that a cell calls on a value.</summary>
public static class CellExtensions
{
    /// <summary>Shows the value now; <paramref name="mimeTypes"/> asks for others than the type's own.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => CellApi.display(value, mimeTypes);

    /// <summary>Shows a text that is of the type <paramref name="mimeType"/> already.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => CellOutputs.OfRunningCell().DisplayAs(value, mimeType);
}
