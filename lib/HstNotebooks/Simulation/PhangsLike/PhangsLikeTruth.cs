using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HstNotebooks;

/// <summary>
/// What a simulated galaxy was made of and what a reduction should find; also in <c>truth.json</c> beside the images. The true Hα, before
/// the extinction by the Milky Way and without noise, is in <c>truth_ha_hst.fits</c> and <c>truth_ha_muse.fits</c>, 10⁻²⁰ erg s⁻¹ cm⁻²
/// per pixel, each at its own resolution; the pixels hit by cosmic rays are in <c>truth_cr.fits</c>.
/// </summary>
public sealed record PhangsLikeTruth
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The folder of the simulation.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";

    /// <summary>What was asked for.</summary>
    public required PhangsLikeOptions Options { get; init; }

    /// <summary>The band with Hα.</summary>
    public required SimulatedBand Narrow { get; init; }

    /// <summary>The bluer broad band.</summary>
    public required SimulatedBand Broad1 { get; init; }

    /// <summary>The redder broad band.</summary>
    public required SimulatedBand Broad2 { get; init; }

    /// <summary>Observed wavelengths in vacuum of Hα and [NII] 6583 and 6548, Å.</summary>
    public required IReadOnlyList<double> LineWavelengths { get; init; }

    /// <summary>
    /// Flux of the narrow band (mean flux density × rectangular width, extinction undone at the pivot wavelength) over intrinsic Hα:
    /// [NII] and throughput at the lines.
    /// </summary>
    public required double ExpectedSlope { get; init; }

    /// <summary>Size of the MUSE maps, pixels; 0 × 0 without MUSE.</summary>
    public required IReadOnlyList<int> MuseSize { get; init; }

    /// <summary>The hole of zeros in the redder broad band: first column and row, 0-based, width and height.</summary>
    public required IReadOnlyList<int> Hole { get; init; }

    /// <summary>The HII regions.</summary>
    public required IReadOnlyList<SimulatedRegion> Regions { get; init; }

    /// <summary>The star clusters.</summary>
    public required IReadOnlyList<SimulatedStar> Clusters { get; init; }

    /// <summary>The foreground stars.</summary>
    public required IReadOnlyList<SimulatedStar> Stars { get; init; }

    /// <summary>The pixels hit by cosmic rays.</summary>
    public required IReadOnlyList<CosmicRayHit> CosmicRays { get; init; }

    /// <summary>The three bands: narrow, bluer, redder.</summary>
    [JsonIgnore]
    public IReadOnlyList<SimulatedBand> Bands => [Narrow, Broad1, Broad2];

    /// <summary>Full path of a file of the simulation, given relative to its folder.</summary>
    public string PathOf(string relative) => Path.Combine(Folder, relative);

    /// <summary>Reads <c>truth.json</c> of a simulation.</summary>
    /// <exception cref="ReductionException">There is none, or it is that of another kind of simulation.</exception>
    public static PhangsLikeTruth Read(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string path = Path.Combine(Path.GetFullPath(folder), "truth.json");
        try
        {
            var truth = JsonSerializer.Deserialize<PhangsLikeTruth>(File.ReadAllText(path), Json)
                ?? throw new JsonException("it is empty.");
            return truth with { Folder = Path.GetFullPath(folder) };
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ReductionException($"{path} is not the truth of a simulated galaxy: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Options.Galaxy}: {Options.Width} × {Options.Height} px, {Regions.Count} HII regions, {Clusters.Count} clusters, "
        + $"{Stars.Count} stars, expected slope {ExpectedSlope:0.0000}");

    internal void Write() => File.WriteAllText(PathOf("truth.json"), JsonSerializer.Serialize(this, Json) + "\n");
}
