namespace HstNotebooks.Tests;

public sealed class GalaxyNameTests
{
    [Theory]
    [InlineData("ngc628", "NGC0628")]
    [InlineData("NGC 628", "NGC0628")]
    [InlineData("NGC_0628", "NGC0628")]
    [InlineData("ngc-00628c", "NGC0628C")]
    [InlineData("ic5332", "IC5332")]
    [InlineData("IC 10", "IC0010")]
    [InlineData("simgal", "SIMGAL")]
    [InlineData("ngcfoo", "NGCFOO")]
    public void A_galaxy_has_one_spelling(string name, string normal)
    {
        Assert.Equal(normal, GalaxyName.Normalise(name));
        Assert.Equal(normal, GalaxyName.Normalise(normal));
        Assert.True(GalaxyName.AreSame(name, normal));
    }

    [Theory]
    [InlineData("ngc628", "ngc6280")]
    [InlineData("ngc628", "ngc628c")]
    [InlineData("ngc628", "ic628")]
    [InlineData("", "")]
    public void Others_are_others(string one, string other) => Assert.False(GalaxyName.AreSame(one, other));

    [Fact]
    public void A_blank_is_no_name() => Assert.Throws<ArgumentException>(() => GalaxyName.Normalise(" "));
}
