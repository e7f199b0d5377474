using System.Globalization;
using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

public sealed partial class SkyCatalog
{
    /// <summary>
    /// Reads stars from a file of any kind: FITS, ECSV, VOTable, or text with commas, tabs or blanks between the columns, whose names are
    /// in the first line, in a comment (<c># ra dec</c>, or the numbered list of SExtractor) or missing (then the first two columns are
    /// right ascension and declination, as in the lists of TweakReg).
    /// </summary>
    /// <remarks>
    /// Columns are found by the names that the Gaia archive, VizieR and SExtractor give them, without regard to case; units are those of
    /// the table, else degrees, mas, mas/yr, km/s. Proper motions in right ascension are μα cos δ, as everywhere today. Text is
    /// sexagesimal, right ascension in hours. Rows without a position (INDEF, NaN, empty) are left out, errors that are not positive count
    /// as unknown, and <see cref="Warnings"/> say so.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say of itself.</param>
    /// <exception cref="FitsException">The file is missing, holds no table, or is damaged.</exception>
    /// <exception cref="CatalogException">
    /// There is no column of positions, or a value cannot be: the message names the file, the column and the row.
    /// </exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static SkyCatalog Read(string path, SkyCatalogOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FromTable(ListFile.IsList(path) ? ListFile.Read(path) : Table.Read(path), Path.GetFileName(path), options);
    }

    /// <summary>Stars from a table; see <see cref="Read"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">For messages.</param>
    /// <param name="options">What the table does not say of itself.</param>
    /// <exception cref="FitsException">A column cannot be read.</exception>
    /// <exception cref="CatalogException">As <see cref="Read"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static SkyCatalog FromTable(Table table, string name = "table", SkyCatalogOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new SkyCatalogOptions();
        options.Validate();
        return new CatalogReading(table, name, options).Read();
    }

    /// <summary>
    /// The stars as a table with the names and units of the Gaia archive, the magnitude under its own name, without columns of which
    /// nothing is known; <see cref="FromTable"/> reads it back.
    /// </summary>
    public Table ToTable()
    {
        List<TableColumn> columns = [];
        if (Stars.Any(star => star.Id.Length > 0)) columns.Add(TableColumn.Create("id", Stars.Select(star => star.Id).ToArray()));
        Add(CatalogColumn.Ra, star => star.Position.Ra);
        Add(CatalogColumn.Dec, star => star.Position.Dec);
        Add(CatalogColumn.Epoch, star => star.Epoch);
        Add(CatalogColumn.RaError, star => star.RaErrorMas);
        Add(CatalogColumn.DecError, star => star.DecErrorMas);
        Add(CatalogColumn.PmRa, star => star.PmRaMasYr);
        Add(CatalogColumn.PmDec, star => star.PmDecMasYr);
        Add(CatalogColumn.PmRaError, star => star.PmRaErrorMasYr);
        Add(CatalogColumn.PmDecError, star => star.PmDecErrorMasYr);
        if (Stars.Any(star => star.Correlation != default))
        {
            Add(CatalogColumn.RaDecCorrelation, star => star.Correlation.RaDec);
            Add(CatalogColumn.RaPmRaCorrelation, star => star.Correlation.RaPmRa);
            Add(CatalogColumn.RaPmDecCorrelation, star => star.Correlation.RaPmDec);
            Add(CatalogColumn.DecPmRaCorrelation, star => star.Correlation.DecPmRa);
            Add(CatalogColumn.DecPmDecCorrelation, star => star.Correlation.DecPmDec);
            Add(CatalogColumn.PmRaPmDecCorrelation, star => star.Correlation.PmRaPmDec);
        }
        Add(CatalogColumn.Parallax, star => star.ParallaxMas);
        Add(CatalogColumn.RadialVelocity, star => star.RadialVelocityKmS);
        Add(CatalogColumn.Magnitude, star => star.Magnitude);
        Add(CatalogColumn.Ruwe, star => star.Ruwe);
        return new Table(columns);

        void Add(CatalogColumn column, Func<CatalogStar, double> valueOf)
        {
            double[] values = [.. Stars.Select(valueOf)];
            bool isPosition = column is CatalogColumn.Ra or CatalogColumn.Dec;
            if (!isPosition && Array.TrueForAll(values, double.IsNaN)) return;
            bool isNamed = column == CatalogColumn.Magnitude && MagnitudeName.Length > 0;
            string name = isNamed ? MagnitudeName : CatalogNames.Written(column);
            columns.Add(TableColumn.Create(name, values, CatalogNames.Unit(column)));
        }
    }

    /// <summary>
    /// Writes the stars as the extension says: .ecsv, .fits, .fits.gz or .csv all that is known (<see cref="ToTable"/>); .cat and .txt the
    /// positions alone, in degrees under <c># ra dec</c>, which TweakReg reads as a refcat; .reg points for DS9 with their names.
    /// </summary>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="FitsException">A table cannot be written.</exception>
    /// <exception cref="IOException">A list or regions cannot be written.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CAT" or ".TXT":
                File.WriteAllText(path, List());
                break;
            case ".REG":
                File.WriteAllText(path, Ds9());
                break;
            case ".ECSV" or ".FITS" or ".GZ" or ".CSV":
                ToTable().Write(path);
                break;
            default:
                throw new ArgumentException(
                    $"{path} does not say what to write; .ecsv, .fits, .csv, .cat, .txt or .reg were expected.", nameof(path));
        }
    }

    private string List()
    {
        var text = new StringBuilder("# ra dec\n");
        foreach (var (ra, dec) in Positions) text.Append(CultureInfo.InvariantCulture, $"{ra:F12} {dec:F12}\n");
        return text.ToString();
    }

    private string Ds9()
    {
        var text = new StringBuilder("# Region file format: DS9\nicrs\n");
        foreach (var star in Stars)
        {
            text.Append(CultureInfo.InvariantCulture, $"point({star.Position.Ra:F9}, {star.Position.Dec:F9}) # point=circle");
            // Braces and line ends would close the text.
            string label = new([.. star.Id.Where(c => c is not ('{' or '}') && !char.IsControl(c))]);
            text.Append(label.Length > 0 ? $" text={{{label}}}\n" : "\n");
        }
        return text.ToString();
    }
}
