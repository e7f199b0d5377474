namespace HstNotebooks.Astrometry;

public sealed partial class SkyCatalog
{
    /// <summary>The stars for which the condition holds, in their order.</summary>
    public SkyCatalog Where(Func<CatalogStar, bool> isWanted) => new(Stars.Where(isWanted), Name, MagnitudeName, Warnings);

    /// <summary>The stars within a region.</summary>
    public SkyCatalog Within(SkyRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return Where(star => region.Contains(star.Position));
    }

    /// <summary>The stars of this magnitude or brighter; those of unknown magnitude are left out.</summary>
    /// <exception cref="CatalogException">No star has a magnitude.</exception>
    public SkyCatalog Brighter(double magnitude)
    {
        if (Count > 0 && Stars.All(star => double.IsNaN(star.Magnitude)))
        {
            throw new CatalogException($"{Name} has no magnitudes; name their column in SkyCatalogOptions.Columns when the file is read.");
        }
        return Where(star => star.Magnitude <= magnitude);
    }

    /// <summary>
    /// The stars with a RUWE of at most this, and those without one: Gaia gives none to stars without proper motion, other catalogues to
    /// no star.
    /// </summary>
    public SkyCatalog WithRuweUpTo(double ruwe = 1.4) => Where(star => double.IsNaN(star.Ruwe) || star.Ruwe <= ruwe);
}
