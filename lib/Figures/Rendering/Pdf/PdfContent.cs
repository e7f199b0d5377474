using System.Globalization;

namespace HstNotebooks;

/// <summary>What a page shows, and the fonts, images and opacities that it needs.</summary>
internal sealed class PdfContent
{
    private readonly PdfOperators _operators = new();
    private readonly PdfText _text;
    private readonly List<Bitmap> _images = [];

    public PdfContent(Drawing drawing)
    {
        _text = new(_operators);
        // From y up to y down, once for all.
        _operators.Line("1 0 0 -1 0", PdfFile.Number(drawing.Height), "cm");
        // Round joins throughout.
        _operators.Set("j", "1");
        foreach (var primitive in drawing.Primitives)
        {
            switch (primitive)
            {
                case PathShape path: Path(path); break;
                case TextRun text: _text.Draw(text); break;
                case RasterImage raster: Raster(raster); break;
            }
        }
    }

    /// <summary>Writes the operators and what they need; the numbers of the content and of the resources.</summary>
    public (int Content, int Resources) Write(PdfFile file)
    {
        var fonts = _text.Fonts.Select((font, i) => Entry("F", i, font.Write(file)));
        var images = _images.Select((image, i) => Entry("I", i, PdfImage.Write(file, image)));
        var opacities = _operators.Opacities.Select((o, i) =>
            string.Create(CultureInfo.InvariantCulture, $"/G{i} << /ca {PdfFile.Number(o.Fill)} /CA {PdfFile.Number(o.Stroke)} >>"));
        string resources = $"<< {Dictionary("Font", fonts)} {Dictionary("XObject", images)} {Dictionary("ExtGState", opacities)} >>";
        return (file.AddStream(_operators.ToBytes()), file.Add(resources));

        static string Dictionary(string name, IEnumerable<string> entries) => $"/{name} << {string.Join(' ', entries)} >>";

        static string Entry(string kind, int index, int id) => string.Create(CultureInfo.InvariantCulture, $"/{kind}{index} {id} 0 R");
    }

    private void Path(PathShape path)
    {
        if (path.Fill is null && path.Stroke is null) return;
        if (path.Fill is { } fill) _operators.SetFill(fill);
        if (path.Stroke is { } stroke) _operators.SetStroke(stroke);
        _operators.SetOpacity(path.Fill is null ? 1 : path.FillOpacity, path.Stroke?.Opacity ?? 1);
        foreach (var subpath in path.Subpaths)
        {
            string from = PdfOperators.Point(subpath.Points[0].X, subpath.Points[0].Y), at = from;
            _operators.Line(from, "m");
            for (int i = 1; i < subpath.Points.Count; i++)
            {
                string to = PdfOperators.Point(subpath.Points[i].X, subpath.Points[i].Y);
                if (to != at) _operators.Line(to, "l");
                at = to;
            }
            if (subpath.Points.Count == 1) _operators.Line(from, "l");
            if (subpath.Closed) _operators.Line("h");
        }
        _operators.Line(path.Fill is null ? "S" : (path.Stroke is null ? "f" : "B") + (path.NonZero ? "" : "*"));
    }

    private void Raster(RasterImage raster)
    {
        var box = raster.Box;
        _operators.SetOpacity(1, 1);
        string matrix = $"{PdfFile.Number(box.Width)} 0 0 {PdfFile.Number(-box.Height)} {PdfOperators.Point(box.X, box.Bottom)} cm";
        _operators.Line("q", matrix, string.Create(CultureInfo.InvariantCulture, $"/I{_images.Count} Do Q"));
        _images.Add(raster.Pixels);
    }
}
