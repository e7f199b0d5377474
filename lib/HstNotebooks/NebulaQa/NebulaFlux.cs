namespace HstNotebooks;

/// <summary>The flux of one nebula as HST and MUSE saw it, in 10⁻²⁰ erg s⁻¹ cm⁻²; NaN for what is not known.</summary>
public sealed record NebulaFlux
{
    /// <summary>Number in the mask.</summary>
    public required int Id { get; init; }

    /// <summary>Sum over the pixels of the HST image; of a part of the nebula where <see cref="HstCoverage"/> is less than 1.</summary>
    public required double Hst { get; init; }

    /// <summary>1 σ error of it, from independent pixel errors.</summary>
    public required double HstError { get; init; }

    /// <summary>Sum over the pixels of the MUSE map.</summary>
    public required double Muse { get; init; }

    /// <summary>1 σ error of it, from independent pixel errors.</summary>
    public required double MuseError { get; init; }

    /// <summary>Which part of the nebula has HST pixels, 0 to 1.</summary>
    public required double HstCoverage { get; init; }

    /// <summary>Which part of the nebula has MUSE pixels, 0 to 1.</summary>
    public required double MuseCoverage { get; init; }

    /// <summary>What the catalogue says of it; null where it is not in it.</summary>
    public Nebula? Catalog { get; init; }

    /// <summary>Parts below this leave out more flux than the calibration is uncertain by (5 %).</summary>
    public const double LeastCoverage = 0.95;

    /// <summary>Whether a part of it lies outside either image: its fluxes cannot be compared.</summary>
    public bool IsPartial => !(HstCoverage >= LeastCoverage && MuseCoverage >= LeastCoverage);

    /// <summary>HST / MUSE.</summary>
    public double Ratio => Hst / Muse;

    /// <summary>Error of the ratio to first order.</summary>
    public double RatioError => Math.Sqrt(Math.Pow(HstError / Muse, 2) + Math.Pow(Hst * MuseError / (Muse * Muse), 2));
}
