using System.CommandLine;
using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Cli;

/// <summary><c>hst info file.fits</c>: HDUs, shapes, columns, WCS and photometric keywords.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "FITS files, also packed ones", Arity = ArgumentArity.OneOrMore };
        var command = new Command("info", "Show what is in a FITS file: HDUs, shapes, columns, WCS, photometric keywords.") { files };
        command.SetAction(parsed =>
        {
            int exitCode = ExitCode.Done;
            foreach (string path in parsed.GetRequiredValue(files))
            {
                try
                {
                    parsed.InvocationConfiguration.Output.Write(Describe(FitsFile.Open(path)));
                }
                catch (FitsException e)
                {
                    parsed.InvocationConfiguration.Error.WriteLine(e.Message);
                    exitCode = ExitCode.Failed;
                }
            }
            return exitCode;
        });
        return command;
    }

    private static string Describe(FitsFile file)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        text.WriteLine(file.Name);
        foreach (var hdu in file.Hdus)
        {
            text.WriteLine($"  {hdu.Index,2}  {(hdu.Name.Length > 0 ? $"{hdu.Name},{hdu.Version}" : "–"),-12} {Kind(hdu)}");
            if (hdu is not ImageHdu { Shape.Count: >= 2 } image) continue;
            bool hasWcs = image.Header.Any(card => card.Keyword.StartsWith("CTYPE", StringComparison.Ordinal)) || image.Header.Contains("AMDX1");
            foreach (char alternate in hasWcs ? Wcs.Alternates(image.Header) : []) text.WriteLine($"        {Position(image, file, alternate)}");
            // ERR and DQ repeat what their SCI says.
            bool science = image.Name == "SCI" || image.Index == file.FirstImage().Index;
            if (science && Keywords(image, file) is { Length: > 0 } keywords) text.WriteLine($"        {keywords}");
        }
        foreach (string warning in file.Warnings) text.WriteLine($"  warning: {warning}");
        return text.ToString();
    }

    private static string Kind(Hdu hdu) => hdu switch
    {
        ImageHdu { Shape.Count: 0 } => "no data",
        ImageHdu image => $"{string.Join(" × ", image.Shape)}, BITPIX {image.Bitpix}{Unit(image)}{(image.Compression is { } c ? $", compressed: {c}" : "")}",
        TableHdu table => $"{table.Type}, {Columns(table)}",
        _ => $"{hdu.Type}, {hdu.DataLength} bytes",
    };

    private static string Columns(TableHdu table)
    {
        try
        {
            return $"{table.RowCount} rows: {string.Join(", ", table.Columns.Select(column => column.Unit.Length > 0 ? $"{column.Name} ({column.Unit})" : column.Name))}";
        }
        catch (FitsException e)
        {
            return e.Message;
        }
    }

    private static string Unit(ImageHdu image) => image.Header.TextOrNull("BUNIT") is { Length: > 0 } unit ? ", " + unit : "";

    private static string Position(ImageHdu image, FitsFile file, char alternate)
    {
        string name = alternate == ' ' ? "" : $"WCS {alternate}: ";
        try
        {
            var wcs = Wcs.FromHdu(image, file, alternate);
            if (wcs.Projection.Length == 0 || alternate != ' ') return $"{name}{wcs}";
            var centre = wcs.PixelToSky(new((image.Shape[0] - 1) / 2.0, (image.Shape[1] - 1) / 2.0));
            string distortion = wcs.HasDistortion ? $" + {wcs.Distortion}" : "";
            return string.Create(CultureInfo.InvariantCulture,
                $"centre {centre}, {wcs.Projection}{distortion}, {wcs.Frame}, {wcs.PixelScaleArcsec:0.####}″/px, +y at PA {wcs.Orientation.Degrees:0.##}°");
        }
        catch (WcsException e)
        {
            return $"{name}no WCS that is understood: {(e.InnerException ?? e).Message}";
        }
    }

    private static string Keywords(ImageHdu image, FitsFile file)
    {
        var p = Photometry.FromHeaders(image.Header, file[0].Header);
        string?[] parts =
        [
            p.Instrument, p.Filter, Number("exposure", p.ExposureS, " s"), Number("PHOTFLAM", p.PhotFlam, ""), Number("pivot", p.PivotAngstrom, " Å"),
            Number("RMS width", p.BandwidthAngstrom, " Å"),
        ];
        return string.Join(", ", parts.Where(s => s is not null));

        static string? Number(string name, double? value, string unit) =>
            value is { } v ? string.Create(CultureInfo.InvariantCulture, $"{name} {v:G6}{unit}") : null;
    }
}
