namespace HstNotebooks.Imaging;

/// <summary>
/// Cosmic rays by the U-Net of deepCR (Zhang &amp; Bloom 2020, ApJ 889, 24), with weights that the caller brings. The published weights
/// were trained on ACS/WFC exposures at native scale (<c>_flc</c>, electrons, before drizzling): on drizzled, rescaled or
/// continuum-subtracted images they have never been tested, and the result must be looked at.
/// </summary>
public sealed class NeuralCosmicRays
{
    private readonly UNet _network;

    /// <summary>The network with these weights, whose names and shapes <see cref="LayerTable"/> lists.</summary>
    /// <param name="weights">
    /// The state dictionary. Names may begin with <c>module.</c>; instead of <c>weight_g</c> and <c>weight_v</c> (weight normalisation,
    /// Salimans &amp; Kingma 2016) there may be the <c>weight</c> itself. A layer of another name is known by its shape, and layers of the
    /// same shape by their order.
    /// </param>
    /// <exception cref="ArgumentException">Layers are missing, of the wrong shape, not of this network, or not finite: all are
    /// listed.</exception>
    public NeuralCosmicRays(IReadOnlyDictionary<string, Tensor> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        _network = new UNetWeights(weights).Network();
    }

    /// <summary>The tensors that the network is made of, one a line: name and shape, for <c>hidden</c> channels (32 as
    /// published).</summary>
    public static string LayerTable(int hidden = 32) => UNetWeights.Table(hidden);

    /// <summary>Channels of the first layer; 32 as published.</summary>
    public int HiddenChannels => _network.Hidden;

    /// <summary>
    /// Floating point operations for each pixel: 106 112 at 32 hidden channels. An image of 10 000 × 10 000 costs 10.6 Tflop: 80 s on two
    /// cores of 3.7 GHz with AVX2, at 60 % of their peak of 234 Gflop/s, in inverse proportion to the cores.
    /// </summary>
    public double OperationsPerPixel => 2 * _network.MultiplyAddsPerPixel;

    /// <summary>The probability of each pixel that a cosmic ray hit it, 0 to 1; the same, bit for bit, for any number of threads.</summary>
    /// <param name="image">
    /// Electrons, as the network was trained. A pixel that is not finite counts as 0 for its neighbours and is NaN in the result. (In the
    /// published implementation it makes all pixels NaN that it reaches, up to nine away.)
    /// </param>
    /// <param name="options">The tiles; null for the defaults.</param>
    /// <param name="progress">Is told the fraction that is done, 0 to 1, after each tile.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">Options are out of range.</exception>
    public Image<float> Predict(
        Image<float> image, NeuralCosmicRayOptions? options = null, Action<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        options ??= new();
        options.Validate();
        var result = new Image<float>(image.Width, image.Height);
        if (image.Pixels.Length == 0) return result;
        TileSpan[] columns = Split(image.Width), rows = Split(image.Height);
        UNetMaps? maps = null;
        int done = 0;
        // Windows of a shape follow one another, so that their maps are allocated once.
        foreach (var (x, y) in rows.SelectMany(y => columns.Select(x => (X: x, Y: y))).OrderBy(t => (t.X.Length, t.Y.Length)))
        {
            if (maps is null || maps.Width != x.Length || maps.Height != y.Length)
            {
                maps = null;   // the old ones may go before the new ones come
                maps = new UNetMaps(HiddenChannels, x.Length, y.Length);
            }
            Fill(maps.Input, image, x, y);
            _network.Run(maps, (row, probability) => Keep(image, result, x, y, row, probability), cancellation);
            progress?.Invoke((double)++done / (rows.Length * columns.Length));
        }
        return result;

        TileSpan[] Split(int length) =>
            options.IndependentTiles ? TileSpan.Independent(length, options.TilePx) : TileSpan.Overlapping(length, options.TilePx);
    }

    /// <summary>The cosmic rays of an image: <see cref="Predict"/>, then <see cref="Mask"/>.</summary>
    /// <param name="image">Electrons; NaN is a missing pixel, see <see cref="Predict"/>.</param>
    /// <param name="options">Tiles, threshold and dilation; null for the defaults.</param>
    /// <param name="progress">Is told the fraction that is done, 0 to 1, after each tile.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">Options are out of range.</exception>
    public Image<bool> Find(
        Image<float> image, NeuralCosmicRayOptions? options = null, Action<double>? progress = null,
        CancellationToken cancellation = default) =>
        Mask(Predict(image, options, progress, cancellation), options);

    /// <summary>Where the probability is above the threshold, grown. Missing pixels are not cosmic rays, but may be grown over.</summary>
    /// <param name="probability">0 to 1, NaN where missing.</param>
    /// <param name="options">Threshold and dilation; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of range.</exception>
    public static Image<bool> Mask(Image<float> probability, NeuralCosmicRayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(probability);
        options ??= new();
        options.Validate();
        float threshold = (float)options.Threshold;
        return Morphology.Dilate(probability.Map(p => p > threshold), Footprint.Diamond(1), options.DilationIterations);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"deepCR mask network, {HiddenChannels} channels, {OperationsPerPixel / 1000:F0} kflop per pixel");

    private static void Fill(FeatureMap window, Image<float> image, TileSpan x, TileSpan y)
    {
        for (int row = 0; row < y.Length; row++)
        {
            var to = window.Row(0, row);
            to.Clear();
            if (y.Start + row < y.From) continue;
            var from = image.Row(y.Start + row)[x.From..x.To];
            to = to[(x.From - x.Start)..];
            for (int i = 0; i < from.Length; i++) to[i] = float.IsFinite(from[i]) ? from[i] : 0;
        }
    }

    private static void Keep(Image<float> image, Image<float> result, TileSpan x, TileSpan y, int row, ReadOnlySpan<float> probability)
    {
        int imageRow = y.Start + row;
        if (imageRow < y.KeepFrom || imageRow >= y.KeepTo) return;
        var from = image.Row(imageRow)[x.KeepFrom..x.KeepTo];
        var to = result.Row(imageRow)[x.KeepFrom..x.KeepTo];
        probability = probability[(x.KeepFrom - x.Start)..];
        for (int i = 0; i < to.Length; i++) to[i] = float.IsFinite(from[i]) ? probability[i] : float.NaN;
    }
}
