using System.CommandLine;
using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Cli;

/// <summary><c>hst info file.fits</c>: HDUs, shape, WCS and photometric keywords.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "FITS files, also gzipped", Arity = ArgumentArity.OneOrMore };
        var command = new Command("info", "Show what is in a FITS file: HDUs, shape, WCS, photometric keywords.") { files };
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
            if (image.Header.Contains("CTYPE1")) text.WriteLine($"        {Position(image)}");
            // ERR and DQ repeat what their SCI says.
            bool science = image.Name == "SCI" || image.Index == file.FirstImage().Index;
            if (science && Keywords(image, file) is { Length: > 0 } keywords) text.WriteLine($"        {keywords}");
        }
        foreach (string warning in file.Warnings) text.WriteLine($"  warning: {warning}");
        return text.ToString();
    }

    private static string Kind(Hdu hdu) => hdu is ImageHdu image
        ? image.Shape.Count == 0 ? "no data" : $"{string.Join(" × ", image.Shape)}, BITPIX {image.Bitpix}{Unit(image)}"
        : $"{hdu.Type}, {hdu.DataLength} bytes";

    private static string Unit(ImageHdu image) => image.Header.TextOrNull("BUNIT") is { Length: > 0 } unit ? ", " + unit : "";

    private static string Position(ImageHdu image)
    {
        try
        {
            var wcs = Wcs.FromHeader(image.Header);
            var centre = wcs.PixelToSky(new((image.Shape[0] - 1) / 2.0, (image.Shape[1] - 1) / 2.0));
            return string.Create(CultureInfo.InvariantCulture, $"centre {centre}, {wcs.Frame}, {wcs.PixelScaleArcsec:0.####}″/px, +y at PA {wcs.Orientation.Degrees:0.##}°");
        }
        catch (WcsException e)
        {
            return $"no WCS that is understood: {(e.InnerException ?? e).Message}";
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
