namespace HstNotebooks;

/// <summary>Collects primitives, back to front; very many small ones become a picture of some resolution.</summary>
internal sealed class Canvas(Look look, double dotsPerInch = 300)
{
    private readonly List<Primitive> _primitives = [];

    public IReadOnlyList<Primitive> Primitives => _primitives;

    public void Add(Primitive primitive)
    {
        if (primitive is not PathShape { Subpaths.Count: 0 }) _primitives.Add(primitive);
    }

    /// <summary>Many small shapes, as paths or, where these would be too many, as one picture over a box.</summary>
    public void AddMany(IReadOnlyList<PathShape> shapes, Box box, bool asPicture)
    {
        if (!asPicture) _primitives.AddRange(shapes);
        else Add(RasterRenderer.Rasterised(shapes, box, dotsPerInch));
    }

    public void Fill(Box box, Rgb color, double opacity = 1) => Add(new PathShape([box.Outline], null, color, opacity));

    public void Frame(Box box, double width = 0.8) => Add(new PathShape([box.Outline], new Stroke(look.Theme.Ink, look.Line(width))));

    public void Line(double x1, double y1, double x2, double y2, Stroke stroke) => Add(new PathShape([new([(x1, y1), (x2, y2)])], stroke));

    public void Lines(IReadOnlyList<Subpath> lines, Stroke stroke)
    {
        if (lines.Count > 0) Add(new PathShape(lines, stroke));
    }

    public void Text(double x, double y, string text, double size, Anchor anchor = Anchor.Start,
        double rotation = 0, bool bold = false, Rgb? color = null, Rgb? halo = null)
    {
        if (text.Length > 0) Add(new TextRun(x, y, text, size, color ?? look.Theme.Ink, anchor, rotation, bold, halo));
    }
}
