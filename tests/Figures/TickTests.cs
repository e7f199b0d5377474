namespace HstNotebooks.Tests.Figures;

public sealed class TickTests
{
    private static readonly LabelFit Room = new(300, label => TextMetrics.Width(label, 8), 8);

    private static string[] Labels(AxisTicks axis) => [.. axis.Ticks.Where(t => t.Major).Select(t => t.Label!)];

    [Fact]
    public void Linear_ticks_are_round_and_inside()
    {
        var ticks = LinearTicks.For(new(null, AxisScale.Linear, -0.13, 1.07), Room, 7);
        Assert.Equal(["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"], Labels(ticks));
        Assert.Equal("", ticks.Factor);
        Assert.Equal(0.13 / 1.2, ticks.Ticks.First(t => t.Major).Position, 1e-12);
    }

    [Fact]
    public void Tiny_values_are_labelled_with_a_factor()
    {
        var ticks = LinearTicks.For(new(null, AxisScale.Linear, -0.5e-4, 2.4e-4), Room, 4);
        Assert.Equal(["0", "1", "2"], Labels(ticks));
        Assert.Equal("×10⁻⁴", ticks.Factor);
    }

    [Fact]
    public void Values_close_together_are_labelled_with_an_offset()
    {
        var ticks = LinearTicks.For(new(null, AxisScale.Linear, 2457000.5, 2457000.55), Room, 6);
        Assert.Equal("+2457000.5", ticks.Factor);
        Assert.Equal("0.01", Labels(ticks)[1]);
    }

    [Fact]
    public void Powers_of_ten_have_superscripts_and_short_ticks_between_them()
    {
        var ticks = LogTicks.For(new(null, AxisScale.Log, 0.05, 2000), Room, 8).Ticks;
        Assert.Equal(["10⁻¹", "10⁰", "10¹", "10²", "10³"], ticks.Where(t => t.Label is not null).Select(t => t.Label));
        Assert.Contains(ticks, t => !t.Major && t.Label is null && Math.Abs(t.Value - 300) < 1e-9);
        Assert.Equal(Math.Log(1 / 0.05) / Math.Log(2000 / 0.05), ticks.Single(t => t.Label == "10⁰").Position, 1e-12);
    }

    [Fact]
    public void Labels_of_a_short_axis_do_not_overlap()
    {
        var narrow = Room with { Length = 70 };
        Axis[] axes = [new(null, AxisScale.Linear, 0, 98765), new(null, AxisScale.Log, 1e-12, 1e12), new(null, AxisScale.Log, 1.1, 9), new(null, AxisScale.Linear, -1e-9, 7e-9)];
        foreach (var axis in axes)
        {
            var ticks = axis.Scale.IsLog ? LogTicks.For(axis, narrow, 8) : LinearTicks.For(axis, narrow, 8);
            Assert.True(narrow.Fits(ticks.Ticks));
            Assert.Contains(ticks.Ticks, t => t.Label is not null);
        }
    }

    [Fact]
    public void Colour_bar_ticks_are_where_the_stretch_puts_them()
    {
        foreach (var stretch in new[] { Stretch.Linear, Stretch.Sqrt, Stretch.Log, Stretch.Asinh })
        {
            var ticks = ColorBarTicks.For(-0.02, 0.4, stretch, 200, 11).Ticks;
            Assert.InRange(ticks.Count, 3, 12);
            Assert.All(ticks, t => Assert.Equal(stretch.Apply((t.Value + 0.02) / 0.42), t.Position, 1e-12));
            for (int i = 1; i < ticks.Count; i++) Assert.True((ticks[i].Position - ticks[i - 1].Position) * 200 >= 10.9);
        }
    }

    [Fact]
    public void Pixel_axes_count_whole_pixels()
    {
        Assert.Equal([0.0, 1, 2], LinearTicks.Values(-0.5, 2.5, 7, integers: true));
        Assert.Equal([0.0], LinearTicks.Values(-0.5, 0.5, 4, integers: true));
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.02671, "−0.0267")]
    [InlineData(1234567.0, "1.23 × 10⁶")]
    [InlineData(3e-5, "3 × 10⁻⁵")]
    [InlineData(9.999e-7, "1 × 10⁻⁶")]
    [InlineData(12345.0, "12300")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Numbers_are_printed_as_in_print(double value, string text) => Assert.Equal(text, Numbers.Significant(value));

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal("0.00", Numbers.Fixed(-0.0001, 2));
}
