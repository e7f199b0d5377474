namespace HstNotebooks.Imaging;

/// <summary>
/// What a CCD makes of the light that falls on it, after the flat field is divided out: photon noise of the electrons that each pixel
/// collects, and read noise. A pixel's noise depends on the seed, its light, and where it lies; not on the number of threads.
/// </summary>
public static class DetectorNoise
{
    /// <summary>Exposes the pixels in place.</summary>
    /// <param name="electrons">
    /// The electrons expected with an even response; negative counts as 0, NaN stays NaN. On return those measured.
    /// </param>
    /// <param name="readNoise">Standard deviation of the read noise, electrons, ≥ 0.</param>
    /// <param name="flatRms">Scatter of the pixels' response about 1, 0 to 0.2; it is uniformly distributed.</param>
    /// <param name="flatSeed">Equal seeds give equal responses: those of a chip.</param>
    /// <param name="seed">Equal seeds give equal noise.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void Expose(
        Image<float> electrons, double readNoise, double flatRms, ulong flatSeed, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(electrons);
        if (!(readNoise >= 0) || !double.IsFinite(readNoise))
            throw new ArgumentOutOfRangeException(nameof(readNoise), readNoise, "A finite number, not negative.");
        if (!(flatRms >= 0 && flatRms <= 0.2)) throw new ArgumentOutOfRangeException(nameof(flatRms), flatRms, "0 to 0.2.");
        Compute.Rows(electrons.Height, y => ExposeRow(electrons.Row(y), readNoise, flatRms, new(flatSeed, y), new(seed, y)), cancellation);
    }

    private static void ExposeRow(Span<float> row, double readNoise, double flatRms, SplitMix64 flat, SplitMix64 random)
    {
        double width = flatRms * Math.Sqrt(12), spare = 0;      // a uniform distribution of width 1 has an RMS of 1/√12
        for (int x = 0; x < row.Length; x++)
        {
            double response = 1 + width * (flat.Uniform() - 0.5);
            double collected = PoissonDistribution.Draw(row[x] * response, ref random);
            double read = spare;
            if (x % 2 == 0)
            {
                double radius = readNoise * Math.Sqrt(-2 * Math.Log(1 - random.Uniform()));
                (double sin, double cos) = Math.SinCos(2 * Math.PI * random.Uniform());
                (read, spare) = (radius * cos, radius * sin);
            }
            row[x] = (float)((collected + read) / response);
        }
    }
}
