using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Where sources lie on the sky, and which stars of a catalogue they are.</summary>
internal static class ReferenceStars
{
    /// <summary>
    /// Positions on the sky; NaN for all without a WCS. The published ones take 0-based pixels for 1-based ones: they are those of places
    /// one pixel lower in x and y.
    /// </summary>
    public static SkyPoint[] SkyOf(HstImage image, IReadOnlyList<PixelPoint> positions, bool asOriginal, List<string> warnings)
    {
        if (image.WcsOrNull is not { } wcs)
        {
            warnings.Add($"{image.Name} has no WCS that is understood: sources have no place on the sky, and no reference star.");
            return [.. positions.Select(_ => new SkyPoint(double.NaN, double.NaN))];
        }
        double shift = asOriginal ? -1 : 0;
        return [.. positions.Select(p => wcs.PixelToSky(new(p.X + shift, p.Y + shift)))];
    }

    /// <summary>The star of each source, or null.</summary>
    public static SkyPoint?[] Match(SkyPoint[] sources, IReadOnlyList<SkyPoint> stars, AperturePhotometryOptions options)
    {
        IEnumerable<int> partners = options.Fidelity == Fidelity.Original
            ? SkyMatch.Nearest(sources, stars).Select(n => n.Separation.Arcsec <= options.MatchRadiusArcsec ? n.Index : -1)
            : SkyMatch.OneToOne(sources, stars, options.MatchRadiusArcsec);
        return [.. partners.Select(i => i < 0 ? (SkyPoint?)null : stars[i])];
    }
}
