namespace HstNotebooks;

/// <summary>A pixel of the narrow HST image that a simulated cosmic ray has hit.</summary>
/// <param name="X">Column, 0-based.</param>
/// <param name="Y">Row, 0-based.</param>
/// <param name="ElectronsPerS">What it added, e⁻/s.</param>
public sealed record CosmicRayHit(int X, int Y, double ElectronsPerS)
{
    // What the combination of the exposures has left: tracks of one to four pixels.
    internal static IReadOnlyList<CosmicRayHit> Draw(PhangsLikeOptions options, ExposedArea exposed)
    {
        var noise = new Noise(options.Seed, "cosmic rays");
        var tracks = CosmicRayTracks.Draw(noise, options.CosmicRayCount, options.Width, options.Height,
            length: () => 1 + (int)(4 * noise.Uniform()), charge: () => 0.08 + 0.72 * noise.Uniform());
        var hits = new SortedDictionary<(int Y, int X), double>();
        foreach (var (x, y, electrons) in tracks)
        {
            if (exposed.Contains(x, y)) hits[(y, x)] = hits.GetValueOrDefault((y, x)) + electrons;
        }
        return [.. hits.Select(h => new CosmicRayHit(h.Key.X, h.Key.Y, h.Value))];
    }
}
