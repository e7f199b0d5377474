using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Fields and sources that lack something.</summary>
public sealed class PhotometryBadInputTests
{
    private static readonly DrizzledField Field = SimulatedField.Make(2);
    private static readonly PixelPoint[] One = [SimulatedField.Stars[6]];

    [Fact]
    public void No_source_is_an_empty_table_and_one_source_a_row()
    {
        Assert.Empty(AperturePhotometry.Measure(Field, []).Sources);
        var mask = new Image<bool>(SimulatedField.Width, SimulatedField.Height);
        Assert.Empty(AperturePhotometry.Measure(Field, [], new(Fidelity.Original), mask, []).Sources);
        Assert.Single(AperturePhotometry.Measure(Field, One).Sources);
    }

    [Fact]
    public void Without_context_the_whole_exposure_counts_and_the_mask_alone_flags()
    {
        var without = Field with { Context = [] };
        var mask = new Image<bool>(SimulatedField.Width, SimulatedField.Height);
        mask[(int)One[0].X, (int)One[0].Y] = true;
        var table = AperturePhotometry.Measure(without, One, null, mask);
        Assert.Contains("CTX", Assert.Single(table.Warnings), StringComparison.Ordinal);
        Assert.True(table.Sources[0].IsCosmicRay);
        Assert.Equal(AperturePhotometry.Measure(Field, One).Sources[0].Errors, table.Sources[0].Errors);
        var original = AperturePhotometry.Measure(without, One, new(Fidelity.Original), mask);
        Assert.True(original.Sources[0].IsCosmicRay);
        Assert.Contains("CTX", Assert.Single(original.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_exposure_times_of_chips_they_follow_from_their_number()
    {
        var exposures = Field with { Drizzle = new() };
        var options = new AperturePhotometryOptions { NoiseCorrelation = NoiseCorrelation.None };
        var table = AperturePhotometry.Measure(exposures, One, options);
        Assert.Contains("D001DEXP", Assert.Single(table.Warnings), StringComparison.Ordinal);
        var uncounted = AperturePhotometry.Measure(exposures with { InputChips = null }, One, options);
        Assert.Contains(uncounted.Warnings, w => w.Contains("NDRIZIM", StringComparison.Ordinal));
        Assert.Equal(table.Sources[0].Errors, uncounted.Sources[0].Errors);
        var mask = new Image<bool>(SimulatedField.Width, SimulatedField.Height);
        var original = AperturePhotometry.Measure(exposures with { InputChips = null }, One, new(Fidelity.Original), mask);
        Assert.Contains("NDRIZIM", Assert.Single(original.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_exposure_time_and_with_counts_for_rates_it_says_what_is_wrong()
    {
        var image = Field.Image;
        var timeless = Field with { Drizzle = new(), Image = image with { Photometry = image.Photometry with { ExposureS = null } } };
        AssertSays("EXPTIME", timeless);
        var counts = Field with { Image = image with { Unit = "ELECTRONS" } };
        AssertSays("BUNIT", counts);
        var nameless = Field with { Image = image with { Photometry = image.Photometry with { Filter = null } } };
        AssertSays("FILTER", nameless);
        Assert.Throws<ArgumentException>(() => AperturePhotometry.Measure(Field, One, null, new Image<bool>(3, 4)));

        static void AssertSays(string keyword, DrizzledField field) => Assert.Contains(
            keyword, Assert.Throws<ReductionException>(() => AperturePhotometry.Measure(field, One)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_off_the_image_and_over_its_border_have_no_sums()
    {
        PixelPoint[] positions = [new(-500, 20), new(double.NaN, 5), new(5, 500)];
        var table = AperturePhotometry.Measure(Field, positions, referenceStars: [new(167.78, -17.28)]);
        var numbers = table.Sources.Take(2).SelectMany(s => s.CountRates.Concat(s.Errors).Append(s.Back).Append(s.FwhmPx));
        Assert.All(numbers, v => Assert.Equal(double.NaN, v));
        Assert.Equal("too few pixels", table.Sources[0].FwhmFlag);
        // 5 pixels from the border: apertures of 2 and 4 pixels are whole.
        Assert.Equal([true, true, false, false, false], table.Sources[2].CountRates.Select(double.IsFinite));
        var original = AperturePhotometry.Measure(Field, positions, new(Fidelity.Original));
        Assert.All(original.Sources[2].CountRates, rate => Assert.True(double.IsFinite(rate)));
    }

    [Fact]
    public void Missing_pixels_in_a_star_or_its_ring_make_no_false_numbers()
    {
        var science = Field.Image.Science.Clone();
        var (x, y) = ((int)One[0].X, (int)One[0].Y);
        for (int j = -16; j <= 16; j++) for (int i = -16; i <= 16; i++) if (i * i + j * j > 81) science[x + i, y + j] = float.NaN;
        var field = Field with { Image = Field.Image.WithScience(science) };
        var source = AperturePhotometry.Measure(field, One).Sources[0];
        Assert.Equal((0, double.NaN, double.NaN), (source.BackPixels, source.Back, source.Errors[0]));
        Assert.True(double.IsFinite(source.CountRates[2]) && double.IsNaN(source.CountRates[4]));
        Assert.Equal(2.45, source.FwhmPx, 0.1);

        // A saturated star whose core was left out in drizzling.
        science = Field.Image.Science.Clone();
        for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) science[x + i, y + j] = float.NaN;
        source = AperturePhotometry.Measure(Field with { Image = Field.Image.WithScience(science) }, One).Sources[0];
        Assert.All(source.CountRates.Concat(source.Errors), v => Assert.Equal(double.NaN, v));
        Assert.True(double.IsFinite(source.Back));
    }

    [Fact]
    public void Without_WCS_nothing_is_matched()
    {
        var field = Field with { Image = Field.Image with { Header = new() } };
        var table = AperturePhotometry.Measure(field, One, referenceStars: [SimulatedField.Wcs.PixelToSky(One[0])]);
        Assert.Contains("WCS", Assert.Single(table.Warnings), StringComparison.Ordinal);
        Assert.Null(table.Sources[0].Gaia);
    }

    [Fact]
    public void Options_out_of_range_are_refused_together()
    {
        var options = new AperturePhotometryOptions
        {
            RadiiPx = [0.2], SkyInnerPx = 20, ClipSigma = 0, MatchRadiusArcsec = -1, CosmicRayRadiusPx = -2,
        };
        string message = Assert.Throws<ArgumentException>(() => AperturePhotometry.Measure(Field, One, options)).Message;
        string[] names = ["RadiiPx", "sky", "ClipSigma", "MatchRadiusArcsec", "CosmicRayRadiusPx"];
        Assert.All(names, name => Assert.Contains(name, message, StringComparison.Ordinal));
    }
}
