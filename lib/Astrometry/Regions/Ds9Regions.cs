using System.Globalization;
using System.Text.RegularExpressions;

namespace HstNotebooks.Astrometry;

/// <summary>
/// DS9 region files: circle, annulus, ellipse, box, polygon and point, in image pixels (1-based in the file) or in ICRS or FK5 positions.
/// </summary>
public static partial class Ds9Regions
{
    /// <summary>Reads a region file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wcs">The WCS of the image; needed for regions given on the sky.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">A line is not understood: the message names file and line.</exception>
    public static IReadOnlyList<Region> Read(string path, Wcs? wcs = null) => Parse(File.ReadAllText(path), Path.GetFileName(path), wcs);

    /// <summary>Reads the text of a region file; <paramref name="name"/> is for messages.</summary>
    /// <exception cref="FormatException">A line is not understood: the message names file and line.</exception>
    public static IReadOnlyList<Region> Parse(string text, string name = "regions", Wcs? wcs = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var regions = new List<Region>();
        string system = "physical";
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            const StringSplitOptions tidy = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
            foreach (string statement in line.Split('#', 2)[0].Split(';', tidy))
            {
                if (statement.StartsWith("global", StringComparison.OrdinalIgnoreCase)) continue;
                string word = statement.ToLowerInvariant();
                if (word is "image" or "physical" or "fk5" or "icrs" or "j2000" or "fk4" or "b1950" or "galactic" or "ecliptic")
                {
                    system = word;
                    continue;
                }
                try
                {
                    regions.Add(ParseShape(statement, system, wcs, Label(line)));
                }
                catch (FormatException e)
                {
                    throw new FormatException($"{name}, line {number}: {e.Message}", e);
                }
            }
        }
        return regions;
    }

    private static Region ParseShape(string statement, string system, Wcs? wcs, string label)
    {
        var match = ShapePattern().Match(statement);
        if (!match.Success) throw new FormatException($"'{statement}' is no region such as circle(x, y, r).");
        if (!Enum.TryParse<RegionShape>(match.Groups["shape"].Value, ignoreCase: true, out var shape))
        {
            string found = match.Groups["shape"].Value;
            throw new FormatException($"the shape '{found}' is not understood: circle, annulus, ellipse, box, polygon and point are.");
        }
        string[] numbers = match.Groups["numbers"].Value.Split(
            [',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int positions = shape == RegionShape.Polygon ? numbers.Length / 2 : 1;
        int expected = 2 * positions + shape switch
        {
            RegionShape.Circle => 1,
            RegionShape.Annulus => 2,
            RegionShape.Ellipse or RegionShape.Box => 3,
            _ => 0,
        };
        // The angle of an ellipse or a box may be left out.
        bool noAngle = shape is RegionShape.Ellipse or RegionShape.Box && numbers.Length == expected - 1;
        if ((numbers.Length != expected && !noAngle) || positions < (shape == RegionShape.Polygon ? 3 : 1))
        {
            string name = shape.ToString().ToLowerInvariant(), count = shape == RegionShape.Polygon ? "6 or more, in pairs" : $"{expected}";
            throw new FormatException($"'{statement}' has {numbers.Length} numbers; a {name} has {count}.");
        }

        var frame = Frame.Of(system, wcs);
        var vertices = Enumerable.Range(0, positions).Select(i => frame.Position(numbers[2 * i], numbers[2 * i + 1])).ToArray();
        int angles = shape is RegionShape.Ellipse or RegionShape.Box ? 1 : 0;
        double[] sizes = [.. numbers[(2 * positions)..(expected - angles)].Select(frame.Length)];
        if (sizes.Any(s => !(s > 0))) throw new FormatException($"'{statement}' has a size that is not positive.");
        var angle = shape is RegionShape.Ellipse or RegionShape.Box && !noAngle ? Angle.FromDegrees(Number(numbers[^1])) : default;
        bool isIncluded = match.Groups["sign"].Value != "-";
        return new(shape, vertices, sizes, angle + frame.Turn(vertices[0]), isIncluded, label);
    }

    private static string Label(string line) => LabelPattern().Match(line) is { Success: true } m ? m.Groups["text"].Value : "";

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new FormatException($"'{text}' is not a number.");

    [GeneratedRegex(@"^\s*(?<sign>[+-]?)\s*(?<shape>[a-zA-Z]+)\s*\(?(?<numbers>[^()|]*)\)?\s*$")]
    private static partial Regex ShapePattern();

    [GeneratedRegex(@"text=(?:\{(?<text>[^}]*)\}|""(?<text>[^""]*)""|'(?<text>[^']*)')")]
    private static partial Regex LabelPattern();

    /// <summary>From the numbers of the file to 0-based pixels.</summary>
    private sealed class Frame(Wcs? wcs)
    {
        public static Frame Of(string system, Wcs? wcs) => system switch
        {
            "image" or "physical" => new(null),
            "fk5" or "j2000" or "icrs" => new(
                wcs ?? throw new FormatException($"the region is given in {system}: the image's WCS is needed.")),
            _ => throw new FormatException($"regions in {system} are not understood: image, physical, fk5 and icrs are."),
        };

        public PixelPoint Position(string x, string y) => wcs is null
            ? new(Number(x) - 1, Number(y) - 1)
            : wcs.SkyToPixel(new(Sexagesimal.ParseRa(x), Sexagesimal.ParseDec(y)));

        public double Length(string text)
        {
            double arcsec = text[^1] switch
            {
                '"' => 1,
                '\'' => 60,
                'd' => 3600,
                'r' => 180 / Math.PI * 3600,
                _ => 0,
            };
            double value = Number(arcsec == 0 ? text.TrimEnd('i', 'p') : text[..^1]);
            if (wcs is null) return arcsec == 0 ? value : throw new FormatException($"'{text}' is an angle in a region given in pixels.");
            return value * (arcsec == 0 ? 3600 : arcsec) / wcs.PixelScaleArcsec;
        }

        // Angles of regions on the sky count from west, which is +x when north is up.
        public Angle Turn(PixelPoint at)
        {
            if (wcs is null) return default;
            var sky = wcs.PixelToSky(at);
            var north = wcs.SkyToPixel(sky with { Dec = sky.Dec + 1e-4 });
            return Angle.FromRadians(Math.Atan2(north.Y - at.Y, north.X - at.X)) - Angle.FromDegrees(90);
        }
    }
}
