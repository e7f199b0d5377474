using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace HstNotebooks.Cli;

/// <summary>
/// Why a cell failed: kind and message for the terminal, all there is to know for the notebook, and the line of the cell
/// (1-based) where it is known.
/// </summary>
internal sealed record CellError(string Kind, string Message, string Details, int? Line)
{
    private const string CompilationKind = "Compilation error";

    /// <summary>The library says what was expected and what to try; its message stands without the name of its type.</summary>
    public bool IsFromLibrary { get; private init; }

    /// <summary>The cell was stopped from outside: no exception of its own, even where one is expected.</summary>
    public bool WasStopped { get; private init; }

    public static CellError Thrown(Exception exception, string cellPath) =>
        new(exception.GetType().Name, exception.Message, exception.ToString(), LineIn(exception, cellPath))
        {
            IsFromLibrary = exception.GetType().FullName!.StartsWith("HstNotebooks.", StringComparison.Ordinal),
        };

    public static CellError NotCompiled(IEnumerable<Diagnostic> errors, string cellPath)
    {
        var all = errors.OrderBy(error => error.Location.SourceSpan.Start).ToList();
        var text = string.Join('\n', all.Select(error => Text(error, cellPath)));
        var first = all.FirstOrDefault(error => error.Location.GetLineSpan().Path == cellPath)?.Location.GetLineSpan().StartLinePosition.Line + 1;
        return new CellError(CompilationKind, text, $"{CompilationKind}\n{text}", first);
    }

    public static CellError DidNotFail() =>
        Plain("Expected error", "the cell is tagged raises-exception, but it did not fail");

    public static CellError TimedOut(TimeSpan limit)
    {
        var seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return Plain(nameof(TimeoutException), $"the cell ran longer than {seconds} s (--timeout)") with { WasStopped = true };
    }

    public static CellError Cancelled() => Plain("Cancelled", "the run was cancelled while this cell ran") with { WasStopped = true };

    /// <summary>"(3,5): error CS0103: …", line and column within the cell.</summary>
    public static string Text(Diagnostic diagnostic, string cellPath)
    {
        var place = diagnostic.Location.GetLineSpan();
        var file = place.Path == cellPath || !place.IsValid ? "" : place.Path;
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        var (line, column) = (place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1);
        return $"{file}({line},{column}): {severity} {diagnostic.Id}: {message}{Advice(diagnostic.Id, message, cellPath)}";
    }

    private static CellError Plain(string kind, string message) => new(kind, message, $"{kind}: {message}", null);

    // CS0006: a file named by #r does not exist.
    private static string Advice(string id, string message, string cellPath) => id != "CS0006" ? ""
        : $" (relative to {Path.GetDirectoryName(cellPath)})"
            + (message.Replace('\\', '/').Contains("lib/bin/HstNotebooks.dll", StringComparison.Ordinal) ? "; build first: dotnet build -c Release" : "");

    private static int? LineIn(Exception exception, string cellPath) => new StackTrace(exception, fNeedFileInfo: true).GetFrames()
        .Where(frame => frame.GetFileName() == cellPath && frame.GetFileLineNumber() > 0)
        .Select(frame => (int?)frame.GetFileLineNumber())
        .FirstOrDefault();
}
