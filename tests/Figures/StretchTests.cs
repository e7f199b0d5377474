namespace HstNotebooks.Tests.Figures;

public sealed class StretchTests
{
    // SqrtStretch(), LogStretch(), AsinhStretch() of astropy.visualization at 0.01, 0.1, 0.5, 0.9.
    public static TheoryData<string, double[]> Astropy => new()
    {
        { "linear", [0.01, 0.1, 0.5, 0.9] },
        { "sqrt", [0.1, 0.31622776601683794, 0.7071067811865476, 0.9486832980505138] },
        { "log", [0.34708067508455476, 0.6680104684941067, 0.8998157120437035, 0.9847657754445129] },
        { "asinh", [0.0332977502187707, 0.2939653260048424, 0.7712696419200371, 0.9650529776640909] },
    };

    [Theory]
    [MemberData(nameof(Astropy))]
    public void A_stretch_has_the_values_of_astropy(string name, double[] expected)
    {
        var stretch = Named(name);
        double[] x = [0.01, 0.1, 0.5, 0.9];
        for (int i = 0; i < x.Length; i++) Assert.Equal(expected[i], stretch.Apply(x[i]), 1e-14);
        Assert.Equal(0, stretch.Apply(0), 1e-15);
        Assert.Equal(1, stretch.Apply(1), 1e-15);
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("sqrt")]
    [InlineData("log")]
    [InlineData("asinh")]
    public void The_inverse_undoes_a_stretch(string name)
    {
        var stretch = Named(name);
        for (double x = 0; x <= 1; x += 0.0625) Assert.Equal(x, stretch.Inverse(stretch.Apply(x)), 1e-12);
    }

    [Fact]
    public void Values_beyond_the_ends_are_clamped_and_NaN_stays()
    {
        Assert.Equal(1, Stretch.Asinh.Apply(double.PositiveInfinity));
        Assert.Equal(0, Stretch.Log.Apply(-3));
        Assert.True(double.IsNaN(Stretch.Sqrt.Apply(double.NaN)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void A_constant_that_is_not_positive_is_refused(double a)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Stretch.AsinhWith(a));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stretch.LogWith(a));
    }

    private static Stretch Named(string name) => name switch { "sqrt" => Stretch.Sqrt, "log" => Stretch.Log, "asinh" => Stretch.Asinh, _ => Stretch.Linear };
}
