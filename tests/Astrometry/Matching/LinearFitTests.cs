using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Matching;

public sealed class LinearFitTests
{
    private static readonly AffineMap General = new(3.25, 1.0021, -4e-4, -7.5, 3e-4, 0.9987);

    // Off-centre, on a field twice as wide as high.
    private static PixelPoint[] Field(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count)
            .Select(_ => new PixelPoint(4000 + 2000 * random.NextDouble(), -300 + 1000 * random.NextDouble()))];
    }

    private static AffineMap Truth(FitGeometry geometry) => geometry switch
    {
        FitGeometry.Shift => new(3.25, 1, 0, -7.5, 0, 1),
        FitGeometry.RScale => new(3.25, 1.002, -3.5e-4, -7.5, 3.5e-4, 1.002),
        _ => General,
    };

    private static void SameMap(AffineMap expected, AffineMap actual, double tolerancePx)
    {
        foreach (var corner in new PixelPoint[] { new(4000, -300), new(6000, -300), new(4000, 700), new(6000, 700) })
        {
            Assert.Equal(expected.Apply(corner).X, actual.Apply(corner).X, tolerancePx);
            Assert.Equal(expected.Apply(corner).Y, actual.Apply(corner).Y, tolerancePx);
        }
    }

    [Theory]
    [InlineData(FitGeometry.Shift, 1)]
    [InlineData(FitGeometry.RScale, 2)]
    [InlineData(FitGeometry.General, 3)]
    public void As_many_pairs_as_parameters_ask_for_give_the_map_exactly(FitGeometry geometry, int least)
    {
        var from = Field(least);
        var fit = LinearFit.Fit(from, [.. from.Select(Truth(geometry).Apply)], geometry);
        SameMap(Truth(geometry), fit.Map, 1e-8);
        Assert.Equal(0, fit.Rmse, 1e-9);
        Assert.Throws<ArgumentException>(() => LinearFit.Fit(from[1..], from[1..], geometry));
        Assert.Null(LinearFit.TryFit(from[1..], from[1..], geometry));
    }

    [Fact]
    public void Rotation_scale_and_skew_are_named_as_they_are()
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(30));
        var from = Field(9);
        var map = new AffineMap(1, 2 * cos, -2 * sin, 2, 2 * sin, 2 * cos);
        var turned = LinearFit.Fit(from, [.. from.Select(map.Apply)], FitGeometry.General);
        Assert.Equal(30, turned.RotationDegrees, 1e-9);
        Assert.Equal(2, turned.Scale, 1e-12);
        Assert.Equal(0, turned.SkewDegrees, 1e-9);
        var mirrored = LinearFit.Fit(from, [.. from.Select(p => new PixelPoint(-p.X, p.Y))], FitGeometry.RScale);
        Assert.Equal(-1, mirrored.Map.Determinant, 1e-12);
        Assert.Equal(180, Math.Abs(mirrored.RotationDegrees), 1e-9);
        Assert.Equal(0, mirrored.SkewDegrees, 1e-9);
    }

    [Fact]
    public void Outliers_are_clipped_and_named()
    {
        var from = Field(40);
        PixelPoint[] to = [.. from.Select(General.Apply)
            .Select((p, i) => new PixelPoint(p.X + 0.01 * Math.Sin(7 * i), p.Y + 0.01 * Math.Cos(5 * i)))];
        to[11] = new(to[11].X + 5, to[11].Y);
        to[30] = new(to[30].X, to[30].Y - 0.3);
        var fit = LinearFit.Fit(from, to, FitGeometry.General, clippings: 3);
        Assert.Equal([11, 30], Enumerable.Range(0, 40).Where(i => !fit.Used[i]));
        Assert.Equal(38, fit.Count);
        SameMap(General, fit.Map, 0.02);
        Assert.Equal(-0.3, fit.Residuals[30].Y, 0.03);
        Assert.All(LinearFit.Fit(from, to, FitGeometry.General).Used, Assert.True);
    }

    [Fact]
    public void A_weight_of_n_is_a_pair_n_times()
    {
        var from = Field(6);
        PixelPoint[] to = [.. from.Select((p, i) => new PixelPoint(p.X + i, p.Y - i * i))];
        int[] times = [1, 3, 1, 2, 0, 1];
        int[] repeated = [.. times.SelectMany((n, i) => Enumerable.Repeat(i, n))];
        foreach (var geometry in Enum.GetValues<FitGeometry>())
        {
            var weighted = LinearFit.Fit(from, to, geometry, [.. times.Select(n => (double)n)]);
            var longer = LinearFit.Fit([.. repeated.Select(i => from[i])], [.. repeated.Select(i => to[i])], geometry);
            SameMap(longer.Map, weighted.Map, 1e-8);
            Assert.Equal(longer.Rmse, weighted.Rmse, 1e-9);
            Assert.Equal(longer.Mae, weighted.Mae, 1e-9);
            Assert.Equal(5, weighted.Count);
        }
    }

    [Theory]
    [InlineData(FitGeometry.Shift)]
    [InlineData(FitGeometry.RScale)]
    [InlineData(FitGeometry.General)]
    public void The_error_of_the_map_is_the_scatter_of_many_fits(FitGeometry geometry)
    {
        var from = Field(12);
        var noise = new Noise(5, "fit");
        PixelPoint corner = new(4000, 700);
        double square = 0, stated = 0;
        const int fits = 3000;
        for (int n = 0; n < fits; n++)
        {
            var to = from.Select(Truth(geometry).Apply).Select(p => new PixelPoint(p.X + 0.1 * noise.Normal(), p.Y + 0.1 * noise.Normal()));
            var fit = LinearFit.Fit(from, [.. to], geometry);
            square += Math.Pow(fit.Map.Apply(corner).X - Truth(geometry).Apply(corner).X, 2);
            stated += Math.Pow(fit.ErrorAt(corner), 2);
        }
        // 3000 squares are known to 2.6 % (1 σ).
        Assert.Equal(1, stated / square, 0.1);
    }

    [Fact]
    public void Degenerate_pairs_are_refused_with_the_reason()
    {
        PixelPoint[] line = [.. Enumerable.Range(0, 9).Select(i => new PixelPoint(3 * i, 7 * i))];
        PixelPoint[] place = [.. Enumerable.Repeat(new PixelPoint(1234.5, 99), 9)];
        Assert.Contains("line", Assert.Throws<ArgumentException>(() => LinearFit.Fit(line, line, FitGeometry.General)).Message);
        Assert.Equal(0, LinearFit.Fit(line, line, FitGeometry.RScale).Rmse, 1e-9);
        Assert.Throws<ArgumentException>(() => LinearFit.Fit(place, place, FitGeometry.RScale));
        Assert.Null(LinearFit.TryFit(line, place, FitGeometry.RScale));
        Assert.Equal(0, LinearFit.Fit(place, place, FitGeometry.Shift).Rmse);
        Assert.Throws<ArgumentException>(() => LinearFit.Fit([], [], FitGeometry.Shift));
        Assert.Throws<ArgumentException>(() => LinearFit.Fit(line, place[1..], FitGeometry.Shift));
        Assert.Throws<ArgumentException>(() => LinearFit.Fit(line, line, FitGeometry.Shift, [1, 2]));
        Assert.Throws<ArgumentException>(() => LinearFit.Fit(line[..2], line[..2], FitGeometry.Shift, [1, -2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearFit.Fit(line, line, FitGeometry.Shift, sigma: double.NaN));
    }

    [Fact]
    public void Pairs_with_NaN_are_left_out()
    {
        var from = Field(8);
        PixelPoint[] to = [.. from.Select(General.Apply)];
        to[3] = new(double.NaN, 1);
        var fit = LinearFit.Fit(from, to, FitGeometry.General);
        Assert.False(fit.Used[3]);
        Assert.Equal(7, fit.Count);
        SameMap(General, fit.Map, 1e-8);
    }

    [Fact]
    public void A_map_and_its_inverse_are_a_round_trip()
    {
        var point = General.Inverse().Apply(General.Apply(new(17, -4000)));
        Assert.Equal((17, -4000), (Math.Round(point.X, 9), Math.Round(point.Y, 9)));
        Assert.Throws<InvalidOperationException>(() => new AffineMap(0, 1, 2, 0, 2, 4).Inverse());
    }
}
