using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>What a simulated set of stamps was made from.</summary>
public sealed record StampTruth
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n" };

    /// <summary>Total flux by name and band, e⁻/s.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Fluxes { get; init; }

    /// <summary>Sky by band, e⁻/s per pixel.</summary>
    public required IReadOnlyDictionary<string, double> Sky { get; init; }

    /// <summary>σ of the PSF by band, 60 mas pixels.</summary>
    public required IReadOnlyDictionary<string, double> PsfSigmaPx { get; init; }

    /// <summary>The mergers by name.</summary>
    public required IReadOnlyDictionary<string, Merger> Mergers { get; init; }

    /// <summary>Galaxy with an [OII] map.</summary>
    public required string MuseGalaxy { get; init; }

    /// <summary>Weight of each band in the [OII] map.</summary>
    public required IReadOnlyDictionary<string, double> MuseWeights { get; init; }

    internal static StampTruth? Read(string folder)
    {
        string path = Path.Combine(folder, "truth.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<StampTruth>(File.ReadAllText(path), Json) : null;
    }

    internal void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, "truth.json"), JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>The stamp without noise and sky, e⁻/s.</summary>
    internal static HstImage NoiseFree(StampSet stamps, string galaxy, string band) => HstImage.Read(Path.Combine(
        stamps.Folder, "truth", Path.GetFileName(stamps.SciencePath(galaxy, band)).Replace("_sci.fits", "_true.fits", StringComparison.Ordinal)));
}
