using System.Reflection;

namespace HstNotebooks;

/// <summary>
/// Where <c>Show()</c> sends a picture or a card: the cell's output of a .NET Interactive kernel or of <c>hst run</c>.
/// In any other host the object's one-line text goes to the console; there, make it the last expression of the cell.
/// </summary>
public static class NotebookHost
{
    private static Action<object>? _display;

    /// <summary>
    /// How figures look in cells that did not choose a theme: <see cref="Theme.Dark"/> suits a dark notebook. Saved figures stay as for
    /// paper.
    /// </summary>
    public static Theme Theme { get; set; } = Theme.Paper;

    /// <summary>
    /// Sends everything shown from here on to <paramref name="display"/>; null returns to the kernel found in the process.
    /// </summary>
    public static void Use(Action<object>? display) => _display = display;

    /// <summary>
    /// Whether the page that will hold the outputs brings plotly.js along: then figures with images are interactive too, of any size.
    /// </summary>
    public static bool BringsPlotly { get; set; }

    /// <summary>Shows one object now, in the order of the cell's statements.</summary>
    public static void Display(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        (_display ?? InteractiveKernel(AppDomain.CurrentDomain.GetAssemblies()) ?? Console.WriteLine)(value);
    }

    // Kernel.display(object, params string[]) of Microsoft.DotNet.Interactive, by name: the package is never referenced.
    internal static Action<object>? InteractiveKernel(IEnumerable<Assembly> loaded)
    {
        var assembly = loaded.FirstOrDefault(a => a.GetName().Name == "Microsoft.DotNet.Interactive");
        var display = assembly?.GetType("Microsoft.DotNet.Interactive.Kernel")
            ?.GetMethod("display", BindingFlags.Public | BindingFlags.Static, [typeof(object), typeof(string[])]);
        return display is null ? null : value => display.Invoke(null, [value, Array.Empty<string>()]);
    }
}
