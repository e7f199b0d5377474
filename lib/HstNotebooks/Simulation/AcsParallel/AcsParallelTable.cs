using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>The truth of a simulated field as a table, one row a source.</summary>
internal static class AcsParallelTable
{
    public static Table Of(AcsParallelSimulation simulation)
    {
        var sources = simulation.Sources;
        TableColumn[] columns =
        [
            TableColumn.Create("id", Values(s => s.Id), description: "the same in all filters of a visit"),
            TableColumn.Create("kind", Values(s => s.Kind.ToString()), description: "Star, BlendedStar or Galaxy"),
            TableColumn.Create("x", Values(s => s.X), "pix", "true centre, 0-based"),
            TableColumn.Create("y", Values(s => s.Y), "pix", "true centre, 0-based"),
            TableColumn.Create("ra", Values(s => s.Sky.Ra), "deg", "true position at the epoch of the exposures, ICRS"),
            TableColumn.Create("dec", Values(s => s.Sky.Dec), "deg", "true position at the epoch of the exposures, ICRS"),
            TableColumn.Create("pmra", Values(s => s.PmRaMasYr), "mas/yr", "true proper motion to the east"),
            TableColumn.Create("pmdec", Values(s => s.PmDecMasYr), "mas/yr", "true proper motion to the north"),
            TableColumn.Create("flux", Values(s => s.ElectronsPerS), "electron/s", "whole flux in the filter"),
            TableColumn.Create("magnitude", Values(s => s.Magnitude), "mag", "AB magnitude in the filter"),
            TableColumn.Create("gaia_magnitude", Values(s => s.GaiaMagnitude), "mag", "AB magnitude at 6230 Angstrom"),
            TableColumn.Create("colour", Values(s => s.Colour), "mag", "F475W - F775W, AB"),
            TableColumn.Create("exposures", Values(s => s.Exposures), description: "that contribute to the pixel of its centre"),
            TableColumn.Create("saturated", Values(s => s.IsSaturated)),
            TableColumn.Create("sersic_n", Values(s => s.Profile?.Index ?? double.NaN), description: "of a galaxy"),
            TableColumn.Create("r_e", Values(s => s.Profile?.HalfLightRadiusPx ?? double.NaN), "pix", "on the major axis, before the PSF"),
            TableColumn.Create("axis_ratio", Values(s => s.Profile?.AxisRatio ?? double.NaN)),
            TableColumn.Create("angle", Values(s => s.Profile?.AngleDeg ?? double.NaN), "deg", "major axis, from +x towards +y"),
        ];
        return new(columns, "truth", new Dictionary<string, object?>
        {
            ["filter"] = simulation.Options.Filter,
            ["epoch"] = simulation.Epoch,
            ["psf_fwhm_px"] = simulation.Psf.FwhmPx,
            ["psf_beta"] = simulation.Psf.Beta,
            ["sky_electrons_per_s"] = simulation.Options.SkyElectronsPerS,
        });

        T[] Values<T>(Func<AcsParallelSource, T> of) => [.. sources.Select(of)];
    }
}
