using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class HeaderInheritanceTests
{
    private static FitsFile File(string inherit) => FitsFile.Parse(
        [
            .. FitsText.Hdu([.. FitsText.NoData, "TELESCOP= 'HST'", "OBJECT  = 'M31'", "EXTNAME = 'P'", "HISTORY old", "CHECKSUM= 'x'"]),
            .. FitsText.Hdu(["XTENSION= 'IMAGE'", "BITPIX  = 8", "NAXIS   = 0", "PCOUNT  = 0", "GCOUNT  = 1", "OBJECT  = 'sky'", inherit]),
        ],
        "x.fits");

    [Fact]
    public void An_extension_inherits_what_it_does_not_say_itself()
    {
        var file = File("INHERIT =                    T");
        var header = file.EffectiveHeader(file[1]);
        Assert.Equal("XTENSION BITPIX NAXIS PCOUNT GCOUNT OBJECT INHERIT TELESCOP", string.Join(' ', header.Select(card => card.Keyword)));
        Assert.Equal("sky", header.Text("OBJECT"));
        Assert.False(file[1].Header.Contains("TELESCOP"));
        Assert.False(file[1].Header.Changed);
    }

    [Theory]
    [InlineData("INHERIT =                    F")]
    [InlineData("")]
    public void Without_INHERIT_it_stands_alone(string card)
    {
        var file = File(card);
        Assert.False(file.EffectiveHeader(file[1]).Contains("TELESCOP"));
        Assert.Throws<ArgumentException>(() => file.EffectiveHeader(ImageHdu.Empty()));
    }
}
