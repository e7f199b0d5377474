namespace HstNotebooks.Imaging;

/// <summary>One chip of one exposure of several that are shifted against each other.</summary>
/// <param name="Electrons">Its pixels, electrons; NaN where one is not to be used.</param>
/// <param name="ExposureS">Exposure time, seconds, above 0.</param>
/// <param name="Exposure">Number of the exposure, from 0.</param>
/// <param name="Placement">Where output pixels lie on it. Its matrix is near unity: chip and output have pixels of one size.</param>
public sealed record DitheredChip(Image<float> Electrons, double ExposureS, int Exposure, ChipPlacement Placement)
{
    /// <summary>Electrons per second in the pixel nearest to a point of the output; NaN outside the chip.</summary>
    internal double NearestRate(double outputX, double outputY)
    {
        var (x, y) = Placement.ToChip(outputX, outputY);
        bool isInside = x >= -0.5 && y >= -0.5 && x < Electrons.Width - 0.5 && y < Electrons.Height - 0.5;
        return isInside ? Electrons[(int)Math.Floor(x + 0.5), (int)Math.Floor(y + 0.5)] / ExposureS : double.NaN;
    }
}
