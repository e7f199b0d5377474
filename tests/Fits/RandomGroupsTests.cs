using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Random groups written by hand, against FITS 4.0, section 6.</summary>
public sealed class RandomGroupsTests
{
    // Two parameters, then 3 × 2 values; two groups of 16-bit integers.
    private static byte[] Groups(params string[] cards)
    {
        short[] values = [1, 10, 0, 1, 2, 3, 4, 5, 2, 20, 10, 11, 12, 13, 14, 15];
        byte[] data = [.. values.SelectMany(value => new[] { (byte)(value >> 8), (byte)value })];
        string[] mandatory =
        [
            "SIMPLE  =                    T", "BITPIX  = 16", "NAXIS   = 3", "NAXIS1  = 0", "NAXIS2  = 3", "NAXIS3  = 2",
            "GROUPS  = T", "PCOUNT  = 2", "GCOUNT  = 2",
        ];
        return FitsText.Hdu([.. mandatory, .. cards], data);
    }

    [Fact]
    public void Parameters_and_arrays_are_physical_values()
    {
        byte[] bytes = Groups("PTYPE1  = 'UU'", "PTYPE2  = 'DATE'", "PSCAL2  = 0.5", "PZERO2  = 100", "BZERO   = 1");
        var groups = Assert.IsType<GroupsHdu>(FitsFile.Parse(bytes, "x.fits")[0]);
        Assert.Equal((2, 2), (groups.GroupCount, groups.ParameterCount));
        Assert.Equal([3, 2], groups.Shape);
        Assert.Equal(["UU", "DATE"], groups.ParameterNames);
        Assert.Equal([1.0, 2], groups.Parameter("uu"));
        Assert.Equal([105.0, 110], groups.Parameter("DATE"));
        Assert.Equal([1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16], groups.Read<int>());
        Assert.Equal([11, 12, 13, 14, 15, 16], groups.Read<float>(1));
        FitsAssert.Fails("has no parameter VV; it has UU, DATE", () => groups.Parameter("VV"));
        Assert.Throws<ArgumentOutOfRangeException>(() => groups.Read<float>(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => groups.Parameter(2));
    }

    [Fact]
    public void Parameters_of_the_same_name_are_added()
    {
        var groups = (GroupsHdu)FitsFile.Parse(Groups("PTYPE1  = 'DATE'", "PTYPE2  = 'DATE'", "PZERO1  = 1000"), "x.fits")[0];
        Assert.Equal([1011.0, 1022], groups.Parameter("DATE"));
        Assert.Equal([10.0, 20], groups.Parameter(1));
    }

    [Fact]
    public void Claims_beyond_the_file_are_refused()
    {
        string[] shape = ["SIMPLE  =                    T", "BITPIX  = 8", "NAXIS   = 2", "NAXIS1  = 0", "NAXIS2  = 9"];
        byte[] bytes = FitsText.Hdu([.. shape, "GROUPS  = T", "PCOUNT  = 1", "GCOUNT  = 100000000"]);
        var groups = (GroupsHdu)FitsFile.Parse(bytes, "x.fits")[0];
        FitsAssert.Fails("x.fits: HDU 0 claims", () => groups.Read<byte>());
        FitsAssert.Fails("x.fits: HDU 0 claims", () => groups.Parameter(0));
    }
}
