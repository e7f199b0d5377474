using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Workflows;

/// <summary>Drizzled files go to their visit and filter, and nothing is overwritten.</summary>
public sealed class VisitSortingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sorting").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_goes_to_the_folder_of_its_visit_and_filter_and_the_original_stays()
    {
        string file = Write("jcmdp9020_drc.fits", "CLEAR1L", "F775W");
        var sorted = VisitSorting.Plan([file], Visits).Apply();
        Assert.True(sorted.IsComplete);
        Assert.Equal(Path.Combine(Visits, "cmd_p9", "F775W", "jcmdp9020_drc.fits"), sorted.Files[0].Target);
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(sorted.Files[0].Target));
    }

    [Fact]
    public void Planning_touches_nothing_and_a_second_run_finds_all_in_place()
    {
        string file = Write("jcmdp9020_drc.fits", "F475W", "CLEAR2L");
        var plan = VisitSorting.Plan([file], Visits);
        Assert.False(Directory.Exists(Visits));
        Assert.Equal(SortingState.Done, plan.Apply().Files[0].State);
        Assert.Equal(SortingState.InPlace, plan.Apply().Files[0].State);
        Assert.Equal(SortingState.InPlace, VisitSorting.Plan([file], Visits).Files[0].State);
    }

    [Fact]
    public void Links_point_to_the_file_and_moving_leaves_nothing_behind()
    {
        string linked = Write("jcmdp9020_drc.fits", "F475W", "CLEAR2L"), moved = Write("jcmdp9030_drc.fits", "F475W", "CLEAR2L");
        var link = VisitSorting.Plan([linked], Visits).Apply(TransferMode.Link).Files[0];
        Assert.Equal(linked, new FileInfo(link.Target).LinkTarget);
        Assert.Equal(SortingState.InPlace, VisitSorting.Plan([linked], Visits).Files[0].State);
        Assert.Equal(SortingState.Done, VisitSorting.Plan([moved], Visits).Apply(TransferMode.Move).Files[0].State);
        Assert.False(File.Exists(moved));
    }

    [Fact]
    public void Two_files_of_one_name_are_both_refused()
    {
        string one = Write("a/jcmdp9020_drc.fits", "F475W", "CLEAR2L"), other = Write("b/jcmdp9020_drc.fits", "F475W", "CLEAR2L");
        var sorted = VisitSorting.Plan([one, other], Visits).Apply();
        Assert.All(sorted.Files, f => Assert.Equal(SortingState.Refused, f.State));
        Assert.Contains(other, sorted.Files[0].Note, StringComparison.Ordinal);
        Assert.False(sorted.IsComplete);
    }

    [Fact]
    public void A_different_file_in_the_place_is_left_alone()
    {
        string file = Write("jcmdp9020_drc.fits", "F475W", "CLEAR2L");
        var done = VisitSorting.Plan([file], Visits).Apply();
        File.WriteAllText(done.Files[0].Target, "precious");
        Assert.Equal(SortingState.Refused, VisitSorting.Plan([file], Visits).Apply(TransferMode.Move).Files[0].State);
        Assert.Equal("precious", File.ReadAllText(done.Files[0].Target));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Two_filters_name_the_folder_together_and_in_the_original_the_first_does()
    {
        string file = Write("jcmdp9020_drc.fits", "F606W", "POL0V");
        var planned = VisitSorting.Plan([file], Visits).Files[0];
        Assert.Equal("F606W+POL0V", planned.Filter);
        Assert.Contains("two filters", planned.Note, StringComparison.Ordinal);
        Assert.Equal("F606W", VisitSorting.Plan([file], Visits, Fidelity.Original).Files[0].Filter);
    }

    [Fact]
    public void Files_that_say_no_place_are_refused_with_the_reason_and_the_others_go_on()
    {
        string good = Write("jcmdp9020_drc.fits", "F475W", "CLEAR2L"), clear = Write("jcmdp9030_drc.fits", "CLEAR1L", "CLEAR2L");
        string unnamed = Write("my_drc.fits", "F475W", "CLEAR2L"), damaged = Path.Combine(_folder, "jcmdp9040_drc.fits");
        File.WriteAllText(damaged, "no FITS");
        var byName = VisitSorting.Plan(VisitSorting.FilesOf(_folder), Visits).Apply().Files.ToDictionary(f => f.Source);
        Assert.Equal(SortingState.Done, byName[good].State);
        Assert.Contains("FILTER1", byName[clear].Note, StringComparison.Ordinal);
        Assert.Contains("rootname", byName[unnamed].Note, StringComparison.Ordinal);
        Assert.Contains("jcmdp9040_drc.fits", byName[damaged].Note, StringComparison.Ordinal);
        Assert.Throws<ReductionException>(() => VisitSorting.FilesOf(Path.Combine(_folder, "none")));
    }

    private string Visits => Path.Combine(_folder, "visits");

    private string Write(string name, string filter1, string filter2)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var header = new Header();
        header.Set("FILTER1", filter1);
        header.Set("FILTER2", filter2);
        FitsFile.Write(path, ImageHdu.Create(new float[6], 3, 2, header));
        return path;
    }
}
