namespace HstNotebooks;

/// <summary>Products under the names of the archive: copied, never moved, and over a file that is there only when asked to.</summary>
/// <param name="Files">Each product and its name at MAST.</param>
public sealed record MastDelivery(IReadOnlyList<(string Path, MastName Name)> Files)
{
    /// <summary>What <see cref="Copy"/> will do.</summary>
    public DataTable Table()
    {
        var table = new DataTable("product", "name at MAST", "there");
        foreach (var (path, name) in Files) table.Add(Path.GetFileName(path), name.ToString(), File.Exists(path) ? "yes" : "no");
        return table;
    }

    /// <summary>Copies the products into a folder; nothing is copied unless all can be. Files appear only when they are complete.</summary>
    /// <param name="folder">The folder; created when absent.</param>
    /// <param name="replace">Whether files of these names that are there are replaced; default: no, they are refused.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <returns>Full paths of the copies.</returns>
    /// <exception cref="ReductionException">A product is missing, two have one name, or a file of that name is in the folder.</exception>
    public IReadOnlyList<string> Copy(string folder, bool replace = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var copies = Files.Select(f => (f.Path, To: Path.GetFullPath(f.Name.ToString(), Path.GetFullPath(folder)))).ToArray();
        var faults = copies.Where(c => !File.Exists(c.Path)).Select(c => $"{c.Path} is missing")
            .Concat(copies.GroupBy(c => c.To).Where(g => g.Count() > 1)
                .Select(g => $"{string.Join(" and ", g.Select(c => c.Path))} would both be {Path.GetFileName(g.Key)}"))
            .Concat(copies.Where(c => !replace && File.Exists(c.To)).Select(c => $"{c.To} is there already")).Distinct().ToArray();
        if (faults.Length > 0) throw new ReductionException($"Nothing was copied: {string.Join("; ", faults)}.");
        Directory.CreateDirectory(folder);
        foreach (var (path, to) in copies)
        {
            cancellation.ThrowIfCancellationRequested();
            string part = to + ".part";
            try
            {
                File.Copy(path, part, overwrite: true);
                File.Move(part, to, replace);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                File.Delete(part);
                throw new ReductionException($"{path} cannot be copied to {to}: {e.Message}", e);
            }
        }
        return [.. copies.Select(c => c.To)];
    }
}
