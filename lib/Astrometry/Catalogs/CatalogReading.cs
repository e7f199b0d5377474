using System.Globalization;
using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>A table to a catalogue: finds the columns, brings them to the units of <see cref="CatalogStar"/>, checks the values.</summary>
internal sealed class CatalogReading(Table table, string name, SkyCatalogOptions options)
{
    private readonly List<string> warnings = [.. table.Warnings];

    public SkyCatalog Read()
    {
        if (table.RowCount > Array.MaxLength) throw new CatalogException(Invariant($"{name} has {table.RowCount} rows: too many to hold."));
        var (lon, lat) = Positions();
        int skipped = lon.Zip(lat).Count(pair => double.IsNaN(pair.First) || double.IsNaN(pair.Second));
        if (skipped > 0) warnings.Add(Invariant($"{skipped} of {lon.Length} rows have no position and are left out."));
        var stars = Stars(lon, lat);
        string magnitudeName = Find(CatalogColumn.Magnitude)?.Name ?? "";
        return new SkyCatalog(stars, name, magnitudeName, warnings);
    }

    private List<CatalogStar> Stars(double[] lon, double[] lat)
    {
        bool isParallel = options.Frame.System == SkySystem.Icrs || options.Frame == SkyFrame.Fk5;
        string[]? ids = Find(CatalogColumn.Id) is { } column ? Texts(column) : null;
        double[]? epoch = Numbers(CatalogColumn.Epoch);
        double[]? parallax = Numbers(CatalogColumn.Parallax), velocity = Numbers(CatalogColumn.RadialVelocity);
        double[]? magnitude = Numbers(CatalogColumn.Magnitude), ruwe = Numbers(CatalogColumn.Ruwe);
        double[]? raError = Directed(CatalogColumn.RaError), decError = Directed(CatalogColumn.DecError);
        double[]? pmRa = Directed(CatalogColumn.PmRa), pmDec = Directed(CatalogColumn.PmDec);
        double[]? pmRaError = Directed(CatalogColumn.PmRaError), pmDecError = Directed(CatalogColumn.PmDecError);
        double[]?[] correlations =
        [
            Directed(CatalogColumn.RaDecCorrelation), Directed(CatalogColumn.RaPmRaCorrelation), Directed(CatalogColumn.RaPmDecCorrelation),
            Directed(CatalogColumn.DecPmRaCorrelation), Directed(CatalogColumn.DecPmDecCorrelation),
            Directed(CatalogColumn.PmRaPmDecCorrelation),
        ];
        if (!isParallel && pmRa is null && (Find(CatalogColumn.PmRa) ?? Find(CatalogColumn.RaError)) is not null)
        {
            warnings.Add($"The proper motions and errors of {name} are along the axes of {options.Frame} and are left out.");
        }

        var stars = new List<CatalogStar>(lon.Length);
        for (int i = 0; i < lon.Length; i++)
        {
            if (double.IsNaN(lon[i]) || double.IsNaN(lat[i])) continue;
            stars.Add(new CatalogStar(new SkyPoint(lon[i], lat[i]))
            {
                Id = ids?[i] ?? "",
                Epoch = epoch is not null && !double.IsNaN(epoch[i]) ? epoch[i] : options.Epoch,
                RaErrorMas = At(raError, i),
                DecErrorMas = At(decError, i),
                PmRaMasYr = At(pmRa, i),
                PmDecMasYr = At(pmDec, i),
                PmRaErrorMasYr = At(pmRaError, i),
                PmDecErrorMasYr = At(pmDecError, i),
                Correlation = new(Rho(0, i), Rho(1, i), Rho(2, i), Rho(3, i), Rho(4, i), Rho(5, i)),
                ParallaxMas = At(parallax, i),
                RadialVelocityKmS = At(velocity, i),
                Magnitude = At(magnitude, i),
                Ruwe = At(ruwe, i),
            });
        }
        return stars;

        double[]? Directed(CatalogColumn wanted) => isParallel ? Numbers(wanted) : null;
        double Rho(int which, int i) => correlations[which] is { } values && !double.IsNaN(values[i]) ? values[i] : 0;
        static double At(double[]? values, int i) => values is null ? double.NaN : values[i];
    }

    // ICRS.
    private (double[] Ra, double[] Dec) Positions()
    {
        var usual = CatalogNames.Positions(options.Frame);
        var pair = usual.FirstOrDefault(names => Has(names.Lon) && Has(names.Lat));
        string lonName = options.Columns.GetValueOrDefault(CatalogColumn.Ra) ?? pair.Lon ?? usual[0].Lon;
        string latName = options.Columns.GetValueOrDefault(CatalogColumn.Dec) ?? pair.Lat ?? usual[0].Lat;
        double[] lon = Angles(Named(lonName), isLongitude: true), lat = Angles(Named(latName), isLongitude: false);
        for (int i = 0; i < lon.Length; i++)
        {
            if (Math.Abs(lat[i]) > 90) throw Odd(latName, i, lat[i], "−90 to +90 degrees");
            if (Math.Abs(lon[i]) > 360) throw Odd(lonName, i, lon[i], "0 to 360 degrees");
            lon[i] = Angle.FromDegrees(lon[i]).Wrapped().Degrees;
        }
        if (options.Frame.System != SkySystem.Icrs) SkyFrame.Transform(options.Frame, SkyFrame.Icrs, lon, lat, lon, lat);
        return (lon, lat);

        bool Has(string column) => CatalogNames.Find(table, column) is not null;
    }

    private double[] Angles(TableColumn column, bool isLongitude)
    {
        if (column.Type != ColumnType.Text) return InUnit(column, "deg");
        double[] degrees = new double[(int)table.RowCount];
        string[] texts = column.Read<string>();
        for (int i = 0; i < degrees.Length; i++)
        {
            string text = texts[i].Trim();
            try
            {
                bool isMissing = text.ToUpperInvariant() is "" or "INDEF" or "NAN" or "--" or "NULL";
                degrees[i] = isMissing ? double.NaN : isLongitude ? Sexagesimal.ParseRa(text) : Sexagesimal.ParseDec(text);
            }
            catch (FormatException e)
            {
                throw new CatalogException(Invariant($"{name}, column {column.Name}, row {i}: {e.Message}"), e);
            }
        }
        return degrees;
    }

    private double[]? Numbers(CatalogColumn wanted)
    {
        if (Find(wanted) is not { } column) return null;
        double[] values = InUnit(column, CatalogNames.Unit(wanted));
        int unusable = 0;
        for (int i = 0; i < values.Length; i++)
        {
            switch (wanted)
            {
                case CatalogColumn.Epoch when values[i] is < 1800 or > 2200:
                    throw Odd(column.Name, i, values[i], "Julian years from 1800 to 2200");
                case >= CatalogColumn.RaDecCorrelation and <= CatalogColumn.PmRaPmDecCorrelation when Math.Abs(values[i]) > 1:
                    throw Odd(column.Name, i, values[i], "a correlation from −1 to 1");
                case CatalogColumn.RaError or CatalogColumn.DecError or CatalogColumn.PmRaError or CatalogColumn.PmDecError
                    when values[i] <= 0 || double.IsInfinity(values[i]):
                    values[i] = double.NaN;
                    unusable++;
                    break;
            }
        }
        if (unusable > 0)
        {
            warnings.Add(Invariant($"{unusable} of {values.Length} values of {column.Name} are not positive and count as unknown."));
        }
        return values;
    }

    private double[] InUnit(TableColumn column, string unit)
    {
        if (column.Type == ColumnType.Text) throw new CatalogException($"{name}, column {column.Name}: numbers were expected, not text.");
        double factor = CatalogUnits.Factor(column.Unit, unit)
            ?? throw new CatalogException($"{name}, column {column.Name}: the unit is '{column.Unit}'; {unit} or the like was expected. "
                + "SkyCatalogOptions.Columns says which columns to take.");
        double[] values = column.Read<double>();
        if (factor != 1)
        {
            for (int i = 0; i < values.Length; i++) values[i] *= factor;
        }
        return values;
    }

    private static string[] Texts(TableColumn column) =>
        [.. column.Read().Cast<object?>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "")];

    private TableColumn? Find(CatalogColumn wanted)
    {
        if (options.Columns.TryGetValue(wanted, out string? given)) return given.Length > 0 ? Named(given) : null;
        return CatalogNames.Of(wanted).Select(usual => CatalogNames.Find(table, usual)).FirstOrDefault(column => column is not null);
    }

    private TableColumn Named(string column)
    {
        try
        {
            return table[column];
        }
        catch (FitsException e)
        {
            throw new CatalogException($"{name}: {e.Message} SkyCatalogOptions.Columns says which columns to take.", e);
        }
    }

    private CatalogException Odd(string column, int row, double found, string expected) =>
        new(Invariant($"{name}, column {column}, row {row}: the value is {found}; {expected} were expected."));
}
