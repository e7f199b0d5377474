using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Alignments;

public sealed class CatalogAlignmentTests
{
    [Theory]
    [InlineData(150.1, 2.2)]
    [InlineData(0.002, -45)]
    [InlineData(100, 89.99)]
    [InlineData(211, -89.9999)]
    public void Forty_stars_bring_the_field_to_3_mas_anywhere_on_the_sky(double ra, double dec)
    {
        var scene = new AlignmentScene(7, 40, 300, 60, centre: new(ra, dec), height: 2048);
        var result = scene.Fit();
        Assert.Equal(Outcome.Pass, result.Verdict.Outcome);
        Assert.InRange(result.Count, 36, 42);
        Assert.InRange(scene.ErrorMas(result.Accept().Corrected[0]).Rms, 0, 3);
        Assert.InRange(result.HeldOutRmsMas, 0.5, 3);
    }

    [Theory]
    [InlineData(FitGeometry.Shift)]
    [InlineData(FitGeometry.General)]
    public void Other_geometries_find_what_they_can_express(FitGeometry geometry)
    {
        var scene = new AlignmentScene(8, 40, 300, 60, rotationDegrees: 0, scale: 1);
        var result = scene.Fit(new() { Geometry = geometry });
        Assert.Equal(Outcome.Pass, result.Verdict.Outcome);
        Assert.InRange(scene.ErrorMas(result.Accept().Corrected[0]).Rms, 0, 3);
        Assert.Equal(0.6, Math.Sqrt(Math.Pow(result.OffsetArcsec.East, 2) + Math.Pow(result.OffsetArcsec.North, 2)), 0.005);
    }

    [Fact]
    public void The_numbers_say_what_was_wrong()
    {
        var centre = new SkyPoint(150.1, 2.2);
        var scene = new AlignmentScene(9, 60, 100, 0, 0, 0, 1, centroidPx: 0, errorMas: 0);
        // Seen 0.3″ to the west and 0.2″ to the south of the truth, turned by −0.015° and 0.1 % too large.
        var wrong = Wcs.Tan(scene.Truth.ReferencePixel, centre.Offset(Angle.FromDegrees(270), Angle.FromArcsec(0.3))
            .Offset(Angle.FromDegrees(180), Angle.FromArcsec(0.2)), 0.05 * 1.001, Angle.FromDegrees(23 - 0.015));
        var result = CatalogAlignment.Fit([new(wrong, scene.Positions)], scene.Reference);
        Assert.Equal(0.015, result.RotationDegrees, 1e-5);
        Assert.Equal(1 / 1.001, result.Scale, 1e-7);
        var shift = result.Fit!.ShiftAt(new(0, 0));
        Assert.Equal((0.3, 0.2), (Math.Round(-shift.X, 3), Math.Round(shift.Y, 3)));
        Assert.Equal(0, result.RmsMas.East, 1e-2);
    }

    [Fact]
    public void Chips_of_one_exposure_share_a_correction_and_keep_their_places()
    {
        var scene = new AlignmentScene(10, 40, 300, 60);
        AlignmentInput[] chips =
        [
            new(scene.Wrong, [.. scene.Positions.Where(p => p.Y < 2048)], Name: "chip 2"),
            new(scene.Wrong.Cropped(0, 2048), [.. scene.Positions.Where(p => p.Y >= 2048).Select(p => p with { Y = p.Y - 2048 })], Name: "chip 1"),
        ];
        var result = CatalogAlignment.Fit(chips, scene.Reference);
        var corrected = result.Accept().Corrected;
        Assert.Contains(result.Matches, m => m.Image == 0);
        Assert.Contains(result.Matches, m => m.Image == 1);
        Assert.InRange(scene.ErrorMas(corrected[0]).Rms, 0, 3);
        Assert.True(corrected[1].IsAlignedWith(corrected[0].Cropped(0, 2048), 4096, 2048, 1e-5));
        // The order of the chips matters only in rounding.
        var other = CatalogAlignment.Fit([chips[1], chips[0]], scene.Reference).Accept().Corrected[1];
        Assert.True(other.IsAlignedWith(corrected[0], 4096, 4096, 1e-3));
    }

    [Fact]
    public void Sources_and_stars_in_another_order_give_the_same_fit()
    {
        var scene = new AlignmentScene(11, 12, 300, 60);
        var order = Enumerable.Range(0, scene.Positions.Length).ToArray();
        new Random(1).Shuffle(order);
        PixelPoint[] shuffled = [.. order.Select(i => scene.Positions[i])];
        var a = scene.Fit().Accept().Corrected[0];
        var b = CatalogAlignment.Fit([new(scene.Wrong, shuffled)], [.. scene.Reference.Reverse()], scene.ErrorsMas).Accept().Corrected[0];
        Assert.True(a.IsAlignedWith(b, scene.Width, scene.Height, 1e-6));
    }

    [Fact]
    public void Stars_are_ICRS_also_for_images_in_FK5()
    {
        var scene = new AlignmentScene(12, 40, 100, 0);
        static Wcs InFk5(Wcs wcs) => Wcs.Tan(wcs.ReferencePixel, wcs.ReferenceSky.Transform(SkyFrame.Icrs, SkyFrame.Fk5),
            wcs.PixelScaleArcsec, wcs.Orientation, SkyFrame.Fk5);
        var result = CatalogAlignment.Fit([new(InFk5(scene.Wrong), scene.Positions)], scene.Reference);
        var sky = result.Accept().Corrected[0].PixelToSky(new(2000, 2000)).Transform(SkyFrame.Fk5, SkyFrame.Icrs);
        Assert.InRange(sky.SeparationTo(scene.Truth.PixelToSky(new(2000, 2000))).Mas, 0, 3);
        Assert.Throws<ReductionException>(() => CatalogAlignment.Fit([scene.Input, new(InFk5(scene.Wrong), [])], scene.Reference));
    }

    [Fact]
    public void An_offset_beyond_the_search_fails_and_cannot_be_accepted()
    {
        var result = new AlignmentScene(13, 40, 300, 60, offsetArcsec: 2).Fit();
        Assert.Equal(Outcome.Fail, result.Verdict.Outcome);
        Assert.Contains("cannot be aligned", Assert.Throws<ReductionException>(() => result.Accept()).Message);
        var wider = new AlignmentScene(13, 40, 300, 60, offsetArcsec: 2).Fit(new() { SearchRadiusArcsec = 3 });
        Assert.Equal(Outcome.Pass, wider.Verdict.Outcome);
    }

    [Fact]
    public void An_answer_that_repeats_is_doubtful()
    {
        // Every source twice, 0.3″ apart: two answers.
        var scene = new AlignmentScene(14, 20, 0, 0, rotationDegrees: 0, scale: 1);
        PixelPoint[] twice = [.. scene.Positions, .. scene.Positions.Select(p => new PixelPoint(p.X + 6, p.Y))];
        var result = CatalogAlignment.Fit([new(scene.Wrong, twice)], scene.Reference, options: new() { SearchRadiusArcsec = 1.5 });
        Assert.NotNull(result.Rival);
        Assert.Equal(Outcome.Fail, result.Verdict.Outcome);
    }

    [Fact]
    public void Of_close_sources_the_fainter_goes_and_so_do_all_but_the_brightest()
    {
        var scene = new AlignmentScene(15, 30, 0, 0);
        PixelPoint[] doubled = [.. scene.Positions.Select(p => new PixelPoint(p.X + 0.3, p.Y)), .. scene.Positions];
        double[] fluxes = [.. Enumerable.Range(0, 60).Select(i => (double)i)];
        var result = CatalogAlignment.Fit([new(scene.Wrong, doubled, fluxes)], scene.Reference);
        Assert.All(result.Matches, m => Assert.InRange(m.Source, 30, 59));
        var brightest = CatalogAlignment.Fit([new(scene.Wrong, doubled, fluxes)], scene.Reference, options: new() { Brightest = 12 });
        Assert.All(brightest.Matches, m => Assert.InRange(m.Source, 48, 59));
    }

    [Fact]
    public void The_result_is_the_same_for_any_number_of_threads_and_every_time()
    {
        int threads = Compute.Threads;
        try
        {
            Compute.Threads = 1;
            var one = new AlignmentScene(16, 40, 300, 60).Fit();
            Compute.Threads = 3;
            var three = new AlignmentScene(16, 40, 300, 60).Fit();
            Assert.Equal(one.Fit!.Map, three.Fit!.Map);
            Assert.Equal(one.Matches, three.Matches);
        }
        finally
        {
            Compute.Threads = threads;
        }
    }

    [Fact]
    public void A_result_shows_itself()
    {
        var result = new AlignmentScene(17, 40, 300, 60).Fit();
        Assert.Contains("<svg", result.ToFigure().ToSvg());
        Assert.Contains("checks passed", result.ToHtml());
        Assert.Equal(result.Matches.Count, result.MatchTable().Count);
        var none = CatalogAlignment.Fit([new(result.Images[0].Wcs, [])], []);
        Assert.Contains("<svg", none.ToFigure().ToSvg());
        Assert.Contains("no alignment", none.ToHtml());
    }
}
