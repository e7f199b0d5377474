using System.Globalization;

namespace HstNotebooks.Imaging;

/// <summary>
/// The point spread function with which an image is convolved for its fine structure, in place of the small median of L.A.Cosmic
/// (<c>fsmode='convolve'</c> of astroscrappy): more of what is as wide as a star is kept.
/// </summary>
public sealed record CosmicRayPsf
{
    /// <summary>The profile; default: a round Gaussian.</summary>
    public CosmicRayPsfModel Model { get; init; } = CosmicRayPsfModel.Gaussian;

    /// <summary>FWHM of the profile, pixels, &gt; 0; default 2.5.</summary>
    public double FwhmPx { get; init; } = 2.5;

    /// <summary>Width and height of the kernel, pixels, odd, 3 to 99; default 7.</summary>
    public int SizePx { get; init; } = 7;

    /// <summary>The power of the Moffat profile, &gt; 0; default 4.765.</summary>
    public double Beta { get; init; } = 4.765;

    /// <summary>The profile at the centres of the pixels, row after row, of sum 1.</summary>
    internal float[] Kernel()
    {
        int radius = SizePx / 2;
        double sigma = Fwhm.ToSigma(FwhmPx), scale = FwhmPx / (2 * Math.Sqrt(Math.Pow(2, 1 / Beta) - 1));
        double[] values = [.. Enumerable.Range(0, SizePx * SizePx).Select(i => At(i % SizePx - radius, i / SizePx - radius))];
        double sum = values.Sum();
        return [.. values.Select(v => (float)(v / sum))];

        double At(int x, int y) => Model switch
        {
            CosmicRayPsfModel.GaussianX => Gauss(x * x),
            CosmicRayPsfModel.GaussianY => Gauss(y * y),
            CosmicRayPsfModel.Moffat => Math.Pow(1 + (x * x + y * y) / (scale * scale), -Beta),
            _ => Gauss(x * x + y * y),
        };

        double Gauss(double square) => Math.Exp(-0.5 * square / (sigma * sigma));
    }

    /// <summary>What is out of range; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!Enum.IsDefined(Model)) yield return $"Psf.Model {(int)Model} is unknown.";
        if (!(FwhmPx > 0 && double.IsFinite(FwhmPx))) yield return Text("Psf.FwhmPx", FwhmPx, "a positive number");
        if (SizePx is < 3 or > 99 || SizePx % 2 == 0) yield return Text("Psf.SizePx", SizePx, "odd, 3 to 99");
        if (!(Beta > 0 && double.IsFinite(Beta))) yield return Text("Psf.Beta", Beta, "a positive number");

        static string Text(string name, double value, string range) =>
            string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {range}.");
    }
}
