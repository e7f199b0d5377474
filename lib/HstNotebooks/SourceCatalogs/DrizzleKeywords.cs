using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>What AstroDrizzle writes of its input chips into the header of a product: cards D001DEXP, D001PIXF and so on.</summary>
public sealed record DrizzleKeywords
{
    /// <summary>
    /// Exposure time of each input chip, seconds, in the order of drizzling (D001DEXP, D002DEXP, …); empty when not said.
    /// </summary>
    public IReadOnlyList<double> ChipTimesS { get; init; } = [];

    /// <summary>Size of the drop over that of an input pixel (D001PIXF); null when not said.</summary>
    public double? PixFrac { get; init; }

    /// <summary>Size of an output pixel over that of an input pixel (D001SCAL / D001ISCL); null when not said.</summary>
    public double? ScaleRatio { get; init; }

    /// <summary>From the headers of a product, the first that has a card counts.</summary>
    /// <exception cref="FitsException">A card does not hold a number.</exception>
    public static DrizzleKeywords FromHeaders(params Header[] headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var times = new List<double>();
        while (times.Count < 999 && Number(times.Count + 1, "DEXP") is { } time) times.Add(time);
        return new()
        {
            ChipTimesS = times,
            PixFrac = Number(1, "PIXF"),
            ScaleRatio = Number(1, "SCAL") / Number(1, "ISCL"),
        };

        double? Number(int chip, string what)
        {
            string keyword = string.Create(CultureInfo.InvariantCulture, $"D{chip:000}{what}");
            return headers.Select(h => h.DoubleOrNull(keyword)).FirstOrDefault(v => v is not null);
        }
    }
}
