using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// YAML as null, bool, long, double, string, lists and lists of named values, which keep their order. Tags other than
/// <c>!!omap</c> are left out. Nesting and what aliases repeat are limited, so that a short text cannot stand for a huge tree.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 64;
    private const int MaxRepeated = 1 << 20;
    private const string OrderedMap = "tag:yaml.org,2002:omap";

    private readonly Parser parser;
    private readonly Dictionary<AnchorName, (object? Value, int Nodes)> anchors = [];
    private int nodes;
    private int repeated;

    private YamlTree(string text) => parser = new Parser(new StringReader(text));

    /// <exception cref="FitsException">The text is not YAML, or goes beyond the limits.</exception>
    public static object? Read(string text, string file, int firstLine)
    {
        var tree = new YamlTree(text);
        try
        {
            return tree.Document();
        }
        catch (YamlException e)
        {
            long line = firstLine - 1 + e.Start.Line;
            throw new FitsException(Invariant($"{file}, line {line}: the header is not valid YAML: {e.Message}"), e);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            // What the parser throws at, for instance, escapes beyond Unicode.
            long line = firstLine - 1 + (tree.parser.Current?.Start.Line ?? 1);
            throw new FitsException(Invariant($"{file}, line {line}: the header is not valid YAML: {e.Message}"), e);
        }
    }

    private object? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return null;
        var value = Node(0);
        parser.Consume<DocumentEnd>();
        return value;
    }

    private object? Node(int depth)
    {
        if (depth > MaxDepth) throw Refuse(Invariant($"it is nested deeper than {MaxDepth} levels."));
        if (parser.TryConsume<AnchorAlias>(out var alias)) return Repeat(alias);
        int before = nodes++;
        if (!parser.Accept<NodeEvent>(out var start)) throw Refuse("a value was expected.");
        object? value = start switch
        {
            Scalar scalar => Value(scalar),
            SequenceStart sequence => sequence.Tag == OrderedMap ? Merged(Sequence(depth)) : Sequence(depth),
            _ => Mapping(depth),
        };
        if (!start.Anchor.IsEmpty) anchors[start.Anchor] = (value, nodes - before);
        return value;
    }

    private object? Repeat(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var anchor)) throw Refuse($"the alias {alias.Value} stands for nothing.");
        nodes += anchor.Nodes;
        repeated += anchor.Nodes;
        return repeated <= MaxRepeated ? anchor.Value : throw Refuse(Invariant($"its aliases repeat more than {MaxRepeated} values."));
    }

    private List<object?> Sequence(int depth)
    {
        var items = new List<object?>();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
        return items;
    }

    private List<KeyValuePair<string, object?>> Mapping(int depth)
    {
        var pairs = new List<KeyValuePair<string, object?>>();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            string key = parser.Consume<Scalar>().Value;
            pairs.Add(new(key, Node(depth + 1)));
        }
        return pairs;
    }

    // !!omap: a sequence of mappings with one entry each.
    private static object Merged(List<object?> items) =>
        items.TrueForAll(item => item is List<KeyValuePair<string, object?>>)
            ? items.SelectMany(item => (List<KeyValuePair<string, object?>>)item!).ToList()
            : items;

    private object? Value(Scalar scalar)
    {
        parser.MoveNext();
        string text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain) return text;
        if (text is "" or "~" or "null" or "Null" or "NULL") return null;
        if (text is "true" or "True" or "TRUE") return true;
        if (text is "false" or "False" or "FALSE") return false;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer)) return integer;
        if (text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF")
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }
        if (text is ".nan" or ".NaN" or ".NAN") return double.NaN;
        bool startsAsNumber = char.IsAsciiDigit(text.TrimStart('+', '-', '.').FirstOrDefault());
        return startsAsNumber && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? real : text;
    }

    private YamlException Refuse(string message)
    {
        var place = parser.Current?.Start ?? Mark.Empty;
        return new YamlException(place, place, message);
    }
}
