using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Figures;

public sealed class SkyTickTests
{
    private static readonly LabelFit Room = new(280, label => TextMetrics.Width(label, 8), 7);

    [Theory]
    [InlineData(0.0, 53.1625, -27.79)]
    [InlineData(42.0, 53.1625, -27.79)]
    [InlineData(-120.0, 10.68, 41.27)]
    [InlineData(90.0, 0.0001, 0.0001)]
    [InlineData(180.0, 359.9999, 70.0)]
    public void A_tick_lies_where_the_WCS_has_the_value_of_its_label(double orientation, double ra, double dec)
    {
        var wcs = Wcs.Tan(new(70, 40), new(ra, dec), 0.06, Angle.FromDegrees(orientation));
        PixelPoint from = new(-0.5, -0.5), right = new(159.5, -0.5), up = new(-0.5, 119.5);
        var (bottom, left) = SkyTicks.Assign(wcs, 160, 120);
        Assert.NotEqual(bottom.IsRa, left.IsRa);
        foreach (var (coordinate, to) in new[] { (bottom, right), (left, up) })
        {
            var ticks = SkyTicks.Along(wcs, coordinate, from, to, Room, abbreviate: false).Ticks;
            Assert.InRange(ticks.Count, 2, 12);
            Assert.True(Room.Fits(ticks));
            foreach (var tick in ticks)
            {
                var sky = wcs.PixelToSky(new(from.X + tick.Position * (to.X - from.X), from.Y + tick.Position * (to.Y - from.Y)));
                double there = coordinate.IsRa ? sky.Ra : sky.Dec;
                if (tick.Label is not { } label) continue;
                double labelled = coordinate.IsRa ? Sexagesimal.ParseRa(label) : Sexagesimal.ParseDec(label);
                Assert.Equal(0, Math.IEEERemainder(there - labelled, 360), 1e-8);
            }
        }
    }

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(180.0, true)]
    [InlineData(30.0, true)]
    [InlineData(90.0, false)]
    [InlineData(-75.0, false)]
    public void The_bottom_edge_carries_what_varies_most_along_it(double orientation, bool ra) =>
        Assert.Equal(ra, SkyTicks.Assign(Wcs.Tan(new(20, 30), new(150, 60), 0.05, Angle.FromDegrees(orientation)), 300, 80).Bottom.IsRa);

    [Fact]
    public void A_label_has_the_decimals_of_its_step_and_repeats_only_what_changes()
    {
        Assert.Equal("03h32m38.5s", string.Concat(SkyCoordinate.Ra.Parts(3 * 3600 + 32 * 60 + 38.5, 0.5)));
        Assert.Equal("03h32m", string.Concat(SkyCoordinate.Ra.Parts(3 * 3600 + 32 * 60, 60)));
        Assert.Equal("−00°00′01″", string.Concat(SkyCoordinate.Dec.Parts(-1, 1)));
        Assert.Equal("+00°00′00″", string.Concat(SkyCoordinate.Dec.Parts(-1e-12, 1)));
        Assert.Equal("23h59m59.9s", string.Concat(SkyCoordinate.Ra.Parts(-0.1, 0.1)));
        Assert.Equal("00h00m00.0s", string.Concat(SkyCoordinate.Ra.Parts(86400, 0.1)));

        var wcs = Wcs.Tan(new(50, 50), new(53.1625, -27.79), 0.06);
        var labels = SkyTicks.Along(wcs, SkyCoordinate.Ra, new(-0.5, -0.5), new(99.5, -0.5), Room, abbreviate: true).Ticks.Select(t => t.Label!).ToArray();
        Assert.StartsWith("03h32m", labels[0], StringComparison.Ordinal);
        Assert.All(labels[1..], l => Assert.Matches(@"^\d\d(\.\d+)?s$", l));
    }

    [Fact]
    public void Labels_that_must_stay_inside_keep_the_full_one_in_the_middle()
    {
        var wcs = Wcs.Tan(new(50, 50), new(53.1625, -27.79), 0.06);
        var inside = Room with { Length = 90, Inside = true };
        var labels = SkyTicks.Along(wcs, SkyCoordinate.Dec, new(-0.5, -0.5), new(-0.5, 99.5), inside, abbreviate: true).Ticks;
        Assert.Single(labels, t => t.Label?.StartsWith('−') == true);
        foreach (var tick in labels.Where(t => t.Label is not null))
        {
            double half = inside.Extent(tick.Label!) / 2;
            Assert.InRange(tick.Position * 90, half - 1, 91 - half);
        }
    }

    [Fact]
    public void The_axis_is_named_with_its_frame()
    {
        var wcs = Wcs.Tan(new(5, 5), new(10, 10), 1, frame: SkyFrame.Fk5);
        Assert.Equal("RA (FK5 J2000)", SkyTicks.Along(wcs, SkyCoordinate.Ra, new(0, 0), new(10, 0), Room, false).Label);
        Assert.Equal("Dec", SkyTicks.Along(wcs, SkyCoordinate.Dec, new(0, 0), new(0, 10), Room, false).Label);
    }

    [Theory]
    [InlineData(3.7, 2.0, "2″")]
    [InlineData(90.0, 60.0, "1′")]
    [InlineData(8000.0, 7200.0, "2°")]
    [InlineData(0.3, 0.2, "0.2″")]
    public void A_scale_bar_is_a_round_angle(double most, double arcsec, string label) => Assert.Equal((arcsec, label), SkyDecorations.RoundAngle(most));
}
