namespace HstNotebooks.Imaging;

/// <summary>
/// What one tile of a network sees and keeps along one axis, in pixels of the image: the window [Start, Start + Length) is computed, of
/// which [From, To) holds the image and the rest zeros, and [KeepFrom, KeepTo) is kept.
/// </summary>
internal readonly record struct TileSpan(int Start, int Length, int From, int To, int KeepFrom, int KeepTo)
{
    /// <summary>
    /// Tiles of equal windows that overlap by the reach of the network, so that the result is that of the whole image. Windows start at
    /// even pixels of the axis, which is extended with zeros below pixel 0 to a multiple of 4.
    /// </summary>
    public static TileSpan[] Overlapping(int length, int tile)
    {
        int zeros = Zeros(length), extended = length + zeros;
        int count = (extended + tile - 1) / tile;
        int keep = ((extended + count - 1) / count + 1) / 2 * 2, window = Math.Min(extended, keep + 2 * UNet.ReachPx);
        return [.. Enumerable.Range(0, (extended + keep - 1) / keep).Select(i =>
        {
            int start = Math.Clamp(i * keep - UNet.ReachPx, 0, extended - window) - zeros;
            return new TileSpan(start, window, Math.Max(0, start), start + window,
                Math.Max(0, i * keep - zeros), Math.Min(length, (i + 1) * keep - zeros));
        })];
    }

    /// <summary>Tiles that know nothing of one another, each extended with zeros on its own: the published behaviour.</summary>
    public static TileSpan[] Independent(int length, int tile) =>
        [.. Enumerable.Range(0, (length + tile - 1) / tile).Select(i =>
        {
            int from = i * tile, to = Math.Min(length, from + tile), zeros = Zeros(to - from);
            return new TileSpan(from - zeros, to - from + zeros, from, to, from, to);
        })];

    private static int Zeros(int length) => -length & 3;
}
