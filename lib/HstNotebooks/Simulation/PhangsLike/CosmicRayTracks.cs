namespace HstNotebooks;

/// <summary>Cosmic rays that the combination of the exposures has left: tracks of one to four pixels.</summary>
internal static class CosmicRayTracks
{
    public static IReadOnlyList<CosmicRayHit> Draw(PhangsLikeOptions options, ExposedArea exposed)
    {
        var noise = new Noise(options.Seed, "cosmic rays");
        var hits = new SortedDictionary<(int Y, int X), double>();
        for (int i = 0; i < options.CosmicRayCount; i++)
        {
            double x = noise.Uniform() * options.Width, y = noise.Uniform() * options.Height;
            double stepX = 2 * noise.Uniform() - 1, stepY = 2 * noise.Uniform() - 1;
            int length = 1 + (int)(4 * noise.Uniform());
            for (int step = 0; step < length; step++)
            {
                var (column, row) = ((int)Math.Floor(x + step * stepX), (int)Math.Floor(y + step * stepY));
                double electrons = 0.08 + 0.72 * noise.Uniform();
                if (exposed.Contains(column, row)) hits[(row, column)] = hits.GetValueOrDefault((row, column)) + electrons;
            }
        }
        return [.. hits.Select(h => new CosmicRayHit(h.Key.X, h.Key.Y, h.Value))];
    }
}
