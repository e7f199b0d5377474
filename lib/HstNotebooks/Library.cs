using System.Reflection;

namespace HstNotebooks;

/// <summary>Which library this is.</summary>
public static class Library
{
    /// <summary>Version of the library, as written into every product.</summary>
    public static string Version { get; } = typeof(Library).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>One line for the head of a notebook: library, runtime and cores.</summary>
    public static string Describe() =>
        $"HstNotebooks {Version} · .NET {Environment.Version} · {Environment.ProcessorCount} cores";
}
