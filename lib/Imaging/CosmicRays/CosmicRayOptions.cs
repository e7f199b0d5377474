using System.Globalization;

namespace HstNotebooks.Imaging;

/// <summary>How cosmic-ray hits are told from everything else; the names are those of L.A.Cosmic.</summary>
public sealed record CosmicRayOptions
{
    /// <summary>A hit's Laplacian edge is at least so many σ of the noise, &gt; 0; default 4.5.</summary>
    public double SigClip { get; init; } = 4.5;

    /// <summary>Neighbours of a hit belong to it from this fraction of <see cref="SigClip"/> on, 0 to 1; default 0.3.</summary>
    public double SigFrac { get; init; } = 0.3;

    /// <summary>
    /// A hit's edge is at least so many times its fine structure, the part that is smooth like a star, ≥ 0; default 5. Larger keeps more of
    /// sharp stars, and of the hits.
    /// </summary>
    public double ObjLim { get; init; } = 5;

    /// <summary>Electrons per unit of the image, &gt; 0; default 1.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>Read noise, electrons, ≥ 0; default 6.5. Not used when the variance is given.</summary>
    public double ReadNoise { get; init; } = 6.5;

    /// <summary>
    /// Stars with pixels above this level, in units of the image, are found first and left alone; default: infinite, none. Neither is
    /// anything found on them nor are they used in replacing hits.
    /// </summary>
    public double SaturationLevel { get; init; } = double.PositiveInfinity;

    /// <summary>At most so many rounds of detection and cleaning, ≥ 1; default 4. It ends earlier when a round finds nothing.</summary>
    public int Iterations { get; init; } = 4;

    /// <summary>The shape of the median filters; default: full.</summary>
    public MedianShape Medians { get; init; } = MedianShape.Full;

    /// <summary>
    /// The point spread function that makes the fine structure; default: none, but medians, as published. With one, lower
    /// <see cref="ObjLim"/> or it keeps many hits.
    /// </summary>
    public CosmicRayPsf? Psf { get; init; }

    /// <summary>Details in which implementations differ; default: those of <c>cosmics.py</c>.</summary>
    public CosmicRaySemantics Semantics { get; init; } = CosmicRaySemantics.VanDokkum;

    /// <summary>What replaces a hit; default: the median of the good pixels around it.</summary>
    public CosmicRayCleaning Cleaning { get; init; } = CosmicRayCleaning.MaskedMedian;

    /// <summary>
    /// For a drizzled image that comes with its variance: the limit on the fine structure is twice what an unresolved source reaches at
    /// any position within its pixel, so that sharp stars and clusters are kept; and 6 σ, for drizzled noise is correlated.
    /// </summary>
    /// <param name="psfFwhmPx">FWHM of the point spread function, pixels, 1.3 to 10. A sharper source cannot be told from a hit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The FWHM is not between 1.3 and 10 pixels.</exception>
    public static CosmicRayOptions ForDrizzled(double psfFwhmPx) =>
        new() { SigClip = 6, ObjLim = Math.Max(2, 2 * PointSourceEdge.ToFineStructure(psfFwhmPx)) };

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Lists every option out of range.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Check(nameof(SigClip), SigClip, SigClip > 0 && double.IsFinite(SigClip), "a positive number");
        Check(nameof(SigFrac), SigFrac, SigFrac is >= 0 and <= 1, "between 0 and 1");
        Check(nameof(ObjLim), ObjLim, ObjLim >= 0 && double.IsFinite(ObjLim), "0 or larger");
        Check(nameof(Gain), Gain, Gain > 0 && double.IsFinite(Gain), "a positive number");
        Check(nameof(ReadNoise), ReadNoise, ReadNoise >= 0 && double.IsFinite(ReadNoise), "0 or larger");
        Check(nameof(SaturationLevel), SaturationLevel, SaturationLevel > 0, "positive or infinite");
        Check(nameof(Iterations), Iterations, Iterations >= 1, "1 or larger");
        Check(nameof(Medians), (int)Medians, Enum.IsDefined(Medians), "a defined value");
        Check(nameof(Semantics), (int)Semantics, Enum.IsDefined(Semantics), "a defined value");
        Check(nameof(Cleaning), (int)Cleaning, Enum.IsDefined(Cleaning), "a defined value");
        if (Psf is not null) faults.AddRange(Psf.Faults());
        if (faults.Count > 0) throw new ArgumentException(string.Join(" ", faults));

        void Check(string name, double value, bool valid, string range)
        {
            if (!valid) faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {range}."));
        }
    }
}
