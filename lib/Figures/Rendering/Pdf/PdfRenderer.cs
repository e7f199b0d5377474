namespace HstNotebooks;

/// <summary>
/// Prints a drawing as PDF 1.7 of one page: lines as lines, text as text in embedded fonts, the same bytes for the same drawing.
/// </summary>
internal static class PdfRenderer
{
    public static byte[] Render(Drawing drawing)
    {
        var file = new PdfFile();
        int catalog = file.Reserve(), pages = file.Reserve(), page = file.Reserve();
        var (content, resources) = new PdfContent(drawing).Write(file);
        string size = $"[0 0 {PdfFile.Number(drawing.Width)} {PdfFile.Number(drawing.Height)}]";
        Set(catalog, $"<< /Type /Catalog /Pages {pages} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
        Set(pages, $"<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>");
        Set(page, $"<< /Type /Page /Parent {pages} 0 R /MediaBox {size} /Contents {content} 0 R /Resources {resources} 0 R >>");
        return file.Finish(catalog, file.Add($"<< /Title {PdfFile.Text(drawing.Title)} /Producer (HstNotebooks) >>"));

        void Set(int id, FormattableString body) => file.Set(id, FormattableString.Invariant(body));
    }
}
