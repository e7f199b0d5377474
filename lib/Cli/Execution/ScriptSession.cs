using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace HstNotebooks.Cli;

/// <summary>The cells of one notebook as one growing C# script, in the dialect of the .NET Interactive C# kernel and no other.</summary>
internal sealed class ScriptSession : IDisposable
{
    private static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        typeof(CellApi).FullName!, typeof(CellExtensions).FullName!,
    ];

    // The kernel asks the same: whether the last expression has a value. There is no public way.
    private static readonly MethodInfo HasReturnValue = typeof(Script).GetMethod("HasReturnValue", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly ScriptOptions _options;
    private readonly string _notebookPath;
    private ScriptState<object>? _state;

    public ScriptSession(string notebookPath, Action<string> warn)
    {
        _notebookPath = notebookPath;
        var folder = Path.GetDirectoryName(notebookPath)!;
        SharedAssemblies.RegisterWith(_loader);
        _options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithImports(Imports)
            .AddReferences(typeof(CellApi).Assembly)
            .WithMetadataResolver(new NotebookReferences(folder, warn))
            .WithSourceResolver(new SourceFileResolver([], folder))
            .WithEmitDebugInformation(true) // for the line of an exception
            .WithFileEncoding(Encoding.UTF8);
    }

    /// <summary>Compiles and runs one cell; what it prints and displays is in <paramref name="outputs"/>. Null when it succeeded.</summary>
    public async Task<CellError?> RunAsync(string source, int cellNumber, CellOutputs outputs, CancellationToken token)
    {
        // In the notebook's folder, so that #load finds its files; the rest is how a stack trace names the cell.
        var path = $"{_notebookPath} cell {cellNumber}";
        try
        {
            var script = Continue(FrontEndOnly.ToScript(source), _options.WithFilePath(path));
            var diagnostics = script.Compile(token);
            if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                return CellError.NotCompiled(diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), path);
            foreach (var warning in diagnostics) outputs.Print("stderr", CellError.Text(warning, path) + "\n");

            _state = _state is null
                ? await script.RunAsync(null, static _ => true, token)
                : await script.RunFromAsync(_state, static _ => true, token);
            if (_state.Exception is { } thrown) return thrown is OperationCanceledException && token.IsCancellationRequested
                ? CellError.Cancelled()
                : CellError.Thrown(thrown, path);
            if (_state.ReturnValue is { } value && (bool)HasReturnValue.Invoke(script, null)!) outputs.AddResult(value);
            return null;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return CellError.Cancelled();
        }
        catch (Exception fault) // a formatter of the last value, or the compiler itself
        {
            return CellError.Thrown(fault, path);
        }
    }

    public void Dispose() => _loader.Dispose();

    private Script<object> Continue(string code, ScriptOptions options) => _state is null
        ? CSharpScript.Create<object>(code, options, globalsType: null, _loader)
        // Later cells inherit the imports. With their own they would see CellApi twice once a cell has #r, for each cell's references
        // make symbols of their own.
        : _state.Script.ContinueWith<object>(code, options.WithImports());
}
