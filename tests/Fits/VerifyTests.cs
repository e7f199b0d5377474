using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static readonly string[] Primary =
    [
        "SIMPLE  =                    T", "BITPIX  =                   16", "NAXIS   =                    1", "NAXIS1  =                    3",
    ];

    private static readonly string[] Table =
    [
        "XTENSION= 'BINTABLE'", "BITPIX  =                    8", "NAXIS   =                    2",
        "NAXIS1  =                    6", "NAXIS2  =                    2", "PCOUNT  =                    0",
        "GCOUNT  =                    1", "TFIELDS =                    2", "TFORM1  = '1I      '", "TTYPE1  = 'X       '",
        "TFORM2  = '4A      '", "TTYPE2  = 'NAME    '",
    ];

    private static FitsReport Report(byte[] bytes) => FitsFile.Parse(bytes, "x.fits").Verify();

    private static FitsReport Report(params string[] cards) => Report(FitsText.Hdu([.. Primary, .. cards], 1, 2, 3, 4, 5, 6));

    private static FitsReport TableReport(params string[] cards) =>
        Report([.. FitsText.Hdu(FitsText.NoData), .. FitsText.Hdu([.. Table, .. cards], 0, 1, 65, 65, 65, 65, 0, 1, 65, 65, 65, 65)]);

    private static string Found(FitsReport report) => string.Join(' ', report.Findings.Select(f => $"{f.Severity.ToString()[0]}:{f.Keyword}"));

    [Fact]
    public void A_good_file_has_no_findings()
    {
        Assert.Empty(Report("DATE    = '2024-05-06T07:08:09.5'", "DATE-OBS= '06/05/98'", "CRVAL1  = 1").Findings);
        Assert.Empty(TableReport("TDIM2   = '(2,2)   '", "TNULL1  =                   -1", "TDISP1  = 'I5      '").Findings);
    }

    [Theory]
    [InlineData("W:RADECSYS", "RADECSYS= 'FK5     '")]
    [InlineData("W:EPOCH", "EPOCH   =               2000.0")]
    [InlineData("W:CROTA1", "CROTA1  =                  1.0")]
    [InlineData("E:EQUINOX", "EQUINOX = 'J2000   '")]
    [InlineData("E:CRVAL1", "CRVAL1  = 'here    '")]
    [InlineData("W:CD2_1", "CD2_1   =                  1.0")]
    [InlineData("E: E:NAXIS1 E:NAXIS2", "NAXIS1  =                    3", "NAXIS2  =                    3")]
    [InlineData("E:DATE-OBS", "DATE-OBS= '2024-13-01'")]
    [InlineData("E:DATE", "DATE    = '18-Feb-1993'")]
    [InlineData("E:K", "K       = 1.2.3")]
    [InlineData("E:K", "K       = 1.5e3")]
    [InlineData("W:K", "K       =")]
    [InlineData("W:K", "K       =5")]
    [InlineData("E:k", "k       = 5")]
    [InlineData("E:K", "K       = 'caf\u00E9'")]
    [InlineData("W:K", "K       = 5", "K       = 6")]
    [InlineData("", "K       = 5", "K       = 5")]
    [InlineData("", "DP1     = 'A: 1'", "DP1     = 'B: 1'")]
    [InlineData("W:CONTINUE", "CONTINUE  'orphan'")]
    [InlineData("W:LONGSTRN", "K       = 'a&'", "CONTINUE  'b'")]
    [InlineData("E:PCOUNT", "PCOUNT  =                    0")]
    [InlineData("E:TFIELDS", "TFIELDS =                    0")]
    [InlineData("E:DATASUM", "DATASUM = '5       '")]
    public void A_departure_is_found(string expected, params string[] cards) => Assert.Equal(expected, Found(Report(cards)));

    [Theory]
    [InlineData("E:BSCALE", "BSCALE  =                  1.0")]
    [InlineData("E:TSCAL2", "TSCAL2  =                  1.0")]
    [InlineData("E:TNULL2", "TNULL2  = 'x       '")]
    [InlineData("E:TDIM2", "TDIM2   = '(3,2)   '")]
    [InlineData("E:TDIM2", "TDIM2   = 'x       '")]
    [InlineData("E:TDISP1", "TDISP1  = 'A2      '")]
    [InlineData("E:TFORM3", "TFORM3  = '0J      '")]
    [InlineData("E:THEAP", "THEAP   =                    1")]
    [InlineData("E:EXTEND", "EXTEND  =                    T")]
    public void A_departure_of_a_table_is_found(string expected, string card) => Assert.Equal(expected, Found(TableReport(card)));

    [Theory]
    [InlineData("W:TTYPE2", "TTYPE2  = 'NAME    '", "TTYPE2  = 'x       '")]
    [InlineData("W:TTYPE2", "TTYPE2  = 'NAME    '", "TTYPE2  = 'A B     '")]
    [InlineData("W:TTYPE2", "TTYPE2  = 'NAME    '", "COMMENT")]
    [InlineData("E:NAXIS1", "TFORM1  = '1I      '", "TFORM1  = '1J      '")]
    [InlineData("E:TFORM1 E:NAXIS1", "TFORM1  = '1I      '", "TFORM1  = '1W      '")]
    [InlineData("E:GCOUNT", "GCOUNT  =                    1", "GCOUNT  = 1")]
    public void A_damaged_table_is_found(string expected, string card, string damaged)
    {
        byte[] bytes = [.. FitsText.Hdu(FitsText.NoData), .. FitsText.Hdu(Table.Select(c => c == card ? damaged : c), new byte[12])];
        Assert.Equal(expected, Found(Report(bytes)));
    }

    [Fact]
    public void Padding_and_what_follows_are_errors()
    {
        byte[] good = FitsText.Hdu(Primary, 1, 2, 3, 4, 5, 6);
        byte[] data = (byte[])good.Clone();
        data[^1] = 1;
        Assert.Contains("padding", Assert.Single(Report(data).Errors).Message, StringComparison.Ordinal);
        byte[] header = (byte[])good.Clone();
        header[2879] = (byte)'x';
        Assert.Equal("END", Assert.Single(Report(header).Errors).Keyword);
        Assert.False(Report([.. good, 1, 2, 3]).IsValid);
        Assert.False(Report(good[..2883]).IsValid);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_has_one_finding()
    {
        Assert.Contains("There is no file", Assert.Single(FitsFile.Verify(folder["absent.fits"]).Errors).Message, StringComparison.Ordinal);
        File.WriteAllText(folder["x.fits"], "<html>");
        Assert.False(FitsFile.Verify(folder["x.fits"]).IsValid);
    }

    [Fact]
    public void Two_HDUs_of_the_same_name_are_noticed()
    {
        var header = new Header();
        header.Set("EXTNAME", "SCI");
        var image = ImageHdu.Create(new byte[2], 2, 1, header);
        FitsFile.Write(folder["x.fits"], ImageHdu.Empty(), image, image);
        var report = FitsFile.Open(folder["x.fits"]).Verify();
        Assert.Equal((FindingSeverity.Warning, 2), (report.Findings[0].Severity, report.Findings[0].HduIndex));
        Assert.Contains("SCI,1", report.ToHtml(), StringComparison.Ordinal);
        Assert.StartsWith("x.fits: 0 errors, 1 warnings", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Random_damage_gives_a_report_of_bounded_length()
    {
        byte[] sound = [.. FitsText.Hdu(Primary, 1, 2, 3, 4, 5, 6), .. FitsText.Hdu(Table, new byte[12])];
        var random = new Random(11);
        const string likely = "0123456789-+.ETF'/ =&N(,)";
        int valid = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            byte[] damaged = (byte[])sound.Clone();
            for (int i = random.Next(1, 8); i > 0; i--)
            {
                byte value = (byte)(random.Next(3) == 0 ? random.Next(256) : likely[random.Next(likely.Length)]);
                damaged[random.Next(2) * 5760 + random.Next(1000)] = value;
            }
            File.WriteAllBytes(folder["x.fits"], damaged);
            var report = FitsFile.Verify(folder["x.fits"]);
            Assert.InRange(report.Findings.Count, 0, 1000);
            if (report.IsValid) valid++;
        }
        Assert.InRange(valid, 1, 2999);
    }
}
