using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace HstNotebooks.Cli;

/// <summary>
/// Resolves <c>#r</c> of a cell relative to the notebook's folder, the library to the copy that this program runs
/// (<see cref="SharedAssemblies"/>), and keeps this program's own packages out of the cells' sight.
/// </summary>
internal sealed class NotebookReferences(string folder, Action<string> warn) : MetadataReferenceResolver
{
    private static readonly string Program = typeof(CellApi).Assembly.Location;
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly MetadataReferenceResolver _inner = ScriptMetadataResolver.Default.WithBaseDirectory(folder);

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var found = _inner.ResolveReference(reference, baseFilePath, properties);
        // A bare name finds this program's packages first; a notebook has only those of the framework and of its own folder.
        if (found is [{ FilePath: { } near }] && reference == Path.GetFileName(reference) && Path.GetDirectoryName(near) != Framework)
            found = _inner.ResolveReference($"./{reference}", baseFilePath, properties);
        if (found is not [{ FilePath: { } file }]) return found;
        if (SharedAssemblies.PathOf(Path.GetFileNameWithoutExtension(file)) is not { } shared) return found;
        if (!SharedAssemblies.AreSameBuild(file, shared))
            warn($"{file} is another build than the one `hst` runs with ({shared}), which is used. Rebuild both: dotnet build -c Release");
        return [MetadataReference.CreateFromFile(shared, properties)];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        var found = _inner.ResolveMissingAssembly(definition, referenceIdentity);
        var isOurs = definition is PortableExecutableReference { FilePath: { } file } && file == Program;
        return isOurs && Path.GetDirectoryName(found?.FilePath) != Framework ? null : found;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => folder.GetHashCode(StringComparison.Ordinal);
}
