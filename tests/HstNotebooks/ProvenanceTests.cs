using HstNotebooks.Fits;

namespace HstNotebooks.Tests;

/// <summary>What a product says of where it comes from.</summary>
public sealed class ProvenanceTests
{
    [Fact]
    public void A_later_step_replaces_the_inputs_of_an_earlier_one()
    {
        var header = new Header();
        Provenance.Of("continuum subtraction", 1, new("a.fits", "aa"), new("b.fits", "bb"), new("c.fits", "cc")).WriteTo(header);
        Provenance.Of("mosaic", "east to west", new InputFile("d.fits", "dd")).WriteTo(header);
        var read = Provenance.Read(header)!;
        Assert.Equal("mosaic", read.Step);
        Assert.Equal("east to west", read.Options<string>());
        Assert.Equal([new InputFile("d.fits", "dd")], read.Inputs);
        Assert.False(header.Contains("HSTNBS03"));
    }
}
