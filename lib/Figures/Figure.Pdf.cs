namespace HstNotebooks;

public sealed partial class Figure
{
    /// <summary>
    /// The figure as a PDF document of one page, in points as laid out: lines and letters at any magnification,
    /// images with up to 1400 pixels a side.
    /// </summary>
    public byte[] ToPdf() => PdfRenderer.Render(Draw(RasterBudget.File));
}
