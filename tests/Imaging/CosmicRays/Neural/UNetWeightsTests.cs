using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class UNetWeightsTests
{
    private static readonly Image<float> Scene = FormulaWeights.Scene(19, 14);
    private static readonly float[] Expected = Predict(FormulaWeights.Make(4));

    [Fact]
    public void A_prefix_of_the_module_is_ignored() => Assert.Equal(Expected, Predict(FormulaWeights.Make(4, "module.")));

    [Fact]
    public void Layers_of_other_names_are_known_by_shape_and_order()
    {
        var weights = new OrderedDictionary<string, Tensor>();
        foreach (var (name, tensor) in FormulaWeights.Make(4))
            weights.Add("net." + name.Replace("conv", "block", StringComparison.Ordinal), tensor);
        Assert.Equal(Expected, Predict(weights));
    }

    [Fact]
    public void A_plain_weight_stands_for_direction_and_length()
    {
        var weights = FormulaWeights.Make(4);
        const string layer = "inc.conv.conv.0";
        var v = weights[layer + ".weight_v"];
        var plain = v.Values.ToArray();
        for (int i = 0; i < plain.Length; i++)
        {
            double norm = Math.Sqrt(v.Values.Span.Slice(i / 9 * 9, 9).ToArray().Sum(p => (double)p * p));
            plain[i] = (float)(plain[i] * (weights[layer + ".weight_g"].Values.Span[i / 9] / norm));
        }
        weights.Remove(layer + ".weight_v");
        weights.Remove(layer + ".weight_g");
        weights.Add(layer + ".weight", new(v.Shape, plain));
        Assert.Equal(Expected, Predict(weights));
    }

    [Fact]
    public void Everything_that_does_not_fit_is_listed()
    {
        var weights = FormulaWeights.Make(4);
        weights.Remove("outc.conv.bias");
        weights.Remove("up8.conv.conv.0.weight_g");
        weights["inc.conv.conv.2.weight_v"] = new([4, 4, 5, 5], new float[400]);
        weights["inc.conv.conv.1.running_mean"] = new([4], new float[4]);
        weights["extra.weight"] = new([2, 2], new float[4]);
        string message = Refused(weights);
        string[] faults = ["outc.conv.bias", "up8.conv.conv.0 has no weight", "inc.conv.conv.2.weight is [4, 4, 5, 5], not [4, 4, 3, 3]",
            "running_mean", "extra is no layer"];
        Assert.All(faults, fault => Assert.Contains(fault, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Weights_that_are_not_finite_are_refused(float value)
    {
        var weights = FormulaWeights.Make(4);
        weights["up8.up.bias"] = new([4], new[] { 0, value, 0, 0 });
        weights["inc.conv.conv.0.weight_v"] = new([4, 1, 3, 3], new float[36]);
        string message = Refused(weights);
        Assert.Contains("up8.up has biases that are not finite", message, StringComparison.Ordinal);
        Assert.Contains("inc.conv.conv.0 has weights that are not finite", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_weights_and_odd_numbers_of_channels_are_refused()
    {
        Assert.Contains("inc.conv.conv.0 is missing", Refused([]), StringComparison.Ordinal);
        Assert.Contains("6 hidden channels", Refused(FormulaWeights.Make(6)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_layers_names_every_tensor()
    {
        string table = NeuralCosmicRays.LayerTable(4);
        Assert.All(FormulaWeights.Make(4), w =>
            Assert.Contains($"{w.Key} {Tensor.Describe(w.Value.Shape)}", table, StringComparison.Ordinal));
    }

    private static float[] Predict(IReadOnlyDictionary<string, Tensor> weights) => new NeuralCosmicRays(weights).Predict(Scene).Pixels;

    private static string Refused(OrderedDictionary<string, Tensor> weights) =>
        Assert.Throws<ArgumentException>(() => new NeuralCosmicRays(weights)).Message;
}
