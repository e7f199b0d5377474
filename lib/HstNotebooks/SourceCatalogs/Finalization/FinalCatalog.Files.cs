using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

public sealed partial record FinalCatalog
{
    private const double Missing = -999;

    /// <summary>
    /// Writes one file, as its extension says. <c>.csv</c>: missing values are −999, as users of the published catalogues expect, in
    /// Original only those of Gaia; <c>.ecsv</c> and <c>.fits</c>: with units and descriptions, missing values NaN; <c>.reg</c>: circles
    /// for DS9 as wide as the widest aperture, red where a cosmic ray lies, each with its row counted from 1. The file appears complete
    /// or not at all.
    /// </summary>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="FitsException">A table cannot be written.</exception>
    /// <exception cref="IOException">The regions cannot be written.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string extension = Path.GetExtension(path).ToUpperInvariant();
        if (extension == ".REG") Ds9Regions.Write(path, Circles());
        else if (extension == ".CSV") WithMissing(ToTable()).WriteCsv(path);
        else if (extension == ".FITS") FitsFile.Write(path, TableHdu.Create(ToTable(), FitsHeader()));
        else ToTable().Write(path);
    }

    /// <summary>
    /// Writes the catalogue and the one <see cref="WithoutCosmicRays"/> as <c>{name}_phot_tab</c> and <c>{name}_phot_tab_noCRs</c>: in
    /// Original as CSV, else as CSV, ECSV, FITS and DS9 regions.
    /// </summary>
    /// <param name="folder">Is created.</param>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="FitsException">A table cannot be written.</exception>
    /// <exception cref="IOException">The folder or the regions cannot be written.</exception>
    public IReadOnlyList<string> WriteAll(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Directory.CreateDirectory(folder);
        var paths = new List<string>();
        foreach (var (catalog, suffix) in new[] { (this, ""), (WithoutCosmicRays(), "_noCRs") })
        {
            foreach (string extension in Options.Fidelity == Fidelity.Original ? [".csv"] : new[] { ".csv", ".ecsv", ".fits", ".reg" })
            {
                paths.Add(Path.Combine(folder, $"{Name}_phot_tab{suffix}{extension}"));
                catalog.Write(paths[^1]);
            }
        }
        return paths;
    }

    private Table WithMissing(Table table)
    {
        bool isOriginal = Options.Fidelity == Fidelity.Original;
        return new(table.Columns.Select(column =>
        {
            bool isGaia = column.Name.StartsWith("GAIA_CAT", StringComparison.Ordinal);
            if (column.CellType != typeof(double) || (isOriginal && !isGaia)) return column;
            double[] values = [.. column.Read<double>().Select(v => double.IsNaN(v) ? Missing : v)];
            return TableColumn.Create(column.Name, values);
        }));
    }

    private Header FitsHeader()
    {
        var header = new Header();
        header.Set("FILTER", Filter);
        header.Set("PHOTFLAM", Options.PhotFlam, "erg/s/cm2/Angstrom for 1 electron/s");
        if (Options.PivotAngstrom is { } pivot) header.Set("PHOTPLAM", pivot, "pivot wavelength, Angstrom");
        foreach (var (i, radius) in RadiiPx.Index())
        {
            header.Set(FormattableString.Invariant($"APRAD{i + 1}"), radius, "radius of aperture, pixels");
            header.Set(FormattableString.Invariant($"APENER{i + 1}"), EncircledEnergies[i], "encircled energy of aperture");
        }
        header.Set("HSTNBVER", $"HstNotebooks {Library.Version}", "software that made this product");
        return header;
    }

    private IEnumerable<SkyCircle> Circles()
    {
        var radius = Angle.FromArcsec(RadiiPx.Max() * Options.PixelScaleArcsec);
        return Sources.Index().Select(s => new SkyCircle(s.Item.Measured.Sky, radius)
        {
            Label = FormattableString.Invariant($"{s.Index + 1}"),
            Color = s.Item.Measured.IsCosmicRay ? "red" : "green",
        });
    }
}
