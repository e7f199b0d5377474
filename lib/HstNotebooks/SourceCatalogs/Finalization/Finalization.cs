namespace HstNotebooks;

/// <summary>
/// The last step of a source catalogue: from count rates in apertures to fluxes of all of the light, and magnitudes. The step of the
/// original is not public; it is known from the catalogues that it wrote (<see cref="CatalogRecovery"/>).
/// </summary>
public static class Finalization
{
    /// <summary>
    /// Of each aperture of radius r: flux = (count rate − sky × πr²) × PHOTFLAM / E(r), error likewise, with E the encircled energy. In
    /// Original all errors are divided by E of the first aperture.
    /// </summary>
    /// <param name="table">The measurements.</param>
    /// <param name="options">Calibration.</param>
    /// <exception cref="ArgumentException">An option is out of range, or an aperture outside the table of encircled energy.</exception>
    /// <exception cref="ReductionException">No encircled energy for instrument or filter; or a source lacks apertures.</exception>
    public static FinalCatalog Finalize(PhotometryTable table, FinalizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        RequireApertures(table);
        var energy = EnergyFor(table, options);
        double scale = energy.IsInPixels ? 1 : options.PixelScaleArcsec;
        double[] fractions = [.. table.RadiiPx.Select(r => energy.Fraction(table.Filter, r * scale))];
        bool isOriginal = options.Fidelity == Fidelity.Original;
        return new()
        {
            Name = table.Name,
            Filter = table.Filter,
            RadiiPx = table.RadiiPx,
            Sources = [.. table.Sources.Select(Final)],
            EncircledEnergies = fractions,
            Options = options with
            {
                EncircledEnergy = energy,
                AbMinusVega = options.AbMinusVega ?? ZeroPoints.AbMinusVega(options.Instrument, table.Filter),
            },
        };

        FinalSource Final(SourcePhotometry source)
        {
            double[] fluxes = new double[fractions.Length], errors = new double[fractions.Length];
            for (int i = 0; i < fractions.Length; i++)
            {
                double sky = source.Back * Math.PI * table.RadiiPx[i] * table.RadiiPx[i];
                fluxes[i] = (source.CountRates[i] - sky) * options.PhotFlam / fractions[i];
                errors[i] = source.Errors[i] * options.PhotFlam / fractions[isOriginal ? 0 : i];
            }
            return new(source, fluxes, errors);
        }
    }

    private static EncircledEnergy EnergyFor(PhotometryTable table, FinalizationOptions options)
    {
        if (options.EncircledEnergy is { } given) return given;
        if (options.Fidelity == Fidelity.Original) return EncircledEnergy.Published;
        if (options.Instrument.Equals(EncircledEnergy.AcsWfc.Name, StringComparison.OrdinalIgnoreCase)) return EncircledEnergy.AcsWfc;
        throw new ReductionException($"{table.Name}: the encircled energy of {options.Instrument} is not built in, only that of "
            + $"{EncircledEnergy.AcsWfc.Name}; read a table of it with EncircledEnergy.Read and give it as EncircledEnergy.");
    }

    private static void RequireApertures(PhotometryTable table)
    {
        int count = table.RadiiPx.Count;
        if (count == 0) throw new ReductionException($"{table.Name} has no aperture.");
        foreach (var (i, source) in table.Sources.Index())
        {
            if (source.CountRates.Count == count && source.Errors.Count == count) continue;
            throw new ReductionException(
                $"{table.Name}: source {i} has {source.CountRates.Count} count rates, {source.Errors.Count} errors, {count} apertures.");
        }
    }
}
