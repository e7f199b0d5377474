namespace HstNotebooks.Tests.Filters;

/// <summary>The mean extinction law.</summary>
public sealed class MilkyWayExtinctionTests
{
    // Cardelli, Clayton & Mathis 1989, table 3: x (µm⁻¹), a(x), b(x); but B, where the law misses the table by 1 per cent.
    [Theory]
    [InlineData(2.78, 0.9530, 1.9090)]      // U
    [InlineData(1.82, 1.0000, 0.0000)]      // V
    [InlineData(1.43, 0.8686, -0.3660)]     // R
    [InlineData(1.11, 0.6800, -0.6239)]     // I
    [InlineData(0.80, 0.4008, -0.3679)]     // J
    [InlineData(0.63, 0.2693, -0.2473)]     // H
    [InlineData(0.46, 0.1615, -0.1483)]     // K
    public void The_table_of_the_paper(double x, double a, double b)
    {
        foreach (double rv in new[] { 2.6, 3.1, 5.0 }) Assert.Equal(a + b / rv, MilkyWayExtinction.RelativeToV(1e4 / x, rv), 0.004);
    }

    [Theory]
    [InlineData(3.3)]
    [InlineData(5.9)]
    [InlineData(8.0)]
    public void The_branches_meet(double x)
    {
        double below = MilkyWayExtinction.RelativeToV(1e4 / (x - 1e-9)), above = MilkyWayExtinction.RelativeToV(1e4 / (x + 1e-9));
        Assert.Equal(1, below / above, 0.01);
    }

    [Fact]
    public void The_bump_is_at_2175_Angstrom()
    {
        var curve = Enumerable.Range(0, 800).Select(i => 1900 + i).Select(w => (Wavelength: w, A: MilkyWayExtinction.RelativeToV(w)));
        Assert.InRange(curve.MaxBy(p => p.A).Wavelength, 2140, 2190);
    }

    [Fact]
    public void The_factor_undoes_the_extinction_of_the_golden_case()
    {
        // E(B − V) = 0.062 at the pivot of ACS F658N.
        Assert.Equal(1.155100788438183, MilkyWayExtinction.Factor(6583.954167633419, 0.062), 1e-12);
        Assert.Equal(1.1998553835996397, MilkyWayExtinction.Factor(5360.7205821166635, 0.062), 1e-12);
        Assert.Equal(1, MilkyWayExtinction.Factor(5500, 0), 0.0);
    }

    [Theory]
    [InlineData(999)]
    [InlineData(33334)]
    [InlineData(0)]
    [InlineData(-5500)]
    [InlineData(double.NaN)]
    public void Wavelengths_beyond_the_law_are_refused(double wavelength) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(wavelength), () => MilkyWayExtinction.RelativeToV(wavelength));

    [Fact]
    public void A_ratio_or_a_reddening_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rv", () => MilkyWayExtinction.RelativeToV(5500, 0));
        Assert.Throws<ArgumentOutOfRangeException>("ebv", () => MilkyWayExtinction.Factor(5500, double.NaN));
    }
}
