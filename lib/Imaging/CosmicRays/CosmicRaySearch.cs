using System.Collections.Concurrent;

namespace HstNotebooks.Imaging;

/// <summary>The rounds of detection and replacement over the tiles of an image.</summary>
internal sealed class CosmicRaySearch
{
    private readonly CosmicRayPlanes _planes;
    private readonly CosmicRayOptions _options;
    private readonly HitReplacement _replacement;
    private readonly HitReplacement? _varianceReplacement;
    private readonly Image<bool> _flagged;
    private readonly int _columns, _rows;
    private readonly ConcurrentBag<LaplacianEdges> _scratch = [];

    public CosmicRaySearch(
        CosmicRayPlanes planes, CosmicRayOptions options, HitReplacement replacement, HitReplacement? varianceReplacement)
    {
        (_planes, _options, _replacement, _varianceReplacement) = (planes, options, replacement, varianceReplacement);
        _flagged = new(planes.Data.Width, planes.Data.Height);
        _columns = (_flagged.Width + EdgeTile.CoreWidth - 1) / EdgeTile.CoreWidth;
        _rows = (_flagged.Height + EdgeTile.CoreHeight - 1) / EdgeTile.CoreHeight;
    }

    /// <summary>Flags hits, and replaces them in the planes.</summary>
    /// <returns>The hits, and how many there were after each round.</returns>
    public (Image<bool> Flagged, List<int> Counts) Run(CancellationToken cancellation)
    {
        int tiles = _columns * _rows;
        // Of each tile: hits of its last round, those new to the mask, and whether a pixel changed since.
        int[] hits = new int[tiles], fresh = new int[tiles];
        var changed = new bool[tiles];
        Array.Fill(changed, true);
        var counts = new List<int>();
        for (int round = 0; round < _options.Iterations; round++)
        {
            Compute.For(tiles, tile =>
            {
                // Where nothing near changed, the same hits would be found again.
                fresh[tile] = 0;
                if (IsNear(tile, changed)) (hits[tile], fresh[tile]) = Detect(tile);
            }, cancellation);
            counts.Add((counts.Count > 0 ? counts[^1] : 0) + fresh.Sum());
            if (!hits.Any(n => n > 0)) break;
            var hasFresh = Array.ConvertAll(fresh, n => n > 0);
            Compute.For(tiles, tile => changed[tile] = IsNear(tile, hasFresh) && Replace(tile), cancellation);
        }
        return (_flagged, counts);
    }

    private (int Hits, int Fresh) Detect(int tile)
    {
        if (!_scratch.TryTake(out var edges)) edges = new(_planes, _options);
        var found = edges.Find(tile % _columns, tile / _columns);
        int fresh = 0;
        foreach (int i in found)
        {
            if (!_flagged.Pixels[i]) fresh++;
            _flagged.Pixels[i] = true;
        }
        int hits = found.Count;
        _scratch.Add(edges);
        return (hits, fresh);
    }

    // Every hit of the tile anew: the good pixels about it may have become fewer. True when a pixel changed.
    private bool Replace(int tile)
    {
        bool changes = false;
        int left = tile % _columns * EdgeTile.CoreWidth, right = Math.Min(_flagged.Width, left + EdgeTile.CoreWidth);
        int top = tile / _columns * EdgeTile.CoreHeight, bottom = Math.Min(_flagged.Height, top + EdgeTile.CoreHeight);
        int margin = _options.Semantics == CosmicRaySemantics.AstroScrappy ? 2 : 0;
        for (int y = Math.Max(top, margin); y < Math.Min(bottom, _flagged.Height - margin); y++)
        {
            for (int x = Math.Max(left, margin); x < Math.Min(right, _flagged.Width - margin); x++)
            {
                int i = y * _flagged.Width + x;
                if (!_flagged.Pixels[i]) continue;
                changes |= Set(ref _planes.Data.Pixels[i], _replacement.At(x, y, _flagged));
                if (_planes.Variance is { } variance) changes |= Set(ref variance.Pixels[i], _varianceReplacement!.At(x, y, _flagged));
            }
        }
        return changes;
    }

    private static bool Set(ref float pixel, float value)
    {
        bool changes = pixel != value;
        pixel = value;
        return changes;
    }

    // Whether the tile or one of its 8 neighbours is marked: a halo reaches no further.
    private bool IsNear(int tile, bool[] marked)
    {
        int column = tile % _columns, row = tile / _columns;
        for (int r = Math.Max(0, row - 1); r <= Math.Min(_rows - 1, row + 1); r++)
        {
            for (int c = Math.Max(0, column - 1); c <= Math.Min(_columns - 1, column + 1); c++) if (marked[r * _columns + c]) return true;
        }
        return false;
    }
}
