namespace HstNotebooks.Imaging;

/// <summary>What <see cref="ChipCombination"/> makes of the chips of several exposures.</summary>
/// <param name="Science">Electrons per second, NaN where no exposure is.</param>
/// <param name="Weight">Exposure time behind each pixel, seconds; 0 where there is none.</param>
/// <param name="Context">Planes whose bit b of plane p is set where chip 32 p + b contributes.</param>
/// <param name="Exposures">How many exposures contribute.</param>
public sealed record CombinedChips(Image<float> Science, Image<float> Weight, IReadOnlyList<Image<int>> Context, Image<byte> Exposures);
