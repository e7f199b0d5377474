using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace HstNotebooks.Cli;

/// <summary>
/// The library and everything it stands on, as loaded by this program. A notebook's <c>#r</c> names another copy of the same
/// files: compiled against and run with this one, a type in a cell is the same type here.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly Lazy<IReadOnlyDictionary<string, Assembly>> Loaded = new(Closure);

    public static void RegisterWith(InteractiveAssemblyLoader loader)
    {
        foreach (var assembly in Loaded.Value.Values) loader.RegisterDependency(assembly);
    }

    /// <summary>The path of this program's copy of the assembly, or null where it has none.</summary>
    public static string? PathOf(string simpleName) => Loaded.Value.TryGetValue(simpleName, out var assembly) ? assembly.Location : null;

    /// <summary>Whether two files are the same build.</summary>
    public static bool AreSameBuild(string first, string second) => BuildId(first) == BuildId(second);

    private static Guid BuildId(string path)
    {
        using var metadata = ModuleMetadata.CreateFromFile(path);
        return metadata.GetModuleVersionId();
    }

    private static Dictionary<string, Assembly> Closure()
    {
        var found = new Dictionary<string, Assembly>(StringComparer.OrdinalIgnoreCase);
        var queue = new Queue<Assembly>([typeof(Library).Assembly]);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        while (queue.TryDequeue(out var assembly))
        {
            if (Path.GetDirectoryName(assembly.Location) == framework || !found.TryAdd(assembly.GetName().Name!, assembly)) continue;
            foreach (var name in assembly.GetReferencedAssemblies()) queue.Enqueue(Assembly.Load(name));
        }
        return found;
    }
}
