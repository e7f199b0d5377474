namespace HstNotebooks.Tests.Filters;

/// <summary>Widths and wavelengths of throughput curves.</summary>
public sealed class BandpassTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-bandpass-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // A box from a to b with throughput t: the trapezoidal rule is exact for ∫T and ∫Tλ, and near it for the rest.
    private static Bandpass Box(double a, double b, double t, int steps = 2000) => new("box",
        Enumerable.Range(0, steps + 1).Select(i => a + (b - a) * i / steps), Enumerable.Repeat(t, steps + 1));

    [Fact]
    public void A_box_has_the_widths_of_a_box()
    {
        const double a = 6500, b = 6700, t = 0.4;
        var box = Box(a, b, t);
        Assert.Equal(t * (b - a), box.EquivalentWidth, 1e-9);
        Assert.Equal(b - a, box.RectangularWidth, 1e-9);
        Assert.Equal((a + b) / 2, box.MeanWavelength, 1e-8);
        Assert.Equal(Math.Sqrt((b * b - a * a) / 2 / Math.Log(b / a)), box.Pivot, 1e-6);
        Assert.Equal((b - a) / Math.Sqrt(12), box.RmsWidth, 1e-4);
        // ln λ is evenly distributed under the weight 1/λ.
        Assert.Equal(Math.Sqrt(a * b) * Math.Log(b / a) / Math.Sqrt(12), box.PhotBw, 1e-4);
        Assert.Equal(2.3548200450309493 * box.PhotBw, box.Fwhm, 1e-9);
        Assert.Equal(1.9864458571489286e-8 / (45238.93416 * t * (b * b - a * a) / 2), box.UnitResponse, 1e-28);
    }

    [Fact]
    public void Between_samples_the_curve_is_straight_and_outside_it_is_zero()
    {
        var curve = new Bandpass("triangle", [5000, 5010, 5030], [0, 1, 0]);
        Assert.Equal([0, 0, 0.5, 1, 0.75, 0, 0], new[] { 4999, 5000, 5005, 5010, 5015, 5030, 5031.0 }.Select(curve.Throughput));
        Assert.True(double.IsNaN(curve.Throughput(double.NaN)));
    }

    [Fact]
    public void The_photon_mean_of_a_flat_spectrum_is_its_level_and_of_a_line_its_response()
    {
        var box = Box(6500, 6700, 0.4);
        Assert.Equal(3, box.PhotonMean(_ => 3), 1e-12);
        // A narrow Gaussian line of flux 1 at 6584 Å.
        double mean = box.PhotonMean(w => Math.Exp(-0.5 * Math.Pow((w - 6584) / 0.5, 2)) / (0.5 * Math.Sqrt(2 * Math.PI)));
        Assert.Equal(1, mean / box.LineResponse(6584), 1e-6);
        Assert.Equal(6584 / 6600.0 / 200, box.LineResponse(6584), 1e-12);
    }

    [Fact]
    public void Certified_widths_of_ACS_F658N()
    {
        // Printed by synphot for the same curve.
        var curve = Bandpass.Read(SharedData.Path("filters", "HST_ACS_WFC.F658N.dat"));
        Assert.Equal("ACS_F658N", curve.Name);
        Assert.Equal(33.24073053, curve.EquivalentWidth, 1e-8);
        Assert.Equal(74.91493496, curve.RectangularWidth, 1e-8);
        Assert.Equal(25.0162025, curve.RmsWidth, 1e-7);
        Assert.Equal(25.01591252, curve.PhotBw, 1e-8);
        Assert.Equal(58.90797225, curve.Fwhm, 1e-8);
        Assert.Equal(6583.954167633419, curve.Pivot, 1e-9);
        Assert.Equal(6584.0017, curve.MeanWavelength, 1e-4);
        Assert.Equal(2.006337e-18, curve.UnitResponse, 1e-24);
    }

    [Theory]
    [InlineData("HST_WFC3_UVIS1.F657N.dat", 6566.6098, 121.03559, 39.216525)]
    [InlineData("HST_WFC3_UVIS1.F658N.dat", 6585.6255, 27.533499, 8.2990613)]
    public void Tabulated_widths_of_the_UVIS_filters(string file, double pivot, double rectangularWidth, double photBw)
    {
        var curve = Bandpass.Read(SharedData.Path("filters", file));
        Assert.Equal(pivot, curve.Pivot, 1e-4);
        Assert.Equal(rectangularWidth, curve.RectangularWidth, 1e-5);
        Assert.Equal(photBw, curve.PhotBw, 1e-6);
    }

    [Fact]
    public void A_curve_that_is_written_reads_back()
    {
        string path = Path.Combine(_folder, "HST_WFC3_UVIS2.F657N.dat");
        new Bandpass("any", [6500, 6550.25, 6600], [1e-9, 0.25312345, 0]).Write(path);
        var read = Bandpass.Read(path);
        Assert.Equal("UVIS_F657N", read.Name);
        Assert.Equal([6500, 6550.25, 6600], read.Wavelengths);
        Assert.Equal([1e-9, 0.25312345, 0], read.Throughputs);
    }

    [Theory]
    [InlineData("6500 0.1\n6400 0.2\n", "rising")]
    [InlineData("6500 0.1\n", "two or more")]
    [InlineData("", "0 samples")]
    [InlineData("# λ T\n6500 0.1\n6501 x\n", "line 3")]
    [InlineData("6500\n6501\n", "line 1")]
    [InlineData("6500 -0.1\n6501 0.1\n", "0 or more")]
    [InlineData("6500 0\n6501 0\n", "0 everywhere")]
    [InlineData("6500 NaN\n6501 0\n", "NaN")]
    [InlineData("0 1\n6501 1\n", "positive")]
    public void A_file_that_is_no_curve_is_refused_with_its_name(string text, string expected)
    {
        string path = Path.Combine(_folder, "HST_ACS_WFC.F658N.dat");
        File.WriteAllText(path, text);
        string message = Assert.Throws<ReductionException>(() => Bandpass.Read(path)).Message;
        Assert.Contains("HST_ACS_WFC.F658N.dat", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_commas_and_blank_lines_are_understood()
    {
        string path = Path.Combine(_folder, "a.dat");
        File.WriteAllText(path, "# Angstrom, throughput\n\n 6500,\t1 \n6510 ,3e-1 extra\n");
        Assert.Equal([1, 0.3], Bandpass.Read(path).Throughputs);
    }
}
