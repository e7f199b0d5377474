using System.Text.Json;

namespace HstNotebooks;

/// <summary>
/// Sample data: a recipe <c>name.json</c> is kept, the pixels are simulated from it on first use into a folder <c>name</c> beside it.
/// The same recipe gives the same bytes everywhere.
/// </summary>
public static class Samples
{
    /// <summary>
    /// The full path of a folder of data. When it does not exist, but a recipe of its name does, the sample is simulated first.
    /// </summary>
    /// <param name="folder">A folder, such as <c>../data-samples/udf-like</c>.</param>
    /// <exception cref="ReductionException">There is neither folder nor recipe, or the recipe is not understood.</exception>
    public static string Ensure(string folder)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Directory.Exists(path)) return path;
        if (!File.Exists(path + ".json"))
        {
            throw new ReductionException($"There is no folder {path}, and no recipe {path}.json to simulate it from.");
        }
        return Simulate(path + ".json", replace: false);
    }

    /// <summary>
    /// The full path of a file of a sample: <paramref name="dataset"/> itself when that is a file, one's own for example.
    /// </summary>
    /// <param name="dataset">A file, or a folder as for <see cref="Ensure"/>.</param>
    /// <param name="fileName">The file's name in the folder.</param>
    /// <exception cref="ReductionException">There is neither file, folder nor recipe, or the folder has no such file.</exception>
    public static string PathOf(string dataset, string fileName)
    {
        if (File.Exists(dataset)) return Path.GetFullPath(dataset);
        string path = Path.Combine(Ensure(dataset), fileName);
        return File.Exists(path) ? path : throw new ReductionException($"{Path.GetDirectoryName(path)} has no {fileName}: give the file itself.");
    }

    /// <summary>Simulates a sample anew, in place of the old one; returns its folder.</summary>
    /// <exception cref="ReductionException">The recipe is not understood, or a folder of its name holds something else.</exception>
    public static string Make(string recipePath) => Simulate(recipePath, replace: true);

    private static string Simulate(string recipePath, bool replace)
    {
        var recipe = Read(recipePath);
        string folder = Path.ChangeExtension(Path.GetFullPath(recipePath), null), temporary = folder + $".{Environment.ProcessId}.part";
        if (Directory.Exists(folder) && !File.Exists(Path.Combine(folder, "truth.json")))
        {
            throw new ReductionException($"{folder} exists and is no simulated sample: it is left alone. Move it, or give the recipe another name.");
        }
        try
        {
            recipe.Write(temporary);
            // Another run may have simulated the same sample meanwhile: the same bytes.
            if (Directory.Exists(folder) && !replace) return folder;
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.Move(temporary, folder);
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
        return folder;
    }

    /// <summary>Recipes of a folder, and whether their sample has been simulated.</summary>
    public static IReadOnlyList<(string RecipePath, string Description, bool Made)> List(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(f => (f, Read(f).Description, Directory.Exists(Path.ChangeExtension(f, null))))];

    private static SampleRecipe Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SampleRecipe>(File.ReadAllText(path), SampleRecipe.Json)
                ?? throw new JsonException("it is empty.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or IOException)
        {
            throw new ReductionException($"The recipe {path} is not understood: {e.Message}", e);
        }
    }
}
