using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>How a parallel field is reduced. <c>new ParallelFieldOptions(Fidelity.Original)</c> follows the published workflow.</summary>
/// <param name="Fidelity">Sets the defaults of all steps.</param>
public sealed record ParallelFieldOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>What counts as a source.</summary>
    public SourceDetectionOptions Detection { get; init; } = new(Fidelity);

    /// <summary>How cosmic rays are found.</summary>
    public CosmicRayMapOptions CosmicRays { get; init; } = new(Fidelity);

    /// <summary>Which stars the alignment is tried with.</summary>
    public AlignmentSourceOptions AlignmentSources { get; init; } = new();

    /// <summary>How the image is aligned; Original: with six parameters.</summary>
    public AlignmentOptions Alignment { get; init; } = new()
    {
        Geometry = Fidelity == Fidelity.Original ? FitGeometry.General : FitGeometry.RScale,
    };

    /// <summary>How sources are measured.</summary>
    public AperturePhotometryOptions Photometry { get; init; } = new(Fidelity);

    /// <summary>
    /// What turns counts into fluxes; null (default): what the header says (<see cref="FinalizationOptions.For"/>).
    /// </summary>
    public FinalizationOptions? Finalization { get; init; }
}
