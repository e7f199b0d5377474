using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The mask network in double precision, one number after the other, from the definition of each layer: the oracle.</summary>
internal sealed class ScalarUNet(IReadOnlyDictionary<string, Tensor> weights)
{
    private delegate double Map(int channel, int x, int y);

    /// <summary>The probability of an image whose sides are even.</summary>
    public double[,] Predict(double[,] image)
    {
        int width = image.GetLength(0), height = image.GetLength(1);
        var input = new double[1, width, height];
        for (int x = 0; x < width; x++) for (int y = 0; y < height; y++) input[0, x, y] = image[x, y];
        var skip = Convolve("inc.conv.conv.2", Convolve("inc.conv.conv.0", input));
        var deep = Convolve("down1.mpconv.1.conv.2", Convolve("down1.mpconv.1.conv.0", Pool(skip)));
        var last = Convolve("up8.conv.conv.2", Convolve("up8.conv.conv.0", Join(skip, Up(deep))));
        var (w, b) = (weights["outc.conv.weight"].Values, weights["outc.conv.bias"].Values);
        var result = new double[width, height];
        for (int x = 0; x < width; x++)
        {
            for (int y = 0; y < height; y++)
            {
                double sum = b.Span[0];
                for (int c = 0; c < w.Length; c++) sum += w.Span[c] * last[c, x, y];
                result[x, y] = 1 / (1 + Math.Exp(-sum));
            }
        }
        return result;
    }

    private double[,,] Convolve(string layer, double[,,] from)
    {
        var g = weights[layer + ".weight_g"].Values;
        var v = weights[layer + ".weight_v"].Values;
        int inputs = from.GetLength(0), each = inputs * 9;
        return Make(g.Length, from.GetLength(1), from.GetLength(2), (o, x, y) =>
        {
            double sum = 0, squares = 0;
            for (int i = 0; i < each; i++) squares += Math.Pow(v.Span[o * each + i], 2);
            for (int i = 0; i < each; i++)
            {
                int px = x + i % 3 - 1, py = y + i / 3 % 3 - 1;
                bool inside = px >= 0 && py >= 0 && px < from.GetLength(1) && py < from.GetLength(2);
                if (inside) sum += v.Span[o * each + i] * from[i / 9, px, py];
            }
            return Math.Max(0, sum * g.Span[o] / Math.Sqrt(squares) + weights[layer + ".bias"].Values.Span[o]);
        });
    }

    private static double[,,] Pool(double[,,] from) => Make(from.GetLength(0), from.GetLength(1) / 2, from.GetLength(2) / 2, (c, x, y) =>
        new[] { from[c, 2 * x, 2 * y], from[c, 2 * x + 1, 2 * y], from[c, 2 * x, 2 * y + 1], from[c, 2 * x + 1, 2 * y + 1] }.Max());

    private double[,,] Up(double[,,] from)
    {
        var (w, b) = (weights["up8.up.weight"].Values, weights["up8.up.bias"].Values);
        return Make(b.Length, 2 * from.GetLength(1), 2 * from.GetLength(2), (o, x, y) =>
        {
            double sum = b.Span[o];
            for (int i = 0; i < from.GetLength(0); i++) sum += w.Span[(i * b.Length + o) * 4 + y % 2 * 2 + x % 2] * from[i, x / 2, y / 2];
            return sum;
        });
    }

    private static double[,,] Join(double[,,] a, double[,,] b) =>
        Make(2 * a.GetLength(0), a.GetLength(1), a.GetLength(2), (c, x, y) =>
            c < a.GetLength(0) ? a[c, x, y] : b[c - a.GetLength(0), x, y]);

    private static double[,,] Make(int channels, int width, int height, Map value)
    {
        var map = new double[channels, width, height];
        for (int c = 0; c < channels; c++) for (int x = 0; x < width; x++) for (int y = 0; y < height; y++) map[c, x, y] = value(c, x, y);
        return map;
    }
}
