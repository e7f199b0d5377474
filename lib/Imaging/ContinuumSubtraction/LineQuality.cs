using System.Diagnostics.CodeAnalysis;

namespace HstNotebooks.Imaging;

/// <summary>What is worth knowing of a pixel of a continuum-subtracted image; the bits of its quality image.</summary>
[Flags]
[SuppressMessage("Design", "CA1028:Enum storage should be Int32", Justification = "One byte a pixel in memory and in the file.")]
public enum LineQuality : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The continuum is interpolated linearly: its signal to noise is low in one of the bands.</summary>
    LinearContinuum = 1,

    /// <summary>The continuum is not positive in one of the bands.</summary>
    NonPositiveContinuum = 2,

    /// <summary>One of the bands is missing, so that there is no continuum.</summary>
    MissingContinuum = 4,

    /// <summary>A cosmic ray in the narrow band.</summary>
    CosmicRay = 8,

    /// <summary>A foreground star.</summary>
    Star = 16,

    /// <summary>The value was interpolated from its neighbours.</summary>
    Interpolated = 32,
}
