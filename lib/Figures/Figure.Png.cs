namespace HstNotebooks;

public sealed partial class Figure
{
    /// <summary>The figure as a PNG file, images with up to 1400 pixels a side.</summary>
    /// <param name="dotsPerInch">300 for print, 96 to 150 for screens.</param>
    /// <exception cref="ArgumentOutOfRangeException">A resolution of zero or less, or one that leads to more than 2^28 pixels.</exception>
    public byte[] ToPng(double dotsPerInch = 300) =>
        PngEncoder.Encode(RasterRenderer.Render(Draw(RasterBudget.File), dotsPerInch), dotsPerInch);
}
