using System.Text.Json;
using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Matching;

/// <summary>Histogram, matches and fits of one pair of lists as drizzlepac 3.6.2 makes them (units.json).</summary>
public sealed class LinearFitGoldenTests
{
    private static JsonElement Golden()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("drizzle", "units", "units.json")));
        return document.RootElement.GetProperty("match").Clone();
    }

    private static PixelPoint[] Points(JsonElement list) =>
        [.. list.EnumerateArray().Select(p => new PixelPoint(p[0].GetDouble(), p[1].GetDouble()))];

    private static int[] Indices(JsonElement list) => [.. list.EnumerateArray().Select(i => i.GetInt32())];

    [Fact]
    public void The_histogram_has_the_peak_of_drizzlepac()
    {
        var golden = Golden();
        var histogram = ShiftHistogram.Measure(Points(golden.GetProperty("img")), Points(golden.GetProperty("ref")), 15);
        var expected = golden.GetProperty("2dhist");
        Assert.Equal(expected.GetProperty("xsh").GetDouble(), histogram.X, 1e-12);
        Assert.Equal(expected.GetProperty("ysh").GetDouble(), histogram.Y, 1e-12);
        Assert.Equal(expected.GetProperty("maxval").GetInt32(), histogram.Highest);
        Assert.Equal(expected.GetProperty("flux").GetInt32(), histogram.Around);
    }

    [Fact]
    public void The_matches_are_those_of_xyxymatch_in_its_order()
    {
        var golden = Golden();
        var shift = golden.GetProperty("2dhist");
        var matches = PointMatch.Original(Points(golden.GetProperty("img")), Points(golden.GetProperty("ref")), 2.5, 0.5,
            shift.GetProperty("xsh").GetDouble(), shift.GetProperty("ysh").GetDouble());
        var expected = golden.GetProperty("xyxymatch");
        Assert.Equal(Indices(expected.GetProperty("input_idx")), matches.Select(m => m.Position));
        Assert.Equal(Indices(expected.GetProperty("ref_idx")), matches.Select(m => m.Reference));
    }

    [Theory]
    [InlineData("shift", FitGeometry.Shift)]
    [InlineData("rscale", FitGeometry.RScale)]
    [InlineData("general", FitGeometry.General)]
    public void Fits_are_those_of_drizzlepac_to_1e_9(string name, FitGeometry geometry)
    {
        var golden = Golden();
        PixelPoint[] image = Points(golden.GetProperty("img")), reference = Points(golden.GetProperty("ref"));
        var matches = golden.GetProperty("xyxymatch");
        var expected = golden.GetProperty("fits").GetProperty(name);
        double cx = expected.GetProperty("center")[0].GetDouble(), cy = expected.GetProperty("center")[1].GetDouble();
        // As TweakReg: from the reference to the image, about the centre.
        var from = Indices(matches.GetProperty("ref_idx")).Select(i => new PixelPoint(reference[i].X - cx, reference[i].Y - cy));
        var to = Indices(matches.GetProperty("input_idx")).Select(i => new PixelPoint(image[i].X - cx, image[i].Y - cy));
        var fit = LinearFit.Fit([.. from], [.. to], geometry, clippings: 3, sigma: 3);
        var f = expected.GetProperty("fit_matrix");
        Near(expected.GetProperty("offset")[0], fit.Map.X0);
        Near(expected.GetProperty("offset")[1], fit.Map.Y0);
        // A row vector times the matrix.
        Near(f[0][0], fit.Map.Xx);
        Near(f[0][1], fit.Map.Yx);
        Near(f[1][0], fit.Map.Xy);
        Near(f[1][1], fit.Map.Yy);
        Near(expected.GetProperty("rms")[0], fit.Rms.X);
        Near(expected.GetProperty("rms")[1], fit.Rms.Y);
        Near(expected.GetProperty("rmse"), fit.Rmse);
        Near(expected.GetProperty("mae"), fit.Mae);
        Near(expected.GetProperty("scale")[0], fit.Scale);
        Near(expected.GetProperty("scale")[1], fit.Scales.X);
        Near(expected.GetProperty("scale")[2], fit.Scales.Y);
        Near(expected.GetProperty("skew"), fit.SkewDegrees);
        Assert.Equal(expected.GetProperty("rot").GetDouble(), (360 - fit.RotationDegrees) % 360, 1e-9);
        Assert.Equal(expected.GetProperty("n").GetInt32(), fit.Count);

        static void Near(JsonElement expected, double actual) => Assert.Equal(expected.GetDouble(), actual, 1e-9);
    }
}
