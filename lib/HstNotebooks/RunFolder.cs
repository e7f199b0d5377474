namespace HstNotebooks;

/// <summary>
/// The folder of one run of a notebook: where its FITS products, figures and tables go.
/// <c>hst run -o folder</c> decides it; in a front end it is <c>../runs/&lt;notebook&gt;</c>, beside the folder of the notebooks.
/// </summary>
public sealed class RunFolder
{
    private static string? _chosen;

    private RunFolder(string path) => Path = path;

    /// <summary>Full path of the folder. It is created with the first file.</summary>
    public string Path { get; }

    /// <summary>The folder for products of the notebook <paramref name="notebookName"/> (its file name without <c>.ipynb</c>).</summary>
    public static RunFolder For(string notebookName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(notebookName);
        if (notebookName.AsSpan().ContainsAny('/', '\\') || notebookName is "." or "..")
            throw new ArgumentException($"'{notebookName}' is a path; the name of a notebook is expected.", nameof(notebookName));
        return new RunFolder(_chosen ?? System.IO.Path.GetFullPath(System.IO.Path.Combine("..", "runs", notebookName)));
    }

    /// <summary>Sends the products of whatever runs from here on to <paramref name="folder"/>; null returns to the default.</summary>
    public static void Use(string? folder) => _chosen = folder is null ? null : System.IO.Path.GetFullPath(folder);

    /// <summary>Full path of a file inside the folder, whose parent folder then exists: <c>run.File("figures/halpha.png")</c>.</summary>
    public string File(string relative)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(relative);
        var full = System.IO.Path.GetFullPath(relative, Path);
        if (System.IO.Path.GetRelativePath(Path, full) is var inside && (System.IO.Path.IsPathRooted(inside) || inside is "." or ".."
            || inside.StartsWith("../", StringComparison.Ordinal) || inside.StartsWith(@"..\", StringComparison.Ordinal)))
            throw new ArgumentException($"'{relative}' is not inside the run's folder {Path}.", nameof(relative));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return full;
    }

    /// <summary>Full path of a folder inside the folder, which then exists: <c>run.Folder("lists")</c>.</summary>
    public string Folder(string relative)
    {
        string full = File(relative);
        Directory.CreateDirectory(full);
        return full;
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
