using HstNotebooks.Fits;
using HstNotebooks.Imaging;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Workflows;

/// <summary>What cannot be anchored says why before anything is written.</summary>
public sealed class AnchoredMapsBadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bands_of_other_sizes_or_grids_are_refused()
    {
        var small = Band("small", 5400, width: 50);
        Refused(Inputs() with { Continuum1 = small }, "small has 50 × 60 pixels", "bring the images onto one grid");
        Refused(Inputs() with { Continuum2 = Band("moved", 8000, shiftPx: 3) }, "moved is not on the grid of narrow");
    }

    [Theory]
    [InlineData("PHOTFLAM")]
    [InlineData("PHOTPLAM")]
    public void Bands_without_photometry_are_refused(string keyword)
    {
        var band = Band("dark", 8000);
        band.Header.Remove(keyword);
        Refused(Inputs() with { Continuum2 = band with { Photometry = Photometry.FromHeaders(band.Header) } }, keyword, "missing");
    }

    [Fact]
    public void Both_broad_bands_on_one_side_of_the_line_are_refused() =>
        Refused(Inputs() with { Continuum2 = Band("blue", 4300) }, "4300", "5400");

    [Fact]
    public void Images_without_pixels_are_refused()
    {
        var empty = Band("empty", 6584);
        Refused(Inputs() with { Narrow = empty.WithScience(empty.Science.Map(_ => float.NaN)) }, "empty", "no pixel in common");
    }

    [Fact]
    public void MUSE_of_another_field_or_unknown_resolution_is_refused()
    {
        Refused(Inputs() with { MuseHalpha = Band("muse", 6563, shiftPx: 5000) }, "muse has no pixel in the field of narrow");
        Refused(Inputs() with { MuseFwhmArcsec = null }, "resolution of muse is not known");
        Refused(Inputs() with { MuseFwhmArcsec = 0.01 }, "0.01″, which is not poorer");
    }

    [Fact]
    public void A_star_mask_of_another_field_is_refused() =>
        Refused(Inputs() with { Stars = Band("stars", 6563, shiftPx: 5000) }, "stars has no pixel in the field of narrow");

    [Fact]
    public void The_neural_finder_asks_for_its_weights()
    {
        var options = new AnchoredMapsOptions { CosmicRays = CosmicRayFinder.Neural };
        Refused(Inputs(), options, "learned_models/mask/ACS-WFC-F606W.pth", "Laplacian");
        Refused(Inputs(), options with { CosmicRayWeightsPath = _folder["none.pth"] }, "none.pth: there is no such file");
    }

    [Fact]
    public void Options_are_judged_together()
    {
        var options = new AnchoredMapsOptions { HstFwhmArcsec = 0, BackgroundFilter = 4, Neural = new() { Threshold = 2 } };
        string message = Assert.Throws<ArgumentException>(options.Validate).Message;
        Assert.All(["HstFwhmArcsec", "BackgroundFilter", "Threshold"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private void Refused(AnchoredMapsInputs inputs, params string[] parts) => Refused(inputs, new(), parts);

    private void Refused(AnchoredMapsInputs inputs, AnchoredMapsOptions options, params string[] parts)
    {
        string message = Assert.Throws<ReductionException>(() => AnchoredMaps.Run(inputs, _folder["products"], options)).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        Assert.False(Directory.Exists(_folder["products"]));
    }

    private static AnchoredMapsInputs Inputs() =>
        new("gal", Band("narrow", 6584), Band("broad1", 5400), Band("broad2", 8000), Band("muse", 6563), 0.9, null, null);

    private static HstImage Band(string name, double pivot, int width = 70, double shiftPx = 0)
    {
        var header = new Header();
        foreach (var (keyword, value) in new[]
        {
            ("CRPIX1", 30.5 + shiftPx), ("CRPIX2", 25.5), ("CRVAL1", 24.17), ("CRVAL2", 15.78),
            ("CD1_1", -1.1e-5), ("CD1_2", 0.0), ("CD2_1", 0.0), ("CD2_2", 1.1e-5),
            ("PHOTFLAM", 1e-19), ("PHOTPLAM", pivot), ("PHOTBW", 40.0),
        }) header.Set(keyword, value);
        header.Set("CTYPE1", "RA---TAN");
        header.Set("CTYPE2", "DEC--TAN");
        var random = new Random(name.Length);
        var science = new Image<float>(width, 60).Map(_ => (float)random.NextDouble());
        return new() { Name = name, Header = header, Science = science, Photometry = Photometry.FromHeaders(header) };
    }
}
