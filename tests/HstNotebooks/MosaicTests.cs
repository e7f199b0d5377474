using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests;

public sealed class MosaicTests
{
    [Theory]
    [InlineData(MosaicWeights.Uniform)]
    [InlineData(MosaicWeights.InverseVariance)]
    [InlineData(MosaicWeights.EdgeTaper)]
    public void The_scene_comes_back_at_the_zero_level_of_the_reference_tile(MosaicWeights weights)
    {
        var result = Mosaic.Coadd([MosaicScene.Tile(0, 5, 1e-3, 1), MosaicScene.Tile(1, 45, 1e-3, 2)],
            options: new() { Weights = weights, TaperPx = 20 });
        Assert.Equal([0, 40], result.Offsets.Values.Select(v => Math.Round(v, 3)));
        double flux = (result.Image.Science - 5f).Sum() * result.Grid.Wcs.PixelAreaArcsec2;
        Assert.Equal(1, flux / MosaicScene.Flux, 1e-3);
        var error = Mosaic.Coadd([MosaicScene.Tile(0, 5, 1e-3, 1), MosaicScene.Tile(1, 45, 1e-3, 2)], options: new() { ReferenceTile = 1 });
        Assert.Equal(45, RobustStatistics.Median(error.Image.Science), 0.01);
    }

    [Fact]
    public void Noise_of_apertures_is_what_the_error_says_and_the_offset_within_its_own()
    {
        HstImage a = MosaicScene.Tile(0, 0, 1, 11), b = MosaicScene.Tile(1, 7, 2, 12);
        var result = Mosaic.Coadd([a, b]);
        var overlap = Assert.Single(result.Overlaps);
        Assert.InRange(Math.Abs(result.Offsets.Values[1] - 7) / result.Offsets.Uncertainties[1], 0, 3);
        Assert.InRange(overlap.FluxRatio, 0.97, 1.03);
        Assert.Equal(Outcome.Pass, result.Verdict.Outcome);

        // Where sources are, what the interpolation smooths away shows beside the noise.
        var sky = result.Image.Science.Combine(MosaicScene.Seen(result.Grid.Wcs, result.Grid.Width, result.Grid.Height),
            (value, light) => light > 0.02f ? float.NaN : value);
        var pulls = Pulls(sky, result.Error!, 14);
        Assert.True(pulls.Count > 200);
        Assert.InRange(pulls.Average(), -0.2, 0.2);
        Assert.InRange(Math.Sqrt(pulls.Average(p => p * p)), 0.9, 1.1);
    }

    [Fact]
    public void Matching_as_the_original_does_shares_the_offset()
    {
        HstImage[] tiles = [MosaicScene.Tile(0, 0, 0.1, 1), MosaicScene.Tile(1, 900, 0.1, 2)];
        var offsets = Mosaic.Coadd(tiles, options: new() { MatchBackground = MatchBackground.Original }).Offsets.Values;
        Assert.Equal(-450, offsets[0], 0.05);
        Assert.Equal(450, offsets[1], 0.05);
        var unmatched = Mosaic.Coadd(tiles, options: new() { MatchBackground = MatchBackground.None });
        Assert.Equal([0, 0], unmatched.Offsets.Values);
        Assert.Equal(Outcome.Fail, unmatched.Verdict.Outcome);
    }

    [Fact]
    public void The_header_has_the_new_grid_alone_and_says_where_it_comes_from()
    {
        var options = new MosaicOptions { Weights = MosaicWeights.EdgeTaper, TaperPx = 30 };
        var result = Mosaic.Coadd([MosaicScene.Tile(0, 0, 0.1, 1), MosaicScene.Tile(1, 3, 0.1, 2)], options: options);
        string path = Path.Combine(Directory.CreateTempSubdirectory("hst-mosaic-").FullName, "mosaic.fits");
        result.Image.Write(path);
        var read = HstImage.Read(path);
        Assert.Equal([' '], Wcs.Alternates(read.Header));
        Assert.True(read.Wcs.IsAlignedWith(result.Grid.Wcs, read.Width, read.Height, 1e-6));
        Assert.Equal("SCENE", read.Header.Text("TARGNAME"));
        Assert.Equal("erg/s/cm2/arcsec2", read.Unit);
        Assert.Equal(options, Provenance.Read(read.Header)!.Options<MosaicOptions>());
        Assert.Contains(read.Header.History, h => h.Contains("tile2.fits", StringComparison.Ordinal));
        Assert.Equal(result.Error!.Pixels, read.Error!.Pixels);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Any_number_of_threads_makes_the_same_mosaic()
    {
        HstImage[] tiles = [MosaicScene.Tile(0, 0, 1, 1), MosaicScene.Tile(1, 3, 1, 2)];
        var one = Tests.Imaging.TestImages.WithThreads(1, () => Mosaic.Coadd(tiles));
        var two = Tests.Imaging.TestImages.WithThreads(2, () => Mosaic.Coadd(tiles));
        Assert.Equal(one.Image.Science.Pixels, two.Image.Science.Pixels);
        Assert.Equal(one.Error!.Pixels, two.Error!.Pixels);
        Assert.NotNull(one.ToFigure().ToHtml());
        Assert.Equal(2, one.OffsetTable().Count);
    }

    [Fact]
    public void Offsets_of_a_chain_are_those_of_the_tiles_and_disagreement_remains()
    {
        TileOverlap[] ring = [new(0, 1, 100, -10, 1, 1, 0), new(1, 2, 100, -20, 1, 1, 0), new(0, 2, 100, -33, 1, 1, 0)];
        var chain = BackgroundOffsets.Anchored(3, 1, ring[..2]);
        Assert.Equal([-10, 0, 20], chain.Values.Select(v => Math.Round(v, 9)));
        Assert.Equal([ring[0].Uncertainty, 0, ring[1].Uncertainty], chain.Uncertainties.Select(u => u), (a, b) => Math.Abs(a - b) < 1e-12);
        // The ring is open by 3: each side takes a third.
        var closed = BackgroundOffsets.Centred(3, ring);
        Assert.Equal(0, closed.Values.Sum(), 1e-9);
        Assert.All(ring, o => Assert.Equal(1, Math.Abs(closed.Residual(o)), 1e-9));
    }

    [Fact]
    public void Tiles_that_do_not_fit_are_named()
    {
        HstImage a = MosaicScene.Tile(0, 0, 1, 1), b = MosaicScene.Tile(1, 0, 1, 2);
        Says(["tile1.fits", "tile2.fits", "electron/s"], [a, b with { Unit = "electron/s" }]);
        Says(["F657N", "F658N"], [MosaicScene.Tile(0, 0, 1, 1, filter: "F657N"), MosaicScene.Tile(1, 0, 1, 2, filter: "F658N")]);
        var far = Elsewhere(b, 0.01);
        Says(["tile1.fits", "tile2.fits", "does not overlap"], [a, far]);
        Assert.Empty(Mosaic.Coadd([a, far], options: new() { MatchBackground = MatchBackground.None }).Overlaps);
        Says(["tile1.fits", "pixels of 0.05"], [a, Elsewhere(b, 20)]);
        Says(["tile1.fits", "pixels of 0.05"], [a, Elsewhere(b, 180)]);
        Says(["no tiles"], []);
        Assert.Throws<ReductionException>(() => Mosaic.Coadd([a, b], [a]));
        var byVariance = new MosaicOptions { Weights = MosaicWeights.InverseVariance };
        Assert.Throws<ReductionException>(() => Mosaic.Coadd([a with { Error = null }, b], options: byVariance));
        Assert.Throws<ArgumentException>(() => Mosaic.Coadd([a, b], options: new() { ReferenceTile = 2 }));
        string faults = Assert.Throws<ArgumentException>(() => new MosaicOptions { TaperPx = 0, ReferenceTile = -1 }.Validate()).Message;
        Assert.Contains("TaperPx", faults, StringComparison.Ordinal);

        static void Says(string[] words, HstImage[] tiles)
        {
            string message = Assert.Throws<ReductionException>(() => Mosaic.Coadd(tiles)).Message;
            Assert.All(words, w => Assert.Contains(w, message, StringComparison.Ordinal));
        }
    }

    private static HstImage Elsewhere(HstImage image, double degreesEast)
    {
        var header = image.Header.Clone();
        header.Set("CRVAL1", (MosaicScene.Centre.Ra + degreesEast) % 360);
        return image with { Header = header };
    }

    // Sums over square apertures that are covered in full, each over the error that independent pixels would have.
    private static List<double> Pulls(Image<float> residual, Image<float> error, int side)
    {
        var pulls = new List<double>();
        for (int y = 0; y + side <= residual.Height; y += side)
        {
            for (int x = 0; x + side <= residual.Width; x += side)
            {
                double variance = error.Crop(x, y, side, side).Pixels.Sum(e => (double)e * e);
                double sum = residual.Crop(x, y, side, side).Pixels.Sum(v => (double)v);
                if (!double.IsNaN(sum)) pulls.Add(sum / Math.Sqrt(variance));
            }
        }
        return pulls;
    }
}
