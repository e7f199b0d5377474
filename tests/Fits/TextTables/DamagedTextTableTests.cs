using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class DamagedTextTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private const string Ecsv = """
        # %ECSV 1.0
        # ---
        # delimiter: ','
        # datatype:
        # - {name: a, datatype: int16, unit: deg, meta: &m {x: [1, 2]}}
        # - {name: b, datatype: string, subtype: 'float64[2,null]'}
        # - {name: c, datatype: string, subtype: 'string[2]'}
        # - {name: z, datatype: complex64}
        # meta: !!omap
        # - {k: *m, "q\u00e9": 1.5}
        a,b,c,z
        1,"[[1,2],[3]]","[""a"",""b\n""]",(1+2j)
        ,"[[],[NaN]]","[""c"",null]",
        """;

    private const string VoTable = """
        <?xml version="1.0"?>
        <VOTABLE><RESOURCE><INFO name="i" value="v"/><TABLE name="t">
        <FIELD name="n" datatype="short"><VALUES null="-99"/></FIELD><FIELD name="s" arraysize="2" datatype="unicodeChar"/>
        <FIELD name="d" datatype="double"/><FIELD name="v" arraysize="2" datatype="int"/><FIELD name="b" datatype="bit"/>
        <DATA><BINARY2><STREAM encoding="base64">AAABAGEAYj/4AAAAAAAAAAAAAQAAAAIIgP+dAGMAAH/wAAAAAAAAAAAAAwAAAAQA</STREAM></BINARY2></DATA>
        </TABLE></RESOURCE></VOTABLE>
        """;

    [Theory]
    [InlineData("x.ecsv", Ecsv, "0123456789-+.,'\"#[]{}:&* \n")]
    [InlineData("x.vot", VoTable, "0123456789*x<>/\"'& AZaz=")]
    [InlineData("x.csv", "# c\na,b,c\n1,2.5,\"x\ny\"\n-3,,true\n5,6,\"a\"\"b\"\n", "0123456789,;\t\"\n\r#e.-")]
    public void Random_damage_ends_in_a_FitsException_or_in_a_table(string name, string text, string likely)
    {
        byte[] sound = Encoding.UTF8.GetBytes(text);
        var random = new Random(20240607);
        int read = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            byte[] damaged = (byte[])sound.Clone();
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                damaged[random.Next(damaged.Length)] = (byte)(random.Next(4) == 0 ? random.Next(256) : likely[random.Next(likely.Length)]);
            }
            if (random.Next(6) == 0) damaged = damaged[..random.Next(damaged.Length)];
            File.WriteAllBytes(folder[name], damaged);
            try
            {
                var table = Table.Read(folder[name]);
                foreach (var row in table.Rows) Assert.NotNull(row.ToString());
                table.WriteEcsv(folder["again.txt"]);
                read++;
            }
            catch (FitsException e)
            {
                Assert.Contains(name, e.Message, StringComparison.Ordinal);
            }
        }
        Assert.InRange(read, 30, 2970);
    }
}
