namespace HstNotebooks.Imaging;

/// <summary>Where in a drizzled image cosmic rays are that were not rejected.</summary>
public static class CosmicRayTrace
{
    /// <summary>The output pixels that take at least so many electrons of cosmic rays from pixels that are in use (not NaN).</summary>
    /// <param name="chips">The chips that were combined.</param>
    /// <param name="hits">The hit pixels of each chip, all inside it.</param>
    /// <param name="width">Width of the output, pixels.</param>
    /// <param name="height">Height of the output, pixels.</param>
    /// <param name="leastElectrons">What counts as hit.</param>
    public static Image<bool> Mask(
        IReadOnlyList<DitheredChip> chips, IReadOnlyList<IReadOnlyList<ChargedPixel>> hits, int width, int height, double leastElectrons)
    {
        ArgumentNullException.ThrowIfNull(chips);
        ArgumentNullException.ThrowIfNull(hits);
        var electrons = new Image<float>(width, height);
        for (int k = 0; k < chips.Count; k++)
        {
            foreach (var hit in hits[k])
            {
                if (!float.IsNaN(chips[k].Electrons[hit.X, hit.Y])) Spread(hit, chips[k].Placement, electrons);
            }
        }
        return electrons.Map(e => e >= leastElectrons);
    }

    // Pixels of chip and output are nearly aligned, so that none farther than the eight around the nearest shares area with it.
    private static void Spread(ChargedPixel hit, ChipPlacement placement, Image<float> electrons)
    {
        var (nearX, nearY) = placement.ToOutput(hit.X, hit.Y);
        int left = (int)Math.Round(nearX) - 1, bottom = (int)Math.Round(nearY) - 1;
        for (int y = Math.Max(0, bottom); y < Math.Min(electrons.Height, bottom + 3); y++)
        {
            for (int x = Math.Max(0, left); x < Math.Min(electrons.Width, left + 3); x++)
            {
                var (column, row) = placement.ToChip(x, y);
                double area = Math.Max(0, 1 - Math.Abs(column - hit.X)) * Math.Max(0, 1 - Math.Abs(row - hit.Y));
                electrons[x, y] += (float)(area * hit.Electrons);
            }
        }
    }
}
