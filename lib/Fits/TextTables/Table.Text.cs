namespace HstNotebooks.Fits;

public sealed partial class Table
{
    /// <summary>
    /// Reads a table of comma-separated values (RFC 4180; tab and semicolon are recognised). The first line names the columns.
    /// A column is logical (true, false), else of integers (long), else real (double), else text: the first of these that holds
    /// all its fields. Empty fields are missing: NaN, null or "". Lines that begin with '#' are comments; those at the start
    /// become "comments" in <see cref="Meta"/>.
    /// </summary>
    /// <exception cref="FitsException">
    /// The file is missing or not UTF-8, a row has more or fewer fields than the first, or a quote is not closed; the message
    /// names the line.
    /// </exception>
    public static Table ReadCsv(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return CsvReading.Read(ByteSource.FromFile(path), options ?? new CsvOptions());
    }

    /// <summary>
    /// Reads an ECSV table, version 1.0 (APE 6): columns with types, units, descriptions and meta. Missing fields are NaN, null
    /// or "", as are cells that a column of masks marks. Objects of astropy stay the plain columns of which they are made; what
    /// it says of them is in <see cref="Meta"/> as "__serialized_columns__". float128 is read as double, a JSON object as its
    /// text; arrays whose length varies along one of several axes lose their shape. Formats that Fortran does not know are left
    /// out.
    /// </summary>
    /// <exception cref="FitsException">The file is missing or not as ECSV should be; the message names the line.</exception>
    public static Table ReadEcsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return EcsvReading.Read(ByteSource.FromFile(path));
    }

    /// <summary>
    /// Writes the table as comma-separated values (RFC 4180, line ends "\n") with a line of names; numbers have the fewest
    /// digits that read back the same. NaN and null are empty fields, cells that are arrays are JSON. Units and meta are left
    /// out: ECSV has a place for them. The file appears complete or not at all.
    /// </summary>
    /// <exception cref="FitsException">The file cannot be written, or a column not be read.</exception>
    public void WriteCsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => new DelimitedWriter(file, ',', TextDialect.Csv).Write(this));
    }

    /// <summary>
    /// Writes the table as ECSV 1.0 (APE 6), which astropy reads back with units, descriptions, shapes, undefined values and
    /// meta. The file appears complete or not at all.
    /// </summary>
    /// <exception cref="FitsException">The file cannot be written, or a column not be read.</exception>
    public void WriteEcsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file => EcsvWriting.Write(file, this));
    }
}
