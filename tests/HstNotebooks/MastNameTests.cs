namespace HstNotebooks.Tests;

public sealed class MastNameTests
{
    [Theory]
    [InlineData("ngc628c_hst_ha_as2.fits", "ACS/WFC", "F658N", "hlsp_phangs-hst_hst_acs-wfc_ngc628c_f555w-f658-f814w_v1_ha-img.fits")]
    [InlineData("ngc1672mosaic_hst_ha_err_as2.fits", "WFC3/UVIS + ACS/WFC", "f657n",
        "hlsp_phangs-hst_hst_wfc3-uvis-acs-wfc_ngc1672mosaic_f555w-f657-f814w_v1_ha-err.fits")]
    [InlineData("ic5332_uvis_f657n_exp_drc_sci.fits", "wfc3-uvis", "F657N",
        "hlsp_phangs-hst_hst_wfc3-uvis_ic5332_f657_v1_exp-drc-sci.fits")]
    [InlineData("ic5332_uvis_f657n_err_drc_wht.fits", "wfc3-uvis", "F657N",
        "hlsp_phangs-hst_hst_wfc3-uvis_ic5332_f657_v1_err-drc-wht.fits")]
    public void Products_have_a_name_that_reads_back(string product, string instrument, string filter, string expected)
    {
        var name = MastName.Of("/runs/x/" + product, instrument, filter);
        Assert.Equal(expected, name.ToString());
        Assert.Equal(name, MastName.Parse("delivery/" + expected));
        Assert.Equal(name, MastName.Of(name.ProductFile, instrument, filter));
    }

    [Theory]
    [InlineData("hlsp_phangs-hst_hst_acs-wfc_ngc628c_f658_v1_ha-img.fits", "line map")]
    [InlineData("hlsp_phangs-hst_hst_acs-wfc_ngc628c_f555w-f658-f814w_v1_exp-drc-sci.fits", "one filter")]
    [InlineData("hlsp_phangs-hst_hst_wfpc2_ngc628c_f658_v1_exp-drc-sci.fits", "wfpc2")]
    [InlineData("hlsp_phangs-hst_hst_acs-wfc_ngc628c_f656_v1_exp-drc-sci.fits", "f656")]
    [InlineData("hlsp_phangs-hst_hst_acs-wfc_ngc628c_f658_v0_exp-drc-sci.fits", "no name of the release")]
    [InlineData("ngc628c_hst_ha_as2.fits", "no name of the release")]
    public void Other_names_are_refused(string file, string says) =>
        Assert.Contains(says, Assert.Throws<ReductionException>(() => MastName.Parse(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_product_of_another_kind_has_no_name()
    {
        string message = Assert.Throws<ReductionException>(() => MastName.Of("ngc628c_hst_ha.fits", "ACS/WFC", "F658N")).Message;
        Assert.Contains("ngc628c_hst_ha.fits", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deliveries_copy_and_overwrite_nothing_unless_asked_to()
    {
        string folder = Directory.CreateTempSubdirectory("hst-mast-").FullName;
        try
        {
            string product = Path.Combine(folder, "ngc628c_hst_ha_as2.fits"), target = Path.Combine(folder, "delivery");
            File.WriteAllText(product, "pixels");
            var name = MastName.Of(product, "ACS/WFC", "F658N");
            var delivery = new MastDelivery([(product, name)]);
            Assert.Contains(name.ToString(), delivery.Table().ToString(), StringComparison.Ordinal);
            string copy = Assert.Single(delivery.Copy(target));
            Assert.Equal("pixels", File.ReadAllText(copy));
            Assert.True(File.Exists(product));
            Assert.Equal([copy], Directory.GetFiles(target));

            File.WriteAllText(product, "others");
            string refused = Assert.Throws<ReductionException>(() => delivery.Copy(target)).Message;
            Assert.Contains("there already", refused, StringComparison.Ordinal);
            Assert.Equal("pixels", File.ReadAllText(copy));
            Assert.Equal([copy], delivery.Copy(target, replace: true));
            Assert.Equal("others", File.ReadAllText(copy));
            var twice = new MastDelivery([(product, name), (product + ".old", name)]);
            string message = Assert.Throws<ReductionException>(() => twice.Copy(Path.Combine(folder, "other"))).Message;
            Assert.Contains("missing", message, StringComparison.Ordinal);
            Assert.Contains("both", message, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(folder, "other")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
