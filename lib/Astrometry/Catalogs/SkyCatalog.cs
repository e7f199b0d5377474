using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>
/// Stars with known positions, such as those to which images are aligned: from a file (<see cref="Read"/>), a table, or the archive of
/// Gaia (<see cref="GaiaArchive"/>). Positions are ICRS.
/// </summary>
public sealed partial class SkyCatalog
{
    /// <summary>
    /// 6 mas/yr: how fast, as 1σ along one axis, a star moves whose proper motion is not known. Gaia sources without one are faint, so it
    /// is that of the faint ones that have one: 1.48 × the median of |μ| per axis is 8.1, 4.9 and 5.9 mas/yr for 20 &lt; G ≤ 21.5 in Gaia
    /// DR3 around IC 5332, NGC 7320 and NGC 1566, away from the Galactic plane.
    /// </summary>
    public const double TypicalProperMotionMasYr = 6;

    /// <summary>A catalogue of these stars.</summary>
    /// <param name="stars">The stars; ICRS.</param>
    /// <param name="name">For messages.</param>
    /// <param name="magnitudeName">Which magnitude <see cref="CatalogStar.Magnitude"/> is; "" when nothing is known.</param>
    /// <param name="warnings">What is to be known about the catalogue.</param>
    /// <exception cref="ArgumentException">A position is not finite, or a declination not in [−90°, 90°].</exception>
    public SkyCatalog(
        IEnumerable<CatalogStar> stars, string name = "catalogue", string magnitudeName = "", IEnumerable<string>? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(stars);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(magnitudeName);
        Stars = [.. stars];
        Name = name;
        MagnitudeName = magnitudeName;
        Warnings = warnings is null ? [] : [.. warnings];
        var odd = Stars.FirstOrDefault(star => !(double.IsFinite(star.Position.Ra) && Math.Abs(star.Position.Dec) <= 90));
        if (odd is not null) throw new ArgumentException($"Star {odd.Id} of {name} has no position on the sky.", nameof(stars));
        Positions = [.. Stars.Select(star => star.Position)];
        ErrorsMas = [.. Stars.Select(star => star.ErrorMas)];
    }

    /// <summary>The file, table or archive from which the stars come.</summary>
    public string Name { get; }

    /// <summary>Which magnitude it is: the name of its column, such as phot_g_mean_mag; "" when nothing is known.</summary>
    public string MagnitudeName { get; }

    /// <summary>The stars in the order of the file.</summary>
    public IReadOnlyList<CatalogStar> Stars { get; }

    /// <summary>The number of stars.</summary>
    public int Count => Stars.Count;

    /// <summary>The positions of the stars, ICRS.</summary>
    public IReadOnlyList<SkyPoint> Positions { get; }

    /// <summary>1σ of the positions along one axis, mas (<see cref="CatalogStar.ErrorMas"/>); NaN where it is not known.</summary>
    public IReadOnlyList<double> ErrorsMas { get; }

    /// <summary>What is to be known about the catalogue: rows without positions, a query that was cut off.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>
    /// The stars where they are at another epoch, with the errors that they have there (<see cref="CatalogStar.AtEpoch"/>).
    /// <see cref="Warnings"/> say how many stars could not be moved.
    /// </summary>
    /// <param name="year">Epoch wanted, Julian years; of an exposure: <see cref="ExposureEpoch.Of"/>.</param>
    /// <param name="unknownProperMotionMasYr">
    /// 1σ along one axis of the proper motions that are not known, mas/yr: the errors of those stars grow by it. To leave such stars out:
    /// <c>Where(star => star.HasProperMotion)</c>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The year is not in 1800 to 2200, or the proper motion negative.</exception>
    /// <exception cref="CatalogException">Stars have proper motions but no epoch.</exception>
    public SkyCatalog AtEpoch(double year, double unknownProperMotionMasYr = TypicalProperMotionMasYr)
    {
        if (year is not (>= 1800 and <= 2200)) throw new ArgumentOutOfRangeException(nameof(year), year, "Julian years from 1800 to 2200.");
        if (unknownProperMotionMasYr is not (>= 0 and < 1e5))
        {
            throw new ArgumentOutOfRangeException(
                nameof(unknownProperMotionMasYr), unknownProperMotionMasYr, "A proper motion from 0 to 100,000 mas/yr.");
        }
        int withoutStart = Stars.Count(star => star.HasProperMotion && double.IsNaN(star.Epoch));
        if (withoutStart > 0)
        {
            const string Remedy = "say it with SkyCatalogOptions.Epoch (DR3: 2016, DR2: 2015.5)";
            throw new CatalogException(Invariant($"{Name}: {withoutStart} stars have proper motions but no epoch; {Remedy}."));
        }
        int blurred = Stars.Count(star => !star.HasProperMotion && !double.IsNaN(star.Epoch));
        int fixedStars = Stars.Count(star => double.IsNaN(star.Epoch));
        List<string> warnings = [.. Warnings];
        if (blurred > 0)
        {
            warnings.Add(Invariant(
                $"{blurred} of {Count} stars have no proper motion: they stay, their errors grow by {unknownProperMotionMasYr} mas/yr."));
        }
        if (fixedStars > 0)
        {
            warnings.Add(Invariant($"{fixedStars} of {Count} stars have neither epoch nor proper motion and stay as they are."));
        }
        return new(Stars.Select(star => star.AtEpoch(year, unknownProperMotionMasYr)), Name, MagnitudeName, warnings);
    }

    /// <summary>"gaia.cat: 80 stars", with the epoch and the magnitude where they are known.</summary>
    public override string ToString()
    {
        double[] epochs = [.. Stars.Select(star => star.Epoch).Distinct()];
        string epoch = epochs is [var one] && !double.IsNaN(one) ? Invariant($", epoch {one:0.###}") : "";
        string magnitude = MagnitudeName.Length > 0 ? $", {MagnitudeName}" : "";
        return Invariant($"{Name}: {Count} stars{epoch}{magnitude}");
    }
}
