namespace HstNotebooks.Imaging;

/// <summary>The integral of a function over a pixel, by Gauss–Legendre quadrature (Abramowitz &amp; Stegun, table 25.4).</summary>
internal static class PixelIntegral
{
    private static readonly double[] OneNode = [0], OneWeight = [1];
    private static readonly double[] TwoNodes = [-0.28867513459481287, 0.28867513459481287], TwoWeights = [0.5, 0.5];

    private static readonly double[] FiveNodes =
        [-0.45308992296933193, -0.26923465505284155, 0, 0.26923465505284155, 0.45308992296933193];

    private static readonly double[] FiveWeights =
        [0.11846344252809454, 0.23931433524968324, 0.28444444444444444, 0.23931433524968324, 0.11846344252809454];

    /// <summary>Over the pixel centred on (x, y), with 1, 2 or 5 points along each axis.</summary>
    public static double Over(double x, double y, int points, Func<double, double, double> function, double side = 1)
    {
        var (nodes, weights) = points switch { 1 => (OneNode, OneWeight), 2 => (TwoNodes, TwoWeights), _ => (FiveNodes, FiveWeights) };
        double sum = 0;
        for (int j = 0; j < nodes.Length; j++)
        {
            for (int i = 0; i < nodes.Length; i++) sum += weights[i] * weights[j] * function(x + side * nodes[i], y + side * nodes[j]);
        }
        return sum * side * side;
    }
}
