namespace HstNotebooks.Tests.Filters;

/// <summary>The curves of a folder, by instrument and filter.</summary>
public sealed class BandpassSetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-bandpasses-").FullName;

    public BandpassSetTests()
    {
        Write("HST_ACS_WFC.F658N", 0.44);
        Write("HST_WFC3_UVIS1.F657N", 0.25);
        Write("HST_WFC3_UVIS2.F657N", 0.26);
        File.WriteAllText(Path.Combine(_folder, "README.txt"), "not a curve");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Curves_are_found_by_name_and_by_what_headers_say()
    {
        var set = BandpassSet.ReadFolder(_folder);
        Assert.Equal(["ACS_F658N", "UVIS_F657N"], set.Names);
        Assert.Same(set["ACS_F658N"], set["ACS/WFC", "F658N"]);
        Assert.Same(set["UVIS_F657N"], set["WFC3/UVIS", "f657n"]);
        Assert.Same(set["UVIS_F657N"], set["uvis", "F657N"]);
    }

    [Theory]
    [InlineData(Fidelity.Corrected, 0.25)]
    [InlineData(Fidelity.Original, 0.26)]
    public void The_first_chip_of_UVIS_is_kept_and_the_original_took_the_second(Fidelity fidelity, double peak)
    {
        var set = BandpassSet.ReadFolder(_folder, fidelity);
        Assert.Equal(peak, set["UVIS_F657N"].Peak);
        Assert.Contains("HST_WFC3_UVIS1.F657N.dat and HST_WFC3_UVIS2.F657N.dat are both UVIS_F657N", Assert.Single(set.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_answered_with_what_is()
    {
        var set = BandpassSet.ReadFolder(_folder);
        string message = Assert.Throws<ReductionException>(() => set["ACS", "F555W"]).Message;
        Assert.Contains("'ACS_F555W'", message, StringComparison.Ordinal);
        Assert.Contains("ACS_F658N, UVIS_F657N", message, StringComparison.Ordinal);
        Assert.Throws<ReductionException>(() => BandpassSet.ReadFolder(Path.Combine(_folder, "absent")));
        string empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;
        message = Assert.Throws<ReductionException>(() => BandpassSet.ReadFolder(empty)).Message;
        Assert.Contains("no throughput curve", message, StringComparison.Ordinal);
    }

    private void Write(string name, double peak) =>
        new Bandpass(name, [6500, 6550, 6600], [0, peak, 0]).Write(Path.Combine(_folder, name + ".dat"));
}
