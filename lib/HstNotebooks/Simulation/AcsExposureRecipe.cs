namespace HstNotebooks;

/// <summary>
/// What a simulated ACS/WFC exposure is made of. The geometry is in pixels of the camera; the file has pixels <see cref="Binning"/> times
/// as large, so that it is small and shows the whole field.
/// </summary>
internal sealed record AcsExposureRecipe : SampleRecipe
{
    /// <summary>A chip of the camera, pixels.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required int Binning { get; init; }

    public required double ExposureS { get; init; }

    /// <summary>Sky and read noise, electrons per pixel of the file.</summary>
    public required double Sky { get; init; }
    public required double ReadNoise { get; init; }

    /// <summary>σ of the Gaussian stars, pixels of the file.</summary>
    public required double PsfSigmaPx { get; init; }

    /// <summary>Amplitudes of the lookup tables, pixels of the camera.</summary>
    public required double NpolPx { get; init; }
    public required double D2imPx { get; init; }

    public required ExposureStars Stars { get; init; }
    public required List<ChipRecipe> Chips { get; init; }

    public override void Write(string folder) => AcsExposureSimulation.Write(this, folder);
}

/// <summary>Stars on each chip, and the range of their fluxes, electrons.</summary>
internal sealed record ExposureStars(int Count, double Faintest, double Brightest);

/// <summary>
/// The sky at the middle of a chip, degrees; CD1_1, CD1_2, CD2_1, CD2_2, degrees per pixel; SIP coefficients by their powers, as "2_0".
/// </summary>
internal sealed record ChipRecipe(int CcdChip, double Ra, double Dec, double[] Cd, Dictionary<string, double> A, Dictionary<string, double> B);
