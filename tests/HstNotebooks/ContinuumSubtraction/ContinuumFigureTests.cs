namespace HstNotebooks.Tests.Subtraction;

/// <summary>The picture of an interpolated continuum.</summary>
public sealed class ContinuumFigureTests
{
    private static readonly Bands<Bandpass> Curves = new(
        new("narrow", [6500, 6580, 6660], [0, 1, 0]), new("blue", [5000, 5400, 5800], [0, 1, 0]),
        new("red", [7600, 8000, 8400], [0, 1, 0]));

    [Fact]
    public void The_line_between_the_bands_is_drawn_in_the_logarithm_only_where_both_are_positive()
    {
        string positive = ContinuumFigure.Show(Curves, new(9, 4, 1)).ToSvg();
        string negative = ContinuumFigure.Show(Curves, new(9, -1, 1)).ToSvg();
        Assert.Contains("in the logarithm", positive, StringComparison.Ordinal);
        Assert.DoesNotContain("in the logarithm", negative, StringComparison.Ordinal);
        Assert.Contains("linear", negative, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spectrum_is_drawn_when_there_is_one()
    {
        string with = ContinuumFigure.Show(Curves, new(9, 4, 1), ([5000, 8400], [5, 1])).ToSvg();
        Assert.Contains("spectrum", with, StringComparison.Ordinal);
    }
}
