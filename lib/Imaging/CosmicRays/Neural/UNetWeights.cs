namespace HstNotebooks.Imaging;

/// <summary>Makes the layers of the <see cref="UNet"/> from named tensors, and says everything that does not fit.</summary>
internal sealed class UNetWeights
{
    private static readonly string[] Leaves = ["weight", "weight_g", "weight_v", "bias"];

    private readonly OrderedDictionary<string, Dictionary<string, Tensor>> _layers = [];
    private readonly List<string> _faults = [];

    public UNetWeights(IReadOnlyDictionary<string, Tensor> tensors)
    {
        foreach (var (name, tensor) in tensors)
        {
            string bare = name.StartsWith("module.", StringComparison.Ordinal) ? name["module.".Length..] : name;
            int dot = bare.LastIndexOf('.');
            string layer = bare[..Math.Max(dot, 0)], leaf = bare[(dot + 1)..];
            if (!Leaves.Contains(leaf)) _faults.Add($"{name} is none of {string.Join(", ", Leaves)}");
            else if (_layers.TryGetValue(layer, out var parts)) parts[leaf] = tensor;
            else _layers.Add(layer, new() { [leaf] = tensor });
        }
    }

    /// <summary>
    /// The layers in the order of the network: name, shape of the weight as [output, input, y, x], of the transposed up8.up [input,
    /// output, y, x].
    /// </summary>
    private static (string Name, int[] Shape)[] Layers(int hidden) =>
    [
        ("inc.conv.conv.0", [hidden, 1, 3, 3]),
        ("inc.conv.conv.2", [hidden, hidden, 3, 3]),
        ("down1.mpconv.1.conv.0", [2 * hidden, hidden, 3, 3]),
        ("down1.mpconv.1.conv.2", [2 * hidden, 2 * hidden, 3, 3]),
        ("up8.up", [2 * hidden, hidden, 2, 2]),
        ("up8.conv.conv.0", [hidden, 2 * hidden, 3, 3]),
        ("up8.conv.conv.2", [hidden, hidden, 3, 3]),
        ("outc.conv", [1, hidden, 1, 1]),
    ];

    public static string Table(int hidden) => string.Join('\n', Layers(hidden).Select(layer =>
    {
        string bias = $"{layer.Name}.bias [{Biases(layer.Shape)}]", shape = Tensor.Describe(layer.Shape);
        return layer.Shape[^1] == 3
            ? $"{layer.Name}.weight_g [{layer.Shape[0]}, 1, 1, 1], {layer.Name}.weight_v {shape}, {bias}"
            : $"{layer.Name}.weight {shape}, {bias}";
    }));

    /// <exception cref="ArgumentException">Lists all that is missing, superfluous or of the wrong shape.</exception>
    public UNet Network()
    {
        int hidden = Hidden();
        var layers = Layers(hidden).Select(Take).ToArray();
        foreach (string name in _layers.Keys) _faults.Add($"{name} is no layer of this network");
        if (_faults.Count > 0)
        {
            throw new ArgumentException(
                $"These are not the weights of deepCR's mask network: {string.Join("; ", _faults.Take(12))}. "
                + $"Expected are\n{Table(hidden)}");
        }
        return new UNet
        {
            Encode1 = Convolution(layers[0]),
            Encode2 = Convolution(layers[1]),
            Deep1 = Convolution(layers[2]),
            Deep2 = Convolution(layers[3]),
            Up = Transposed(layers[4]),
            Decode1 = Convolution(layers[5]),
            Decode2 = Convolution(layers[6]),
            Output = Convolution(layers[7]),
        };
    }

    // Only the first layer has one input channel.
    private int Hidden()
    {
        var first = _layers.Values.Select(Weight).FirstOrDefault(w => w?.Shape is [_, 1, 3, 3]);
        int hidden = first?.Shape[0] ?? 32;
        if (hidden is >= 4 and <= 128 && hidden % 4 == 0) return hidden;
        _faults.Add(FormattableString.Invariant($"{hidden} hidden channels are not a multiple of 4 between 4 and 128"));
        return 32;
    }

    private (Tensor Weight, float[] Bias) Take((string Name, int[] Shape) layer)
    {
        string? name = _layers.ContainsKey(layer.Name) ? layer.Name : OfShape(layer.Shape);
        if (name is null)
        {
            _faults.Add($"{layer.Name} is missing");
            return default;
        }
        _layers.Remove(name, out var parts);
        var weight = Weight(parts!);
        if (weight is null) _faults.Add($"{name} has no weight, nor weight_g and weight_v that go together");
        else if (!weight.Shape.SequenceEqual(layer.Shape))
            _faults.Add($"{name}.weight is {Tensor.Describe(weight.Shape)}, not {Tensor.Describe(layer.Shape)}");
        else if (!AllFinite(weight)) _faults.Add($"{name} has weights that are not finite");
        var bias = parts!.GetValueOrDefault("bias");
        if (bias?.Shape is not [var length] || length != Biases(layer.Shape))
            _faults.Add($"{name}.bias is {bias?.ToString() ?? "missing"}, not [{Biases(layer.Shape)}]");
        else if (!AllFinite(bias)) _faults.Add($"{name} has biases that are not finite");
        return (weight!, bias?.Values.ToArray() ?? []);
    }

    private string? OfShape(int[] shape)
    {
        var known = Layers(32).Select(l => l.Name).ToArray();
        return _layers.FirstOrDefault(l => !known.Contains(l.Key) && Weight(l.Value)?.Shape.SequenceEqual(shape) == true).Key;
    }

    // Output channels: the second index of the transposed convolution, the first of the others.
    private static int Biases(int[] shape) => shape[^1] == 2 ? shape[1] : shape[0];

    private static bool AllFinite(Tensor tensor) => tensor.Values.Span.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) < 0;

    // Weight normalisation: g v / ‖v‖ for each output channel (Salimans & Kingma 2016, eq. 2). Null if it cannot be made.
    private static Tensor? Weight(Dictionary<string, Tensor> parts)
    {
        if (parts.TryGetValue("weight", out var plain)) return parts.Count(p => p.Key != "bias") == 1 ? plain : null;
        if (!parts.TryGetValue("weight_g", out var g) || !parts.TryGetValue("weight_v", out var v)) return null;
        if (v.Shape.Count == 0 || g.Values.Length != v.Shape[0] || v.Values.Length == 0) return null;
        var weight = v.Values.ToArray();
        int each = weight.Length / v.Shape[0];
        for (int output = 0; output < v.Shape[0]; output++)
        {
            var row = weight.AsSpan(output * each, each);
            double squares = 0;
            foreach (float value in row) squares += (double)value * value;
            double factor = g.Values.Span[output] / Math.Sqrt(squares);
            for (int i = 0; i < each; i++) row[i] = (float)(row[i] * factor);
        }
        return new(v.Shape, weight);
    }

    private static ConvolutionLayer Convolution((Tensor Weight, float[] Bias) layer)
    {
        var shape = layer.Weight.Shape;
        int inputs = shape[1], taps = shape[2] * shape[3];
        var values = layer.Weight.Values;
        return new(shape[2], inputs, shape[0], (o, i, t) => values.Span[(o * inputs + i) * taps + t], o => layer.Bias[o]);
    }

    private static ConvolutionLayer Transposed((Tensor Weight, float[] Bias) layer)
    {
        int inputs = layer.Weight.Shape[0], outputs = layer.Weight.Shape[1];
        var values = layer.Weight.Values;
        return new(1, inputs, 4 * outputs, (o, i, _) => values.Span[i * outputs * 4 + o], o => layer.Bias[o / 4]);
    }
}
