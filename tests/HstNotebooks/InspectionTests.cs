using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Workflows;

/// <summary>Decisions of a person are kept, whatever the detection does next.</summary>
public sealed class InspectionTests : IDisposable
{
    private static readonly Wcs Sky = Wcs.Tan(new PixelPoint(300, 200), new SkyPoint(0.001, -12), 0.05);
    private static readonly PixelPoint[] Sources = [new(40, 30), new(350.5, 120.25), new(80, 310)];
    private readonly string _folder = Directory.CreateTempSubdirectory("inspection").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Decisions_follow_their_sources_into_a_list_of_another_order()
    {
        Inspection.Of(Sources, Sky, File).Reject("cosmic ray", 2).Keep("a star", 3).Save();
        var again = Inspection.Of([new(80.5, 309.5), new(500, 500), new(40, 30), new(350, 120)], Sky, File);
        Assert.Equal([true, null, null, false], again.Sources.Select(s => s.Keep));
        Assert.Equal("cosmic ray", again.Sources[3].Reason);
        Assert.Equal([1, 2, 3], again.Kept.Select(s => s.Id));
    }

    [Fact]
    public void A_decision_survives_a_run_in_which_its_source_is_missing()
    {
        Inspection.Of(Sources, Sky, File).Reject("ghost", 1).Save();
        var without = Inspection.Of(Sources.Skip(1), Sky, File).Save();
        Assert.Equal(2, without.Kept.Count);
        Assert.Contains("1 decisions about sources that are not in this list", without.ToString(), StringComparison.Ordinal);
        Assert.Equal("ghost", Inspection.Of(Sources, Sky, File).Sources[0].Reason);
    }

    [Fact]
    public void A_rule_leaves_alone_what_a_person_decided()
    {
        var all = Inspection.Of(Sources, Sky, File).Keep("I looked", 1).RejectWhere("left half", s => s.X < 100);
        Assert.Equal([true, null, false], all.Sources.Select(s => s.Keep));
        Assert.Equal([1, 2], all.Kept.Select(s => s.Id));
    }

    [Fact]
    public void Without_a_file_nothing_is_decided_and_nothing_is_written_before_saving()
    {
        var first = Inspection.Of(Sources, Sky, File);
        Assert.Equal(3, first.Kept.Count);
        Assert.False(System.IO.File.Exists(File));
        Assert.Throws<ArgumentException>(() => first.Reject("none", 4));
        Assert.Throws<ArgumentException>(() => first.Reject("none", 0));
    }

    [Fact]
    public void A_file_edited_by_hand_is_read_and_a_wrong_one_is_named()
    {
        var first = Inspection.Of(Sources, Sky, File).Save();
        string text = System.IO.File.ReadAllText(File);
        string[] lines = text.Split('\n');
        lines[2] = lines[2].TrimEnd().TrimEnd(',') + ",N,\"double, too close\"";
        System.IO.File.WriteAllLines(File, lines);
        var edited = Inspection.Of(Sources, Sky, File);
        Assert.Equal([null, false, null], edited.Sources.Select(s => s.Keep));
        Assert.Equal("double, too close", edited.Sources[1].Reason);

        System.IO.File.WriteAllText(File, text.Replace("keep", "kept", StringComparison.Ordinal));
        Assert.Contains("no column keep", Fault(), StringComparison.Ordinal);
        System.IO.File.WriteAllLines(File, lines.Select(l => l.Replace(",N,", ",maybe,", StringComparison.Ordinal)));
        Assert.EndsWith("row 2, column keep: 'maybe' is neither yes nor no, nor empty.", Fault(), StringComparison.Ordinal);
        Assert.Equal(3, first.Kept.Count);

        string Fault() => Assert.Throws<ReductionException>(() => Inspection.Of(Sources, Sky, File)).Message;
    }

    [Fact]
    public void A_contact_sheet_frames_every_source()
    {
        var image = new HstNotebooks.Imaging.Image<float>(600, 400);
        var sources = Inspection.Of(Sources, Sky, File).Reject("ghost", 1).Sources;
        string svg = ContactSheet.Show(image, sources, sizePx: 21, columns: 2, title: "sources").ToSvg();
        Assert.Contains("#d23232", svg, StringComparison.Ordinal);
        Assert.Contains("#888888", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("#3a9a3a", svg, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ContactSheet.Show(image, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContactSheet.Show(image, sources, sizePx: 3));
    }

    private string File => Path.Combine(_folder, "inspected_source_cat.csv");
}
