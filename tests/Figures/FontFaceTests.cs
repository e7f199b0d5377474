namespace HstNotebooks.Tests.Figures;

public sealed class FontFaceTests
{
    // Signed areas (font units², clockwise is negative) and bounds from fontTools 4.38, AreaPen and BoundsPen.
    [Theory]
    [InlineData('A', -598584.8333, 4, 0, 1362, 1409)]
    [InlineData('Å', -725060.4167, 4, 0, 1362, 1787)]
    [InlineData('g', -676532.5417, 86, -425, 1007, 1099)]
    [InlineData('é', -560811, 87, -20, 1048, 1508)]
    public void Outlines_have_the_published_areas_and_bounds(char c, double area, double left, double bottom, double right, double top)
    {
        var outline = FontFace.Regular.Outline(FontFace.Regular.Glyph(c));
        Assert.Equal(area, outline.Contours.Sum(Area), 0.01);
        var curve = outline.Contours.SelectMany(k => k).Where(p => p.OnCurve).ToArray();
        Assert.Equal((left, bottom), (curve.Min(p => p.X), curve.Min(p => p.Y)));
        Assert.Equal((right, top), (curve.Max(p => p.X), curve.Max(p => p.Y)));
    }

    [Fact]
    public void Contours_begin_on_the_curve_and_alternate()
    {
        foreach (var face in new[] { FontFace.Regular, FontFace.Bold, FontFace.Symbols })
        {
            for (int glyph = 0; glyph < face.GlyphCount; glyph++)
            {
                foreach (var contour in face.Outline(glyph).Contours)
                {
                    Assert.True(contour[0].OnCurve);
                    Assert.DoesNotContain(Enumerable.Range(1, contour.Count - 1), i => !contour[i].OnCurve && !contour[i - 1].OnCurve);
                }
            }
        }
    }

    [Fact]
    public void Numbers_of_the_font_are_read()
    {
        var face = FontFace.Regular;
        Assert.Equal((2048, 1854, -434, 1409), (face.UnitsPerEm, face.Ascent, face.Descent, face.CapHeight));
        Assert.Equal(1366, face.Advance(face.Glyph('A')));
        Assert.Equal(0, face.Glyph('中'));
        // A glyph beyond the 664 stored widths has the last of them.
        Assert.Equal(FontFace.Bold.Advance(663), FontFace.Bold.Advance(670));
    }

    [Fact]
    public void A_damaged_font_is_refused_with_what_is_wrong_or_read()
    {
        byte[] whole = BuiltIn();
        var empty = Assert.Throws<InvalidDataException>(() => new FontFace("x.ttf", new byte[64]));
        Assert.Contains("TrueType", empty.Message, StringComparison.Ordinal);
        var cut = Assert.Throws<InvalidDataException>(() => new FontFace("x.ttf", whole.AsMemory(0, whole.Length / 2)));
        Assert.Contains("x.ttf", cut.Message, StringComparison.Ordinal);

        var random = new Random(20260801);
        for (int trial = 0; trial < 300; trial++)
        {
            byte[] damaged = [.. whole];
            // The first 4 KiB hold the directory and the small tables.
            for (int i = 0; i < 4; i++) damaged[random.Next(trial % 2 == 0 ? 4096 : whole.Length)] = (byte)random.Next(256);
            try
            {
                var face = new FontFace("x.ttf", damaged);
                foreach (int glyph in "Åéx≈中".Select(c => face.Glyph(c)))
                {
                    _ = face.Outline(glyph);
                    _ = TrueTypeSubset.Of(face, [glyph]);
                }
            }
            catch (InvalidDataException e)
            {
                Assert.StartsWith("Font x.ttf: table '", e.Message, StringComparison.Ordinal);
            }
        }
    }

    // Of the polygon, and of the parabolic segments: two thirds of the triangle of chord and control point (Archimedes).
    private static double Area(IReadOnlyList<OutlinePoint> contour)
    {
        double twice = 0;
        var on = contour.Where(p => p.OnCurve).ToArray();
        for (int i = 0; i < on.Length; i++) twice += Cross(on[i], on[(i + 1) % on.Length]);
        for (int i = 0; i < contour.Count; i++)
        {
            if (contour[i].OnCurve) continue;
            OutlinePoint a = contour[i - 1], c = contour[i], b = contour[(i + 1) % contour.Count];
            twice += 2.0 / 3 * (Cross(a, c) + Cross(c, b) + Cross(b, a));
        }
        return twice / 2;

        static double Cross(OutlinePoint p, OutlinePoint q) => p.X * q.Y - q.X * p.Y;
    }

    private static byte[] BuiltIn()
    {
        using var resource = typeof(FontFace).Assembly.GetManifestResourceStream("HstSans-Regular.ttf")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
