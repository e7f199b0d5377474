using System.Text.Json.Nodes;

namespace HstNotebooks.Cli;

/// <summary>What the running cell prints and displays, in the order in which it does so, from any thread.</summary>
internal sealed class CellOutputs
{
    private static volatile CellOutputs? _running;

    private readonly Lock _gate = new();
    private readonly List<CellOutput> _outputs = [];

    /// <summary>The cell that gets what is printed and displayed now; null between runs.</summary>
    public static CellOutputs? Running
    {
        get => _running;
        set => _running = value;
    }

    public static CellOutputs OfRunningCell() =>
        Running ?? throw new InvalidOperationException("Nothing can be displayed: no cell is running.");

    public void Print(string stream, string text)
    {
        if (text.Length == 0) return;
        lock (_gate)
        {
            if (_outputs.LastOrDefault() is not CellOutput.Stream last || last.Name != stream)
                _outputs.Add(last = new CellOutput.Stream(stream));
            last.Text.Append(text);
        }
    }

    public DisplayedValue Display(object? value, IReadOnlyList<string> mimeTypes)
    {
        var output = Add(new CellOutput.Data(value, ObjectFormatter.Format(value, mimeTypes), isResult: false));
        return new DisplayedValue(next => Replace(output, next, ObjectFormatter.Format(next, mimeTypes)));
    }

    public DisplayedValue DisplayAs(string text, string mimeType)
    {
        var output = Add(new CellOutput.Data(text, new Dictionary<string, string> { [mimeType] = text }, isResult: false));
        return new DisplayedValue(next =>
            Replace(output, next, new Dictionary<string, string> { [mimeType] = ObjectFormatter.PlainText(next) }));
    }

    /// <summary>The value of the cell's last expression.</summary>
    public void AddResult(object value) => Add(new CellOutput.Data(value, ObjectFormatter.Format(value, []), isResult: true));

    public void AddError(CellError error) => Add(new CellOutput.Error(error));

    /// <summary>The verdicts that stand in the cell's output.</summary>
    public IReadOnlyList<Verdict> Verdicts => [.. Data().Select(data => data.Verdict).OfType<Verdict>()];

    /// <summary>Whether the cell's last expression is a verdict.</summary>
    public bool ResultIsVerdict => Data().Any(data => data is { IsResult: true, Verdict: not null });

    /// <summary>Whether the cell did not reach its end.</summary>
    public bool EndsInError
    {
        get { lock (_gate) return _outputs.LastOrDefault() is CellOutput.Error; }
    }

    /// <summary>The cell's last expression as plain text; null where it has none.</summary>
    public string? ResultText => Data().FirstOrDefault(data => data.IsResult)?.Texts.GetValueOrDefault(ObjectFormatter.Plain);

    public JsonArray ToJson(int executionCount)
    {
        lock (_gate) return [.. _outputs.Select(output => output.ToJson(executionCount))];
    }

    private List<CellOutput.Data> Data()
    {
        lock (_gate) return [.. _outputs.OfType<CellOutput.Data>()];
    }

    private T Add<T>(T output) where T : CellOutput
    {
        lock (_gate) _outputs.Add(output);
        return output;
    }

    private void Replace(CellOutput.Data output, object? next, IReadOnlyDictionary<string, string> texts)
    {
        lock (_gate) output.Replace(next, texts);
    }
}
