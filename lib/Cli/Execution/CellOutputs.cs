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
            if (_outputs.LastOrDefault() is not CellOutput.Stream last || last.Name != stream) _outputs.Add(last = new CellOutput.Stream(stream));
            last.Text.Append(text);
        }
    }

    public DisplayedValue Display(object? value, IReadOnlyList<string> mimeTypes)
    {
        var output = Add(new CellOutput.Data(ObjectFormatter.Format(value, mimeTypes), isResult: false));
        return new DisplayedValue(next => Replace(output, ObjectFormatter.Format(next, mimeTypes)));
    }

    public DisplayedValue DisplayAs(string text, string mimeType)
    {
        var output = Add(new CellOutput.Data(new Dictionary<string, string> { [mimeType] = text }, isResult: false));
        return new DisplayedValue(next => Replace(output, new Dictionary<string, string> { [mimeType] = ObjectFormatter.PlainText(next) }));
    }

    /// <summary>The value of the cell's last expression.</summary>
    public void AddResult(object value) => Add(new CellOutput.Data(ObjectFormatter.Format(value, []), isResult: true));

    public void AddError(CellError error) => Add(new CellOutput.Error(error));

    public JsonArray ToJson(int executionCount)
    {
        lock (_gate) return [.. _outputs.Select(output => output.ToJson(executionCount))];
    }

    private T Add<T>(T output) where T : CellOutput
    {
        lock (_gate) _outputs.Add(output);
        return output;
    }

    private void Replace(CellOutput.Data output, IReadOnlyDictionary<string, string> texts)
    {
        lock (_gate) output.Texts = texts;
    }
}
