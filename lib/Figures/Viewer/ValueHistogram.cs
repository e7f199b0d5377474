namespace HstNotebooks;

/// <summary>
/// How often values occur, in bins of equal width of asinh((v − sky) / 3 σ), so that both the noise of the sky and bright light have
/// room; of labels, masks and flags in bins of equal width.
/// </summary>
/// <param name="Sky">Value at 0 of the axis.</param>
/// <param name="Softening">Scale of the asinh; 0 for bins of the values themselves.</param>
/// <param name="From">Lower edge of the first bin, on the axis.</param>
/// <param name="To">Upper edge of the last bin, on the axis.</param>
/// <param name="Counts">Values in each bin.</param>
internal sealed record ValueHistogram(double Sky, double Softening, double From, double To, IReadOnlyList<int> Counts)
{
    private const int Bins = 160;

    /// <param name="pixels">The image.</param>
    /// <param name="lo">A value that the axis includes.</param>
    /// <param name="hi">A value that the axis includes.</param>
    public static ValueHistogram Of(PixelSource pixels, double lo, double hi)
    {
        bool isLabels = pixels.Kind != PixelKind.Values;
        var companding = isLabels ? null : Companding.Of(BlockPlane.Of(pixels));
        double sky = companding?.Sky ?? 0, softening = companding is null ? 0 : companding.Softening * 3 / 50;
        double[] places = Array.ConvertAll(pixels.Sample(), Place);
        double from = Place(lo), to = Place(hi);
        foreach (double place in places) (from, to) = (Math.Min(from, place), Math.Max(to, place));
        if (isLabels) (from, to) = (from - 0.5, to + 0.5);
        if (!(from < to)) (from, to) = (from - 1, from + 1);
        var counts = new int[Bins];
        foreach (double place in places) counts[Math.Min(Bins - 1, (int)((place - from) / (to - from) * Bins))]++;
        return new(sky, softening, from, to, counts);

        double Place(double value) => softening > 0 ? Math.Asinh((value - sky) / softening) : value - sky;
    }
}
