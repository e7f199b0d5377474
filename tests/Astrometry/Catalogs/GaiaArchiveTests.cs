using System.Diagnostics;
using HstNotebooks.Astrometry;
using HstNotebooks.Tests.Fits;
using static HstNotebooks.Tests.Astrometry.TapReplies;

namespace HstNotebooks.Tests.Astrometry;

public sealed class GaiaArchiveTests : IDisposable
{
    private static readonly SkyCone Region = new(new(217.39, -62.68), Angle.FromArcmin(3));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_stars_of_a_query_arrive_and_the_job_is_deleted()
    {
        using var server = new TapServer((request, _) => Usual(request));
        var catalog = Archive(server).Query(Region, new() { FaintLimit = 21 });

        Assert.Equal(3, catalog.Count);
        var proxima = catalog.Stars[1];
        Assert.Equal(new SkyPoint(217.39232147, -62.67607512), proxima.Position);
        Assert.Equal(("5853498713190525696", 2016), (proxima.Id, proxima.Epoch));
        Assert.Equal((-3781.741, 769.465), (proxima.PmRaMasYr, proxima.PmDecMasYr));
        Assert.Equal(0.030, proxima.ErrorMas, 3e-4);
        Assert.False(catalog.Stars[2].HasProperMotion);
        Assert.Equal("phot_g_mean_mag", catalog.MagnitudeName);
        Assert.Empty(catalog.Warnings);
        Assert.Equal([Post, Phase, Result, Delete], server.Requests);
    }

    [Fact]
    public void The_query_is_sent_as_the_protocol_says()
    {
        using var server = new TapServer((request, _) => Usual(request));
        Archive(server).Query(Region, new() { FaintLimit = 19.5, MaxStars = 500, Columns = ["ra", "dec"] });
        string[] parts = server.FirstRequest.Split("\r\n\r\n");
        Assert.Contains("User-Agent: HstNotebooks/", parts[0], StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded", parts[0], StringComparison.Ordinal);
        string form = Uri.UnescapeDataString(parts[1].Replace('+', ' '));
        Assert.Equal(
            "REQUEST=doQuery&LANG=ADQL&FORMAT=votable_plain&PHASE=RUN&QUERY=SELECT TOP 500 ra, dec FROM gaiadr3.gaia_source "
            + "WHERE 1 = CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', 217.39, -62.68, 0.05)) AND phot_g_mean_mag <= 19.5 "
            + "ORDER BY phot_g_mean_mag",
            form);
    }

    [Fact]
    public void A_slow_job_is_waited_for()
    {
        int looks = 0;
        string[] phases = ["PENDING", "QUEUED", "EXECUTING", "EXECUTING", "COMPLETED"];
        using var server = new TapServer((request, _) => request == Phase ? new(200, phases[looks++]) : Usual(request));
        Assert.Equal(3, Archive(server).Query(Region).Count);
        Assert.Equal(5, server.Count(Phase));
    }

    [Fact]
    public void A_job_that_fails_says_why()
    {
        const string why = "Cannot parse query: Encountered \"gaiadr9\" & more.";
        using var server = new TapServer((request, _) => request switch
        {
            Phase => new(200, "ERROR"),
            Error => new(200, Failed(why)),
            _ => Usual(request),
        });
        var e = Assert.Throws<CatalogException>(() => Archive(server).Query(Region, new() { Table = "gaiadr9.gaia_source" }));
        Assert.Contains(why, e.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Count(Delete));
    }

    [Fact]
    public void A_refused_query_says_why()
    {
        using var server = new TapServer((_, _) => new(400, Failed("Table not found")));
        var e = Assert.Throws<CatalogException>(() => Archive(server).Query(Region));
        Assert.Contains("400", e.Message, StringComparison.Ordinal);
        Assert.Contains("Table not found", e.Message, StringComparison.Ordinal);
        Assert.Equal([Post], server.Requests);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(429)]
    public void An_overloaded_archive_is_asked_again(int status)
    {
        int posts = 0;
        using var server = new TapServer((request, _) => request == Post && posts++ < 2 ? new(status, "busy") : Usual(request));
        Assert.Equal(3, Archive(server).Query(Region).Count);
        Assert.Equal(3, server.Count(Post));
    }

    [Fact]
    public void The_wait_that_the_archive_asks_for_is_kept()
    {
        int posts = 0;
        using var server = new TapServer(
            (request, _) => request == Post && posts++ == 0 ? new(503, "busy", "Retry-After: 1\r\n") : Usual(request));
        var watch = Stopwatch.StartNew();
        Archive(server).Query(Region);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.95, 30);
    }

    [Fact]
    public void An_archive_that_stays_down_is_given_up_with_what_it_said()
    {
        using var server = new TapServer((_, _) => new(503, "<html><body><h1>Down for maintenance</h1></body></html>"));
        var e = Assert.Throws<CatalogException>(() => Archive(server).Query(Region));
        Assert.Contains("503", e.Message, StringComparison.Ordinal);
        Assert.Contains("Down for maintenance", e.Message, StringComparison.Ordinal);
        Assert.Contains("SkyCatalog.Read", e.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Count(Post));
    }

    [Theory]
    [InlineData(Post)]
    [InlineData(Phase)]
    [InlineData(Result)]
    public void A_web_page_instead_of_an_answer_is_shown_and_not_kept(string where)
    {
        const string page = "<!DOCTYPE html><html><head><style>p { color: red }</style></head><p>We are&nbsp;sorry.</html>";
        using var server = new TapServer((request, _) => request == where ? new(200, page) : Usual(request));
        var e = Assert.Throws<CatalogException>(() => Archive(server).Query(Region));
        Assert.Contains("We are sorry.", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("color", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Folder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_answer_that_breaks_off_is_fetched_again(bool saysLength)
    {
        int fetches = 0;
        using var server = new TapServer((request, _) =>
            request == Result && fetches++ == 0 ? new(200, VoTable(), CutAfter: 900, SaysLength: saysLength) : Usual(request));
        Assert.Equal(3, Archive(server).Query(Region).Count);
        Assert.Equal(2, server.Count(Result));
    }

    [Theory]
    [InlineData(900)]
    [InlineData(0)]
    public void An_answer_that_always_breaks_off_is_an_error_and_not_kept(int bytes)
    {
        using var server = new TapServer((request, _) =>
            request == Result ? new(200, VoTable(), CutAfter: bytes, SaysLength: false) : Usual(request));
        var e = Assert.Throws<CatalogException>(() => Archive(server).Query(Region));
        Assert.Contains("broke off 3 times", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public void An_answer_that_the_archive_cut_off_warns_and_is_not_kept()
    {
        using var server = new TapServer((request, _) => request == Result
            ? new(200, VoTable(after: """<INFO name="QUERY_STATUS" value="OVERFLOW"/>"""))
            : Usual(request));
        var catalog = Archive(server).Query(Region);
        Assert.Equal(3, catalog.Count);
        Assert.Contains("cut the answer off after 3 stars", Assert.Single(catalog.Warnings), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public void An_error_after_the_table_is_an_error()
    {
        using var server = new TapServer((request, _) => request == Result
            ? new(200, VoTable(after: """<INFO name="QUERY_STATUS" value="ERROR">disk full</INFO>"""))
            : Usual(request));
        var e = Assert.Throws<CatalogException>(() => Archive(server).Query(Region));
        Assert.Contains("disk full", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_stars_as_were_asked_for_warn()
    {
        using var server = new TapServer((request, _) => Usual(request));
        var catalog = Archive(server).Query(Region, new() { MaxStars = 3 });
        Assert.Contains("MaxStars", Assert.Single(catalog.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void No_stars_are_an_empty_catalogue_with_a_warning()
    {
        string empty = System.Text.RegularExpressions.Regex.Replace(VoTable(), "(?s)<TR>.*</TR>", "");
        using var server = new TapServer((request, _) => request == Result ? new(200, empty) : Usual(request));
        var catalog = Archive(server).Query(Region);
        Assert.Equal(0, catalog.Count);
        Assert.Contains("no star", Assert.Single(catalog.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_has_moved_is_followed()
    {
        using var server = new TapServer((request, _) => request switch
        {
            "POST /old/async" => new(308, Headers: "Location: /tap/async\r\n"),
            Result => new(303, Headers: "Location: /store/x\r\n"),
            "GET /store/x" => new(200, VoTable()),
            _ => Usual(request),
        });
        Assert.Equal(3, Archive(server, server.Address.Replace("/tap", "/old", StringComparison.Ordinal)).Query(Region).Count);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(303)]
    public void An_archive_that_leads_in_circles_is_given_up(int status)
    {
        using var server = new TapServer((request, _) =>
            request == Phase ? new(status, Headers: "Location: /tap/async/17/phase\r\n") : Usual(request));
        Assert.Throws<CatalogException>(() => Archive(server).Query(Region));
        Assert.InRange(server.Count(Phase), 2, 10);
    }

    [Fact]
    public void The_same_query_is_answered_from_disk_without_network()
    {
        string address;
        using (var server = new TapServer((request, _) => Usual(request)))
        {
            address = server.Address;
            Archive(server).Query(Region);
        }
        var again = Archive(null, address).Query(Region);
        Assert.Equal(3, again.Count);
        Assert.Throws<CatalogException>(() => Archive(null, address).Query(Region, new() { FaintLimit = 12 }));
    }

    [Fact]
    public void A_kept_answer_that_was_damaged_is_asked_for_again()
    {
        using var server = new TapServer((request, _) => Usual(request));
        Archive(server).Query(Region);
        string kept = Assert.Single(Directory.GetFiles(folder.Folder));
        File.WriteAllText(kept, VoTable()[..900]);
        Assert.Equal(3, Archive(server).Query(Region).Count);
        Assert.Equal(2, server.Count(Post));
        Assert.Equal(VoTable(), File.ReadAllText(kept));
    }

    [Fact]
    public void Without_network_the_message_says_how_to_read_a_file()
    {
        string address;
        using (var server = new TapServer((_, _) => new(200))) address = server.Address;
        var e = Assert.Throws<CatalogException>(() => Archive(null, address).Query(Region));
        Assert.Contains("is not reached", e.Message, StringComparison.Ordinal);
        Assert.Contains("SkyCatalog.Read", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_takes_too_long_is_deleted()
    {
        using var server = new TapServer((request, _) => request == Phase ? new(200, "EXECUTING") : Usual(request));
        var archive = new GaiaArchive(Options(server.Address) with { Timeout = TimeSpan.FromSeconds(2) });
        var e = Assert.Throws<CatalogException>(() => archive.Query(Region));
        Assert.Contains("within 2 s", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Count(Delete));
    }

    [Fact]
    public async Task A_cancelled_job_is_deleted()
    {
        using var cancellation = new CancellationTokenSource();
        using var server = new TapServer((request, _) =>
        {
            if (request != Phase) return Usual(request);
            cancellation.Cancel();
            return new(200, "EXECUTING");
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Archive(server).QueryAsync(Region, null, cancellation.Token));
        Assert.Equal(1, server.Count(Delete));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        string file = folder["file"];
        File.WriteAllText(file, "");
        using var server = new TapServer((request, _) => Usual(request));
        var archive = new GaiaArchive(Options(server.Address) with { CacheFolder = Path.Combine(file, "gaia") });
        Assert.Contains(file, Assert.Throws<CatalogException>(() => archive.Query(Region)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_all_listed()
    {
        var e = Assert.Throws<ArgumentException>(() => new GaiaArchive(new()
        {
            Address = "ftp://x", Timeout = TimeSpan.Zero, Attempts = 0, FirstWait = TimeSpan.FromHours(1), CacheFolder = "", Format = "",
        }));
        foreach (string name in new[] { "Address", "Timeout", "Attempts", "FirstWait", "CacheFolder", "Format" })
        {
            Assert.Contains(name, e.Message, StringComparison.Ordinal);
        }
    }

    private GaiaArchive Archive(TapServer? server, string? address = null) => new(Options(address ?? server!.Address));

    private GaiaArchiveOptions Options(string address) => new()
    {
        Address = address, CacheFolder = folder.Folder, FirstWait = TimeSpan.FromMilliseconds(5), Attempts = 3,
        Timeout = TimeSpan.FromSeconds(60),
    };
}
