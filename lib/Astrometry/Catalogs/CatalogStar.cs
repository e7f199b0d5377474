namespace HstNotebooks.Astrometry;

/// <summary>A star of a catalogue: where it is, how well that is known, and how it moves. What is not known is NaN.</summary>
/// <param name="Position">ICRS, at <see cref="Epoch"/>.</param>
public sealed partial record CatalogStar(SkyPoint Position)
{
    /// <summary>Name or number; "" when it has none.</summary>
    public string Id { get; init; } = "";

    /// <summary>Epoch of the position, Julian years (Gaia DR3: 2016).</summary>
    public double Epoch { get; init; } = double.NaN;

    /// <summary>1σ of α* = α cos δ, mas.</summary>
    public double RaErrorMas { get; init; } = double.NaN;

    /// <summary>1σ of δ, mas.</summary>
    public double DecErrorMas { get; init; } = double.NaN;

    /// <summary>Proper motion μα* = μα cos δ, mas per Julian year.</summary>
    public double PmRaMasYr { get; init; } = double.NaN;

    /// <summary>Proper motion μδ, mas per Julian year.</summary>
    public double PmDecMasYr { get; init; } = double.NaN;

    /// <summary>1σ of μα*, mas per Julian year.</summary>
    public double PmRaErrorMasYr { get; init; } = double.NaN;

    /// <summary>1σ of μδ, mas per Julian year.</summary>
    public double PmDecErrorMasYr { get; init; } = double.NaN;

    /// <summary>How the errors of position and proper motion go together.</summary>
    public MotionCorrelation Correlation { get; init; }

    /// <summary>Parallax, mas.</summary>
    public double ParallaxMas { get; init; } = double.NaN;

    /// <summary>Radial velocity, km/s, positive when receding.</summary>
    public double RadialVelocityKmS { get; init; } = double.NaN;

    /// <summary>Magnitude; <see cref="SkyCatalog.MagnitudeName"/> says which.</summary>
    public double Magnitude { get; init; } = double.NaN;

    /// <summary>
    /// Renormalised unit weight error of Gaia: about 1 for a single star, above 1.4 doubtful (Lindegren 2018, GAIA-C3-TN-LU-LL-124).
    /// </summary>
    public double Ruwe { get; init; } = double.NaN;

    /// <summary>1σ along one axis, mas: the root mean square of the errors in α* and δ. NaN where one is not known.</summary>
    public double ErrorMas => Math.Sqrt((RaErrorMas * RaErrorMas + DecErrorMas * DecErrorMas) / 2);

    /// <summary>Whether both components of the proper motion are known.</summary>
    public bool HasProperMotion => !double.IsNaN(PmRaMasYr) && !double.IsNaN(PmDecMasYr);
}
