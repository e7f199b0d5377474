using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>A simulated drizzled F658N image with injected hits of 1 to 4 pixels, stars and clusters of FWHM 0.07″ = 1.77 pixels.</summary>
public sealed class CosmicRaysInNarrowBandTests
{
    [Fact]
    public void Injected_hits_are_found_and_stars_and_clusters_kept()
    {
        string folder = SharedData.Path("contsub", "caseA");
        var image = Read(folder, "input", "simgal_acs_f658n_exp_drc_sci.fits.gz");
        // Outside the field the weight is 0: no variance, missing.
        var variance = Read(folder, "input", "simgal_acs_f658n_err_drc_wht.fits.gz").Map(w => 1 / w);
        var truth = Read(folder, "truth_cr_mask.fits.gz").Map(p => p != 0).And(variance.Map(float.IsFinite));

        var found = CosmicRays.Detect(image, CosmicRayOptions.ForDrizzled(0.07 / 0.03962), variance).Mask;

        Assert.Equal((39, 39), Touching(truth, found));
        var (right, groups) = Touching(found, truth);
        Assert.InRange(groups - right, 0, 1);
        Assert.Equal(85, found.And(truth).CountTrue());
        Assert.InRange(found.And(truth.Not()).CountTrue(), 0, 12);
    }

    // How many groups of a mask touch the other, of how many.
    private static (int Touching, int Groups) Touching(Image<bool> mask, Image<bool> other)
    {
        var (labels, count) = ConnectedPixels.Label(mask);
        return (labels.Select(mask.And(other)).Distinct().Count(), count);
    }

    private static Image<float> Read(params string[] path)
    {
        var image = FitsFile.Open(Path.Combine(path)).FirstImage();
        return new(image.Width, image.Height, image.Read<float>());
    }
}
