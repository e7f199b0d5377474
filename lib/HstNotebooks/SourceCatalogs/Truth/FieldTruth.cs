using System.Globalization;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>What was put into a simulated field.</summary>
/// <param name="Sources">Stars and galaxies.</param>
/// <param name="Psf">The image of a star, before pixels and drizzling.</param>
public sealed record FieldTruth(IReadOnlyList<TrueSource> Sources, MoffatPsf Psf)
{
    // Second moment, along an axis, of what collecting light in pixels and handing it on evenly does at random phases, px²: 1/12 each, for
    // the pixels of the detector with their drops, and for those of the drizzled image with the areas that an aperture shares with them.
    private const double PixelVariance = 4 / 12.0;

    /// <summary>Reads the <c>_truth.ecsv</c> of a simulated field.</summary>
    /// <exception cref="FitsException">The file is missing or lacks a column.</exception>
    /// <exception cref="ReductionException">It does not tell the PSF, or a source is of no known kind.</exception>
    public static FieldTruth Read(string path)
    {
        var table = Table.Read(path);
        double[] x = table.Column<double>("x"), y = table.Column<double>("y");
        double[] ra = table.Column<double>("ra"), dec = table.Column<double>("dec");
        double[] flux = table.Column<double>("flux"), magnitude = table.Column<double>("magnitude");
        string[] kind = table.Column<string>("kind");
        bool[] saturated = table.Column<bool>("saturated");
        int[] exposures = table.Column<int>("exposures");
        return new(
            [.. x.Select((_, i) => new TrueSource(
                new(x[i], y[i]), new(ra[i], dec[i]), flux[i], magnitude[i], KindOf(kind[i]), saturated[i], exposures[i]))],
            new MoffatPsf(Meta("psf_fwhm_px"), Meta("psf_beta")));

        AcsParallelSourceKind KindOf(string name) => Enum.TryParse(name, out AcsParallelSourceKind found) ? found
            : throw new ReductionException(
                $"{path}, column kind: '{name}' is none of {string.Join(", ", Enum.GetNames<AcsParallelSourceKind>())}.");

        double Meta(string key) => table.Meta.FirstOrDefault(m => m.Key == key).Value is { } value
            ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
            : throw new ReductionException($"{path} has no {key} in its metadata: it is no truth of a simulated field.");
    }

    /// <summary>
    /// The part of a star's light within a radius in the drizzled image. Pixels and drizzling spread light of intensity I over the edge:
    /// ½σ² ∮ ∂I/∂r, σ² being their second moment; good to 0.1 % from two FWHM on.
    /// </summary>
    /// <param name="radiusPx">Pixels, > 0.</param>
    public double EnclosedFlux(double radiusPx)
    {
        const double step = 1e-3;
        double slope = (Psf.At(radiusPx + step) - Psf.At(radiusPx - step)) / (2 * step);
        return Psf.EnclosedFlux(radiusPx) + PixelVariance / 2 * 2 * Math.PI * radiusPx * slope;
    }
}
