using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class LabelPictureTests
{
    [Fact]
    public void A_label_has_the_same_colour_in_every_image_and_zero_is_dark()
    {
        var few = Png.InSvg(new Image<int>(3, 1, [0, 7, 9]).ToFigure().ToSvg())[0];
        var many = Png.InSvg(new Image<int>(3, 1, [7, 5000, -3]).ToFigure().ToSvg())[0];
        Assert.Equal(LabelColors.Background, few.At(0, 0));
        Assert.Equal(few.At(few.Width / 2, 0), many.At(0, 0));
        Assert.NotEqual(LabelColors.Background, many.At(many.Width - 1, 0));
    }

    [Fact]
    public void All_colours_differ_and_the_first_also_to_a_deuteranope()
    {
        Rgb[] colors = [.. Enumerable.Range(0, 43).Select(LabelColors.At)];
        foreach (var (a, b) in Pairs(colors)) Assert.True(Oklab.From(a).DistanceTo(Oklab.From(b)) > 0.055, $"{a} and {b}");
        foreach (var (a, b) in Pairs(colors[..21])) Assert.True(Deuteranope(a).DistanceTo(Deuteranope(b)) > 0.035, $"{a} and {b}");
    }

    [Fact]
    public void A_reduced_map_shows_the_most_frequent_label_and_no_label_between()
    {
        // Blocks of 3 × 3 with four pixels of 2, three of 1 and two of 9.
        var map = new Image<int>(4200, 6);
        int[] block = [2, 9, 1, 1, 2, 2, 1, 9, 2];
        for (int i = 0; i < map.Pixels.Length; i++) map.Pixels[i] = block[i / 4200 % 3 * 3 + i % 3];
        var png = Png.InSvg(map.ToFigure().ToSvg())[0];
        Assert.Equal(1400, png.Width);
        Assert.All(png.Indices, i => Assert.Equal(LabelColors.Index(2), i));
    }

    [Fact]
    public void Few_labels_are_named_beside_the_image_and_many_are_not()
    {
        string few = new Image<int>(4, 2, [0, 0, 11, 11, 12, 12, 13, 13]).ToFigure().ToSvg();
        foreach (string name in new[] { "11", "12", "13" }) Assert.Contains($">{name}</text>", few, StringComparison.Ordinal);
        var many = new Image<int>(40, 1, [.. Enumerable.Range(1000, 40)]);
        Assert.DoesNotContain(">1013</text>", many.ToFigure().ToSvg(), StringComparison.Ordinal);
        Assert.Equal("figure: image 40 × 1, 40 labels", many.ToFigure().ToString());
    }

    [Fact]
    public void An_interval_or_a_map_makes_values_of_labels_and_only_labels_have_their_colours()
    {
        var counts = new Image<int>(3, 1, [0, 50, 100]);
        var png = Png.InSvg(counts.ToFigure(new ImageStyle { Interval = Interval.Fixed(0, 100) }).ToSvg())[0];
        Assert.Equal(ColorMap.Gray.At(0.5), png.At(png.Width / 2, 0));
        Assert.Throws<ArgumentException>(() => new Image<float>(3, 2).ToFigure(new ImageStyle { ColorMap = ColorMap.Labels }));
    }

    [Fact]
    public void A_mask_has_two_tones_and_a_diverging_map_is_white_at_zero()
    {
        var mask = Png.InSvg(new Image<bool>(2, 1, [false, true]).ToFigure().ToSvg())[0];
        Assert.Equal((ColorMap.TwoTone.At(0), ColorMap.TwoTone.At(1)), (mask.At(0, 0), mask.At(mask.Width - 1, 0)));
        var residual = new Image<double>(3, 1, [-1, 0, 9]).ToFigure(new ImageStyle { ColorMap = ColorMap.Diverging });
        Assert.Equal(new Rgb(255, 255, 255), Png.InSvg(residual.ToSvg())[0].At(300, 0));
    }

    private static IEnumerable<(Rgb, Rgb)> Pairs(Rgb[] colors) =>
        from i in Enumerable.Range(0, colors.Length) from j in Enumerable.Range(0, i) select (colors[i], colors[j]);

    // Viénot, Brettel & Mollon (1999), in linear sRGB.
    private static Oklab Deuteranope(Rgb c)
    {
        double r = Oklab.Linear(c.R), g = Oklab.Linear(c.G), b = Oklab.Linear(c.B), same = 0.29275 * r + 0.70725 * g;
        return Oklab.FromLinear(same, same, Math.Max(0, b + 0.02234 * (g - r)));
    }
}
