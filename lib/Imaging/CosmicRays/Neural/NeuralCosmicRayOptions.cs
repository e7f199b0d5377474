using System.Globalization;

namespace HstNotebooks.Imaging;

/// <summary>How cosmic rays are found with <see cref="NeuralCosmicRays"/>.</summary>
public sealed record NeuralCosmicRayOptions
{
    /// <summary>
    /// Side of a tile in pixels, 32 to 2048; default 1024. Memory is 544 bytes per pixel of one tile (570 MB at 1024) at 32 hidden
    /// channels.
    /// </summary>
    public int TilePx { get; init; } = 1024;

    /// <summary>
    /// False, the default: tiles overlap by the reach of the network, and the result does not depend on their size. True: each tile is seen
    /// alone, with zeros around it, which leaves seams (the published behaviour).
    /// </summary>
    public bool IndependentTiles { get; init; }

    /// <summary>Pixels of a higher probability are cosmic rays; 0 to 1, default 0.25. Published runs use 0.25 and 0.9.</summary>
    public double Threshold { get; init; } = 0.25;

    /// <summary>
    /// How often the mask is grown by the four neighbours of each pixel, 0 to 100; default 5. Published runs use 5 with the threshold 0.25,
    /// and 0 with 0.9.
    /// </summary>
    public int DilationIterations { get; init; } = 5;

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Lists everything that is out of range.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (TilePx is < 32 or > 2048) faults.Add(Fault(nameof(TilePx), TilePx, "32 to 2048 pixels"));
        if (!(Threshold is >= 0 and <= 1)) faults.Add(Fault(nameof(Threshold), Threshold, "0 to 1"));
        if (DilationIterations is < 0 or > 100) faults.Add(Fault(nameof(DilationIterations), DilationIterations, "0 to 100"));
        if (faults.Count > 0) throw new ArgumentException(string.Join(" ", faults));

        static string Fault(string name, double value, string range) =>
            string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, its range {range}.");
    }
}
