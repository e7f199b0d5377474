namespace HstNotebooks.Imaging;

/// <summary>Profiles of a <see cref="CosmicRayPsf"/>.</summary>
public enum CosmicRayPsfModel
{
    /// <summary>A round Gaussian.</summary>
    Gaussian,

    /// <summary>A Gaussian along x, and the same in every row of the kernel: for spectra.</summary>
    GaussianX,

    /// <summary>A Gaussian along y, and the same in every column.</summary>
    GaussianY,

    /// <summary>A round Moffat profile, (1 + r²/α²)^−β (Moffat 1969).</summary>
    Moffat,
}
