using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HstNotebooks.Cli;

/// <summary>One output of a cell, as the notebook format knows it: printed text, a displayed value, or an error.</summary>
internal abstract class CellOutput
{
    private CellOutput()
    {
    }

    public abstract JsonObject ToJson(int executionCount);

    /// <summary>Text printed to the console; <paramref name="name"/> is <c>stdout</c> or <c>stderr</c>.</summary>
    public sealed class Stream(string name) : CellOutput
    {
        public string Name => name;

        public StringBuilder Text { get; } = new();

        public override JsonObject ToJson(int executionCount) => new()
        {
            ["name"] = name,
            ["output_type"] = "stream",
            ["text"] = NotebookJson.Lines(Text.ToString()),
        };
    }

    /// <summary>A value in all its MIME types; <paramref name="isResult"/> for the cell's last expression.</summary>
    public sealed class Data(object? value, IReadOnlyDictionary<string, string> texts, bool isResult) : CellOutput
    {
        public bool IsResult => isResult;

        /// <summary>The verdict that is displayed, if it is one.</summary>
        public Verdict? Verdict { get; private set; } = value as Verdict;

        public IReadOnlyDictionary<string, string> Texts { get; private set; } = texts;

        public void Replace(object? next, IReadOnlyDictionary<string, string> nextTexts) => (Verdict, Texts) = (next as Verdict, nextTexts);

        public override JsonObject ToJson(int executionCount)
        {
            var json = new JsonObject
            {
                ["data"] = new JsonObject(Texts.Select(text => KeyValuePair.Create(text.Key, Content(text.Key, text.Value)))),
                ["metadata"] = new JsonObject(),
                ["output_type"] = isResult ? "execute_result" : "display_data",
            };
            if (isResult) json.Insert(1, "execution_count", executionCount);
            return json;
        }

        // JSON is stored as JSON, everything else as lines of text.
        private static JsonNode? Content(string mimeType, string text)
        {
            if (mimeType != "application/json" && !mimeType.EndsWith("+json", StringComparison.Ordinal)) return NotebookJson.Lines(text);
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                return text;
            }
        }
    }

    public sealed class Error(CellError error) : CellOutput
    {
        public override JsonObject ToJson(int executionCount) => new()
        {
            ["ename"] = error.Kind,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Details.Split('\n').Select(line => (JsonNode)line.TrimEnd('\r'))]),
        };
    }
}
