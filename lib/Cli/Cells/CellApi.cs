namespace HstNotebooks.Cli;

/// <summary>
/// What a cell may call besides .NET and the library: the display functions of the .NET Interactive C# kernel, under their names.
/// Every script imports the members of this class and of <see cref="CellExtensions"/>.
/// </summary>
public static class CellApi
{
    /// <summary>Shows a value now; <paramref name="mimeTypes"/> asks for others than the type's own.</summary>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => CellOutputs.OfRunningCell().Display(value, mimeTypes);

    /// <summary>HTML that is shown as it is.</summary>
    public static HtmlFragment HTML(string content) => new(content);
}
