using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Weights of the mask network by a formula: number k of all, in the order below, is 0.1 sin k, and 1 more in weight_g.</summary>
internal static class FormulaWeights
{
    public static OrderedDictionary<string, Tensor> Make(int hidden, string prefix = "")
    {
        var weights = new OrderedDictionary<string, Tensor>();
        int k = 0;
        Normalised("inc.conv.conv.0", hidden, 1);
        Normalised("inc.conv.conv.2", hidden, hidden);
        Normalised("down1.mpconv.1.conv.0", 2 * hidden, hidden);
        Normalised("down1.mpconv.1.conv.2", 2 * hidden, 2 * hidden);
        Add("up8.up.weight", 0, 2 * hidden, hidden, 2, 2);
        Add("up8.up.bias", 0, hidden);
        Normalised("up8.conv.conv.0", hidden, 2 * hidden);
        Normalised("up8.conv.conv.2", hidden, hidden);
        Add("outc.conv.weight", 0, 1, hidden, 1, 1);
        Add("outc.conv.bias", 0, 1);
        return weights;

        void Normalised(string layer, int outputs, int inputs)
        {
            Add(layer + ".weight_g", 1, outputs, 1, 1, 1);
            Add(layer + ".weight_v", 0, outputs, inputs, 3, 3);
            Add(layer + ".bias", 0, outputs);
        }

        void Add(string name, double offset, params int[] shape)
        {
            var values = new float[shape.Aggregate(1, (a, b) => a * b)];
            for (int i = 0; i < values.Length; i++) values[i] = (float)(offset + 0.1 * Math.Sin(k++));
            weights.Add(prefix + name, new(shape, values));
        }
    }

    /// <summary>Waves with a hit of one pixel and one of four, in single precision.</summary>
    public static Image<float> Scene(int width, int height)
    {
        var image = new Image<float>(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double value = 3 * Math.Sin(0.7 * x + 0.3 * y) + 2 * Math.Cos(0.5 * y - 0.2 * x * y / width);
                if (y == height / 3 && x == width / 4) value += 60;
                if (y == height / 2 && x >= width / 2 && x < width / 2 + 4) value += 35;
                image[x, y] = (float)value;
            }
        }
        return image;
    }
}
