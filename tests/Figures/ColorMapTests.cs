namespace HstNotebooks.Tests.Figures;

public sealed class ColorMapTests
{
    public static TheoryData<string> Names => [.. All.Keys];

    private static readonly Dictionary<string, ColorMap> All = new[]
    {
        ColorMap.Gray, ColorMap.GrayInverted, ColorMap.Viridis, ColorMap.Magma, ColorMap.Cividis, ColorMap.Cubehelix, ColorMap.Diverging,
    }.ToDictionary(m => m.Name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Missing_pixels_look_unlike_any_other(string name)
    {
        var map = All[name];
        var missing = Oklab.From(map.MissingColor);
        // 0.02 is a just noticeable difference in Oklab.
        Assert.All(map.Colors.Take(255), c => Assert.True(Oklab.From(c).DistanceTo(missing) > 0.08, $"{c} is like {map.MissingColor}"));
    }

    [Theory]
    [InlineData("gray", 1)]
    [InlineData("gray inverted", -1)]
    [InlineData("viridis", 1)]
    [InlineData("magma", 1)]
    [InlineData("cividis", 1)]
    [InlineData("cubehelix", 1)]
    public void Lightness_never_turns_back(string name, int sign)
    {
        var lightness = All[name].Colors.Take(255).Select(c => Oklab.From(c).L).ToArray();
        // Rounding to 8 bits may step back by a fraction of a level.
        for (int i = 1; i < lightness.Length; i++) Assert.True(sign * (lightness[i] - lightness[i - 1]) > -0.004, $"{name} at {i}");
        Assert.True(Math.Abs(lightness[^1] - lightness[0]) > 0.6);
    }

    [Fact]
    public void The_diverging_map_is_white_in_the_middle_and_even_on_both_sides()
    {
        Assert.Equal(new Rgb(255, 255, 255), ColorMap.Diverging.At(0.5));
        for (double t = 0; t < 0.5; t += 0.05)
        {
            Assert.Equal(Oklab.From(ColorMap.Diverging.At(t)).L, Oklab.From(ColorMap.Diverging.At(1 - t)).L, 0.08);
        }
    }

    [Theory]
    [InlineData("viridis", 0.25, 59, 82, 139)]
    [InlineData("viridis", 1.0, 253, 231, 37)]
    [InlineData("magma", 0.5, 183, 55, 121)]
    [InlineData("cividis", 0.75, 188, 174, 108)]
    public void The_anchors_are_those_of_matplotlib(string name, double t, int r, int g, int b)
    {
        var color = All[name].At(t);
        Assert.InRange(Math.Abs(color.R - r) + Math.Abs(color.G - g) + Math.Abs(color.B - b), 0, 8);
    }

    [Fact]
    public void A_colour_survives_Oklab_and_text()
    {
        var color = new Rgb(200, 30, 90);
        Assert.Equal(color, Oklab.From(color).ToRgb());
        Assert.Equal(color, Rgb.Parse(color.ToString()));
        Assert.Throws<FormatException>(() => Rgb.Parse("#12"));
    }
}
