using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class PlotlyImageTests
{
    [Fact]
    public void An_image_keeps_its_values_where_its_pixels_are()
    {
        var image = NoisyImage.Small();
        var json = PlotlyJson.Of(image.ToFigure(new ImageStyle { Interval = Interval.Fixed(-1, 50), Stretch = Stretch.Asinh }));
        var heatmap = json["data"]![0]!;
        Assert.Equal("37, 71", heatmap["z"]!["shape"].Text());
        Assert.Equal((0, 1, -1, 50), (Number("x0"), Number("dy"), Number("zmin"), Number("zmax")));
        var z = heatmap["z"].Numbers();
        for (int i = 0; i < z.Length; i++)
        {
            if (double.IsFinite(image.Pixels[i])) Assert.Equal(image.Pixels[i], z[i], 1e-4);
        }
        Assert.Equal([-0.5, 70.5], json.Range("xaxis"));
        Assert.Equal("x", json.Layout("yaxis")["scaleanchor"].Text());

        double Number(string name) => heatmap[name]!.GetValue<double>();
    }

    [Fact]
    public void A_large_image_is_reduced_and_still_covers_its_pixels()
    {
        var heatmap = PlotlyJson.Of(new Image<float>(1000, 400).ToFigure())["data"]![0]!;
        int[] shape = [.. heatmap["z"]!["shape"].Text().Split(", ").Select(int.Parse)];
        Assert.True(shape[1] is <= 300 and > 150);
        double x0 = heatmap["x0"]!.GetValue<double>(), dx = heatmap["dx"]!.GetValue<double>();
        Assert.Equal((-0.5, 999.5), (x0 - dx / 2, Math.Round(x0 + (shape[1] - 0.5) * dx, 6)));
    }

    [Fact]
    public void Overlays_are_lines_in_pixels_and_sky_axes_have_our_labels()
    {
        var wcs = Wcs.Tan(new(30, 10), new(53, -27), 0.06, Angle.FromDegrees(42));
        var overlay = Overlay.Circle(40, 20, 8) with { Color = Palette.Blue };
        var json = PlotlyJson.Of(NoisyImage.Small().ToFigure(new ImageStyle { Wcs = wcs, Overlays = [overlay] }));
        var circle = json.Traces().Last(t => (string?)t["line"]?["color"] == Palette.Blue.ToString());
        foreach (var (x, y) in circle["x"].Numbers().Zip(circle["y"].Numbers())) Assert.Equal(8, double.Hypot(x - 40, y - 20), 1e-6);
        Assert.Contains(json.Layout("yaxis")["ticktext"]!.AsArray(), t => t.Text().Contains('″', StringComparison.Ordinal));
    }

    [Fact]
    public void An_image_without_values_has_axes_and_a_word()
    {
        var image = new Image<float>(7, 5);
        Array.Fill(image.Pixels, float.NaN);
        var json = PlotlyJson.Of(image.ToFigure());
        Assert.Contains(json["layout"]!["annotations"]!.AsArray(), a => a!["text"].Text() == "<b>no finite pixels</b>");
    }
}
