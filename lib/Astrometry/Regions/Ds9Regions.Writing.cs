using static System.FormattableString;

namespace HstNotebooks.Astrometry;

public static partial class Ds9Regions
{
    /// <summary>
    /// Writes a region file of circles in ICRS, to 0.1 mas. What has no position is left out. The file appears complete or not at all.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="circles">The circles.</param>
    /// <exception cref="ArgumentException">A radius is not positive, or a label or colour would not be read back.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<SkyCircle> circles)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(circles);
        string[] lines = ["# Region file format: DS9 version 4.1", "icrs", .. circles.Where(HasPosition).Select(Line)];
        string target = Path.GetFullPath(path), temporary = target + ".part";
        try
        {
            File.WriteAllText(temporary, string.Join('\n', lines) + "\n");
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool HasPosition(SkyCircle circle) => double.IsFinite(circle.Centre.Ra) && double.IsFinite(circle.Centre.Dec);

    private static string Line(SkyCircle circle)
    {
        double radius = circle.Radius.Arcsec;
        string? fault = !(radius > 0) || !double.IsFinite(radius) ? Invariant($"The radius of a circle is {radius}″.")
            : circle.Label.AsSpan().ContainsAny("{}\r\n") ? $"The label '{circle.Label}' has braces or line ends."
            : !circle.Color.All(char.IsAsciiLetter) ? $"'{circle.Color}' is no colour."
            : null;
        if (fault is not null) throw new ArgumentException(fault, nameof(circle));
        string text = circle.Label.Length > 0 ? $" text={{{circle.Label}}}" : "";
        var (ra, dec) = circle.Centre;
        return Invariant($"circle({ra:0.00000000},{dec:0.00000000},{radius:0.0000}\") # color={circle.Color}{text}");
    }
}
