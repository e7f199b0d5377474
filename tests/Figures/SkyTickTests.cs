using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

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
        var edges = ImageEdge.Of(160, 120);
        var (bottom, left) = SkyTicks.Assign(wcs, 160, 120);
        Assert.NotEqual(bottom.IsLongitude, left.IsLongitude);
        foreach (var (coordinate, edge) in new[] { (bottom, edges[0]), (left, edges[3]), (bottom, edges[2]), (left, edges[1]) })
        {
            var ticks = SkyTicks.Along(wcs, coordinate, edge, Room, abbreviate: false).Ticks;
            Assert.InRange(ticks.Count(t => t.Major), 2, 12);
            Assert.True(Room.Fits(ticks));
            foreach (var tick in ticks)
            {
                var sky = wcs.PixelToSky(edge.At(tick.Position));
                double there = coordinate.IsLongitude ? sky.Ra : sky.Dec;
                if (tick.Label is not { } label) continue;
                double labelled = coordinate.IsLongitude ? Sexagesimal.ParseRa(label) : Sexagesimal.ParseDec(label);
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
        Assert.Equal(ra,
            SkyTicks.Assign(Wcs.Tan(new(20, 30), new(150, 60), 0.05, Angle.FromDegrees(orientation)), 300, 80).Bottom.IsLongitude);

    [Fact]
    public void A_label_has_the_decimals_of_its_step_and_repeats_only_what_changes()
    {
        Assert.Equal("03ʰ32ᵐ38.5ˢ", string.Concat(SkyCoordinate.Ra.Parts(3 * 3600 + 32 * 60 + 38.5, 0.5)));
        Assert.Equal("03ʰ32ᵐ", string.Concat(SkyCoordinate.Ra.Parts(3 * 3600 + 32 * 60, 60)));
        Assert.Equal("−00°00′01″", string.Concat(SkyCoordinate.Dec.Parts(-1, 1)));
        Assert.Equal("+00°00′00″", string.Concat(SkyCoordinate.Dec.Parts(-1e-12, 1)));
        Assert.Equal("23ʰ59ᵐ59.9ˢ", string.Concat(SkyCoordinate.Ra.Parts(-0.1, 0.1)));
        Assert.Equal("00ʰ00ᵐ00.0ˢ", string.Concat(SkyCoordinate.Ra.Parts(86400, 0.1)));

        var wcs = Wcs.Tan(new(50, 50), new(53.1625, -27.79), 0.06);
        var labels = SkyTicks.Along(wcs, SkyCoordinate.Ra, ImageEdge.Of(100, 100)[0], Room, abbreviate: true)
            .Ticks.Where(t => t.Major).Select(t => t.Label!).ToArray();
        Assert.StartsWith("03ʰ32ᵐ", labels[0], StringComparison.Ordinal);
        Assert.All(labels[1..], l => Assert.Matches(@"^\d\d(\.\d+)?ˢ$", l));
    }

    [Fact]
    public void Labels_that_must_stay_inside_keep_the_full_one_in_the_middle()
    {
        var wcs = Wcs.Tan(new(50, 50), new(53.1625, -27.79), 0.06);
        var inside = Room with { Length = 90, Inside = true };
        var labels = SkyTicks.Along(wcs, SkyCoordinate.Dec, ImageEdge.Of(100, 100)[3], inside, abbreviate: true).Ticks;
        Assert.Single(labels, t => t.Label?.StartsWith('−') == true);
        foreach (var tick in labels.Where(t => t.Label is not null))
        {
            double half = inside.Extent(tick.Label!) / 2;
            Assert.InRange(tick.Position * 90, half - 1, 91 - half);
        }
    }

    [Theory]
    [InlineData("FK5", SkyLabels.Sexagesimal, "RA (FK5 J2000)", "Dec", @"^\d\dʰ\d\dᵐ\d\dˢ$", @"^\+(09°59|10°00|10°01)′\d\d″$")]
    [InlineData("ICRS", SkyLabels.Degrees, "RA (ICRS)", "Dec", @"^9\.\d+°|10\.\d+°$", @"^\+\d+\.\d+°$")]
    [InlineData("galactic", SkyLabels.Sexagesimal, "l (galactic)", "b", @"^9\.\d+°|10\.\d+°$", @"^\+\d+\.\d+°$")]
    public void Axes_are_named_and_written_as_their_frame_asks(string name, SkyLabels labels, string x, string y, string below,
        string beside)
    {
        var frame = name switch { "FK5" => SkyFrame.Fk5, "galactic" => SkyFrame.Galactic, _ => SkyFrame.Icrs };
        var axes = Axes(new() { Wcs = Wcs.Tan(new(75, 60), new(10, 10), 1, frame: frame), SkyLabels = labels });
        Assert.Equal((x, y), (axes.Bottom.Label, axes.Left.Label));
        Assert.Matches(below, axes.Bottom.Ticks.First(t => t.Label is not null).Label);
        Assert.All(axes.Left.Ticks.Where(t => t.Label is not null), t => Assert.Matches(beside, t.Label));
    }

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(10.0, false)]
    [InlineData(45.0, true)]
    [InlineData(-50.0, true)]
    public void Each_coordinate_of_a_turned_image_is_marked_on_two_edges(double orientation, bool both)
    {
        var axes = Axes(new() { Wcs = Wcs.Tan(new(75, 60), new(150, 2), 0.05, Angle.FromDegrees(orientation)) });
        Assert.Equal((both, both), (axes.Top is not null, axes.Right is not null));
    }

    [Fact]
    public void Around_a_pole_every_edge_carries_right_ascensions()
    {
        var axes = Axes(new() { Wcs = Wcs.Tan(new(70, 50), new(30, 90), 60) });
        foreach (var edge in new[] { axes.Bottom, axes.Left, axes.Top!, axes.Right! })
        {
            Assert.True(edge.Ticks.Count(t => t.Label is not null) >= 2);
            Assert.All(edge.Ticks.Where(t => t.Label is not null), t => Assert.Matches(@"^\d\dʰ", t.Label));
        }
    }

    [Fact]
    public void A_tick_leans_along_its_own_line()
    {
        var wcs = Wcs.Tan(new(75, 60), new(150, 2), 0.05, Angle.FromDegrees(30));
        var axes = Axes(new() { Wcs = wcs });
        // North is 30° to the right or left of up: the way out of the image along a meridian leaves the lower edge at that angle.
        Assert.All(axes.Bottom.Ticks, t => Assert.Equal(Math.Tan(Math.PI / 6), Math.Abs(t.Slant), 1e-3));
        Assert.All(Axes(new() { Wcs = Wcs.Tan(new(75, 60), new(150, 2), 0.05) }).Bottom.Ticks, t => Assert.Equal(0, t.Slant, 1e-3));
    }

    [Fact]
    public void A_WCS_without_positions_on_the_sky_leaves_axes_in_pixels()
    {
        var header = new Header();
        header.Set("CTYPE1", "WAVE");
        header.Set("CTYPE2", "LINEAR");
        var axes = Axes(new() { Wcs = Wcs.FromHeader(header) });
        Assert.Equal(("x (px)", "y (px)"), (axes.Bottom.Label, axes.Left.Label));
    }

    [Theory]
    [InlineData("CAR")]
    [InlineData("AIT")]
    public void A_map_of_the_whole_sky_is_followed_all_around(string projection)
    {
        var header = new Header();
        foreach (var (key, value) in new[] { ("CTYPE1", "GLON-" + projection), ("CTYPE2", "GLAT-" + projection) }) header.Set(key, value);
        (string, double)[] numbers = [("CRPIX1", 360.5), ("CRPIX2", 180.5), ("CRVAL1", 0), ("CRVAL2", 0), ("CDELT1", -0.5), ("CDELT2", 0.5)];
        foreach (var (key, value) in numbers) header.Set(key, value);
        var wcs = Wcs.FromHeader(header);
        var area = SkyArea.Of(wcs, 720, 360);
        Assert.InRange(area.Longitude.Hi - area.Longitude.Lo, 345, 360);
        string svg = new Image<float>(720, 360).ToFigure(new ImageStyle { Wcs = wcs, GridLines = true }).ToSvg();
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.Contains(">30°</text>", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3.7, 2.0, "2″")]
    [InlineData(90.0, 60.0, "1′")]
    [InlineData(8000.0, 7200.0, "2°")]
    [InlineData(0.3, 0.2, "0.2″")]
    public void A_scale_bar_is_a_round_angle(double most, double arcsec, string label) => Assert.Equal((arcsec, label), SkyDecorations.RoundAngle(most));

    private static ImageAxes Axes(ImageStyle style) =>
        ImagePanelLayout.Axes(ImagePanel.Of(PixelSource.Of(new Image<float>(150, 120)), style, isMask: false), new(0, 0, 300, 240),
            Look.Of(Theme.Paper, 1));
}
