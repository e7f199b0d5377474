using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class Ds9RegionsTests
{
    [Fact]
    public void A_circle_holds_the_centres_nearer_than_its_radius()
    {
        // Centre (4, 3) counted from 1 is pixel (3, 2); the four pixels at exactly r = 2 do not belong to it.
        Assert.Equal([".......", "..###..", "..###..", "..###..", "......."], Draw("image; circle(4, 3, 2)", 7, 5));
        Assert.Equal([".......", "...#...", "..###..", "...#...", "......."], Draw("image; circle(4, 3, 1.0001)", 7, 5));
    }

    [Fact]
    public void Every_shape_covers_its_pixels()
    {
        Assert.Equal([".......", "..###..", "..#.#..", "..###..", "......."], Draw("annulus(4,3,1,2)", 7, 5));
        Assert.Equal(["#######", ".......", "......."], Draw("ellipse(4,1,5,0.5)", 7, 3));
        Assert.Equal(["......", ".####.", ".####.", "......"], Draw("box(3.5,2.5,4,2,0)", 6, 4));
        Assert.Equal([".....", ".###.", ".###.", ".###.", ".###.", "....."], Draw("box(3,3.5,4,3,90)", 5, 6));
        Assert.Equal([".....", "#....", "##...", "###.."], Draw("polygon(0.5,0.6,5,5.1,0.5,5.1)", 5, 4));
        Assert.Equal(["..", ".."], Draw("point(1,1)", 2, 2));
    }

    [Fact]
    public void The_angle_turns_from_x_to_y()
    {
        var region = Ds9Regions.Parse("image; ellipse(11, 11, 8, 2, 30)")[0];
        Assert.True(region.Contains(new(10 + 7 * Math.Cos(Math.PI / 6), 10 + 7 * Math.Sin(Math.PI / 6))));
        Assert.False(region.Contains(new(10 + 7 * Math.Cos(Math.PI / 6), 10 - 7 * Math.Sin(Math.PI / 6))));
    }

    [Fact]
    public void Excluding_regions_take_away_from_the_others_or_from_the_whole()
    {
        Assert.Equal(["#####.", "#.###.", "#####."], Draw("box(3,2,5,3,0)\n-circle(2,2,0.5)", 6, 3));
        Assert.Equal(["######", "#.####", "######"], Draw("-circle(2,2,0.5)", 6, 3));
        Assert.Equal(["....", "...."], Draw("-box(2,1.5,10,10,0); circle(2,1,3)", 4, 2));
        Assert.False(Ds9Regions.Parse("-circle(2,2,1)")[0].Include);
        Assert.True(Ds9Regions.Parse("+circle(2,2,1)")[0].Include);
    }

    [Fact]
    public void A_file_as_DS9_writes_it_is_read()
    {
        var regions = Ds9Regions.Parse("""
            # Region file format: DS9 version 4.1
            global color=green dashlist=8 3 width=1 font="helvetica 10 normal roman" select=1
            image
            circle(10.5,20,3) # color=red text={NGC 1; south}
            circle 1 2 3

            box(3,4,5,6,0) # text="quoted"
            physical;point(7,8) # point=x text='single'; polygon(1,1,5,1,3,4)
            """.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal([RegionShape.Circle, RegionShape.Circle, RegionShape.Box, RegionShape.Point], regions.Select(r => r.Shape));
        Assert.Equal(["NGC 1; south", "", "quoted", "single"], regions.Select(r => r.Label));
        Assert.Equal(new PixelPoint(9.5, 19), regions[0].Centre);
        Assert.Equal([3.0], regions[1].Sizes);
        Assert.Equal(new PixelPoint(6, 7), regions[3].Centre);
    }

    [Fact]
    public void Sky_regions_are_placed_by_the_WCS()
    {
        var wcs = Wcs.Tan(new(40.5, 22.25), new(53.16, -27.79), 0.06, Angle.FromDegrees(35));
        // 53.16° = 3h 32m 38.4s, −27.79° = −27° 47′ 24″
        foreach (string position in new[] { "3:32:38.4,-27:47:24", "53.16,-27.79", "53.16d,-27.79d", "3h32m38.4s,-27d47m24s" })
        {
            var circle = Ds9Regions.Parse($"fk5\ncircle({position},1.2\")", wcs: wcs)[0];
            Assert.Equal(40.5, circle.Centre.X, 1e-6);
            Assert.Equal(22.25, circle.Centre.Y, 1e-6);
            Assert.Equal(20, circle.Sizes[0], 1e-9);
        }
        Assert.Equal(1000, Ds9Regions.Parse("icrs; circle(53.16,-27.79,1')", wcs: wcs)[0].Sizes[0], 1e-9);
        Assert.Equal(60000, Ds9Regions.Parse("icrs; circle(53.16,-27.79,1)", wcs: wcs)[0].Sizes[0], 1e-6);
        Assert.Equal(60000, Ds9Regions.Parse("icrs; circle(53.16,-27.79,1d)", wcs: wcs)[0].Sizes[0], 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(35)]
    [InlineData(-150)]
    public void The_angle_of_a_sky_region_turns_with_the_sky(double orientation)
    {
        var wcs = Wcs.Tan(new(40, 30), new(53.16, -27.79), 0.1, Angle.FromDegrees(orientation));
        // Angle 90°: the long axis of 5″ lies along north.
        var ellipse = Ds9Regions.Parse("fk5; ellipse(53.16,-27.79,5\",1\",90)", wcs: wcs)[0];
        Assert.True(ellipse.Contains(wcs.SkyToPixel(new(53.16, -27.79 + 4.0 / 3600))));
        Assert.False(ellipse.Contains(wcs.SkyToPixel(new(53.16 + 4.0 / 3600, -27.79))));
    }

    [Theory]
    [InlineData("circle(1,2)", "2 numbers; a circle has 3")]
    [InlineData("circle(1,2,-3)", "not positive")]
    [InlineData("circle(1,2,0)", "not positive")]
    [InlineData("circle(one,2,3)", "'one' is not a number")]
    [InlineData("circle(nan,2,3)", "'nan' is not a number")]
    [InlineData("polygon(1,2,3,4)", "6 or more")]
    [InlineData("polygon(1,2,3,4,5,6,7)", "in pairs")]
    [InlineData("vector(1,2,3,4)", "'vector' is not understood")]
    [InlineData("circle(1,2,3) || circle(4,5,6)", "no region")]
    [InlineData("circle(1,2,3\")", "angle in a region given in pixels")]
    [InlineData("fk5; circle(1,2,3)", "WCS is needed")]
    [InlineData("galactic; circle(1,2,3)", "galactic are not understood")]
    public void A_line_that_is_not_understood_is_named(string line, string reason)
    {
        string message = Assert.Throws<FormatException>(() => Ds9Regions.Parse("# comment\nimage\n\n" + line, "stars.reg")).Message;
        Assert.StartsWith("stars.reg, line 4: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    private static string[] Draw(string text, int width, int height)
    {
        bool[] mask = Region.Mask(Ds9Regions.Parse(text), width, height);
        return [.. Enumerable.Range(0, height).Select(y => string.Concat(mask.Skip(y * width).Take(width).Select(p => p ? '#' : '.')))];
    }
}
