using System.CommandLine;
using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Cli;

/// <summary><c>hst verify file.fits</c>: checksums, departures from the standard, and what each WCS does over its image.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "FITS files, also packed ones", Arity = ArgumentArity.OneOrMore };
        var command = new Command("verify", "Compare FITS files with the standard: checksums, headers, tables; diagnose their WCS.") { files };
        command.SetAction(parsed =>
        {
            int exitCode = ExitCode.Done;
            foreach (string path in parsed.GetRequiredValue(files))
            {
                var report = FitsFile.Verify(path);
                var output = parsed.InvocationConfiguration.Output;
                output.WriteLine(report);
                if (!report.IsValid) exitCode = ExitCode.Failed;
                foreach (string line in Diagnoses(path)) output.WriteLine(line);
            }
            return exitCode;
        });
        return command;
    }

    private static List<string> Diagnoses(string path)
    {
        var lines = new List<string>();
        try
        {
            var file = FitsFile.Open(path);
            foreach (var image in file.Hdus.OfType<ImageHdu>().Where(image => image.Shape.Count >= 2))
            {
                foreach (char alternate in Wcs.Alternates(image.Header)) lines.AddRange(Diagnose(image, file, alternate).Split('\n'));
            }
        }
        catch (FitsException)
        {
            // The report has said why the file cannot be opened.
        }
        return lines;
    }

    private static string Diagnose(ImageHdu image, FitsFile file, char alternate)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"  HDU {image.Index} WCS{(alternate == ' ' ? "" : $" {alternate}")}: ");
        try
        {
            var wcs = Wcs.FromHdu(image, file, alternate);
            if (wcs.Projection.Length == 0) return $"{name}{wcs}";
            var diagnosis = wcs.Diagnose();
            // An alternate differs from the primary WCS by its linear part; a sound one needs no more than its line.
            string text = alternate != ' ' && diagnosis.IsSound ? $"✔ {diagnosis.Summary}" : diagnosis.ToString();
            return name + text.Replace("\n", "\n    ", StringComparison.Ordinal);
        }
        catch (WcsException e)
        {
            return $"{name}⚠ {(e.InnerException ?? e).Message}";
        }
    }
}
