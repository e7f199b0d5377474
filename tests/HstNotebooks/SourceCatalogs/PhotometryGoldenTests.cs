using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>The tables that the published workflow makes of a simulated field.</summary>
public sealed class PhotometryGoldenTests
{
    private readonly Table _golden = Table.ReadCsv(SharedData.Path("photometry", "sim", "photometry_table.csv"));
    private readonly DrizzledField _field = DrizzledField.Read(SharedData.Path("photometry", "sim", "jsim01010_drc.fits.gz"));

    [Fact]
    public void Every_column_is_that_of_the_original()
    {
        var mask = CosmicRayMap.ReadMask(SharedData.Path("photometry", "sim", "convmask.fits.gz"));
        var table = AperturePhotometry.Measure(_field, Positions, new(Fidelity.Original), mask, Gaia());
        Assert.Empty(table.Warnings);
        for (int k = 0; k < 5; k++)
        {
            AssertRelative($"countrate_{2 * k + 2}", table, s => s.CountRates[k], 1e-12);
            AssertRelative($"err_{2 * k + 2}", table, s => s.Errors[k], 1e-12);
        }
        AssertRelative("back", table, s => s.Back, 1e-12);
        AssertRelative("back_std", table, s => s.BackStd, 1e-12);
        Assert.Equal(Golden("back_npix"), table.Sources.Select(s => (double)s.BackPixels));
        Assert.Equal(Golden("cr_flag"), table.Sources.Select(s => s.IsCosmicRay ? 1.0 : 0));
        AssertRelative("RA_GAIA_WCS", table, s => s.Sky.Ra, 1e-13);
        AssertRelative("DEC_GAIA_WCS", table, s => s.Sky.Dec, 1e-13);
        Assert.All(table.Sources, s => Assert.Null(s.Gaia));
        Assert.All(Golden("GAIA_CAT_RA"), ra => Assert.Equal(-999, ra));
    }

    [Fact]
    public void Widths_are_those_of_the_original_where_its_fit_is_within_bounds()
    {
        var table = AperturePhotometry.Measure(_field, Positions, new(Fidelity.Original));
        double[] expected = Golden("fwhm"), gamma = Golden("moffat_gamma"), alpha = Golden("moffat_alpha");
        int compared = 0, stoppedShort = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            bool isFree = gamma[i] is > 0.301 and < 9.999 && alpha[i] is > 0.501 and < 9.999;
            if (!isFree) continue;
            double difference = Math.Abs(table.Sources[i].FwhmPx / expected[i] - 1);
            Assert.InRange(difference, 0, 3e-4);
            compared++;
            if (difference > 1e-4) stoppedShort++;
        }
        Assert.Equal(68, compared);
        // Where the fit of the original ended short of the minimum.
        Assert.InRange(stoppedShort, 0, 2);
        // Without a peak the original gives the width of the bounds.
        Assert.Equal(0.1607434, table.Sources.Where(s => s.FwhmFlag == "no central peak").Min(s => s.FwhmPx), 1e-6);
    }

    [Fact]
    public void With_the_right_pixel_origin_the_stars_of_the_reference_catalogue_are_found()
    {
        var table = AperturePhotometry.Measure(_field, Positions, new() { MatchRadiusArcsec = 0.036 }, referenceStars: Gaia());
        AssertRelative("RA_GAIA_WCS_origin0", table, s => s.Sky.Ra, 1e-13);
        AssertRelative("DEC_GAIA_WCS_origin0", table, s => s.Sky.Dec, 1e-13);
        double[] expected = Golden("GAIA_CAT_RA_origin0");
        Assert.Equal(33, expected.Count(ra => ra != -999));
        Assert.Equal(expected, table.Sources.Select(s => s.Gaia?.Ra ?? -999));
    }

    [Fact]
    public void The_table_without_cosmic_rays_is_that_of_the_original()
    {
        var table = PhotometryTable.Read(SharedData.Path("photometry", "sim", "photometry_table.csv"), "F775W");
        var without = PhotometryTable.Read(SharedData.Path("photometry", "sim", "photometry_table_noCRs.csv"));
        Assert.Equal((89, 86), (table.Sources.Count, without.Sources.Count));
        Assert.Equal(without.Sources.Select(s => (s.X, s.FwhmPx)), table.WithoutCosmicRays().Sources.Select(s => (s.X, s.FwhmPx)));
        Assert.Equal([2.0, 4, 6, 8, 10], table.RadiiPx);
        Assert.Equal("F775W", table.Filter);
    }

    [Fact]
    public void The_coverage_is_that_of_the_original()
    {
        var golden = Table.ReadCsv(SharedData.Path("photometry", "sim", "coverage_filter.csv"));
        PixelPoint[] positions = [.. golden.Column<double>("x").Zip(golden.Column<double>("y"), (x, y) => new PixelPoint(x, y))];
        var coverage = SourceCoverage.Measure(_field, positions, new(Fidelity.Original));
        Assert.Equal(golden.Column<double>("cov_frac"), coverage.Fractions);
        Assert.Equal(golden.Column<long>("good").Select(g => g == 1), coverage.IsCovered);
        Assert.Equal(89, coverage.IsCovered.Count(c => c));
        // With exact areas no source is judged differently.
        Assert.Equal(coverage.IsCovered, SourceCoverage.Measure(_field, positions).IsCovered);
    }

    [Fact]
    public void The_map_of_cosmic_rays_is_that_of_the_original()
    {
        var map = CosmicRayMap.Find(_field, new(Fidelity.Original));
        Assert.Equal((535, 4792), (map.Hits.CountTrue(), map.Mask.CountTrue()));
        Assert.Equal(CosmicRayMap.ReadMask(SharedData.Path("photometry", "sim", "convmask.fits.gz")).Pixels, map.Mask.Pixels);
    }

    [Fact]
    public void In_electrons_twice_as_many_cosmic_rays_are_found()
    {
        var truth = CosmicRayMap.ReadMask(SharedData.Path("photometry", "sim", "truth_crmask.fits.gz"));
        var map = CosmicRayMap.Find(_field);
        // 1253 pixels were hit; the original finds 530.
        Assert.InRange(map.Hits.And(truth).CountTrue(), 1050, 1253);
        Assert.InRange(map.Hits.And(truth.Not()).CountTrue(), 0, 60);
    }

    private PixelPoint[] Positions => [.. Golden("xcenter").Zip(Golden("ycenter"), (x, y) => new PixelPoint(x, y))];

    private static SkyPoint[] Gaia() => [.. File.ReadLines(SharedData.Path("photometry", "sim", "gaia.cat"))
        .Where(line => line[0] != '#').Select(SkyPoint.Parse)];

    private double[] Golden(string column) => _golden.Column<double>(column);

    private void AssertRelative(string column, PhotometryTable table, Func<SourcePhotometry, double> value, double tolerance)
    {
        double[] expected = Golden(column);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(0, value(table.Sources[i]) / expected[i] - 1, tolerance);
    }
}
