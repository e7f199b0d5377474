using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class RecordTests
{
    [Fact]
    public void Fields_of_a_record_are_cards_of_one_keyword()
    {
        var header = new Header();
        header.AddRecord("DP1", "EXTVER", 3, "version of the table");
        header.AddRecord("DP1", "AXIS.1", 1.5);
        Assert.Equal(["DP1     = 'EXTVER: 3'          / version of the table", "DP1     = 'AXIS.1: 1.5'"], header.Select(card => card.ToString()));
        Assert.True(header.Remove("DP1"));
        Assert.Equal(0, header.Count);
    }

    [Theory]
    [InlineData("DP1", "AXIS:1", 1)]
    [InlineData("DP1", "AXIS\n1", 1)]
    [InlineData("dp1", "AXIS.1", 1)]
    [InlineData("DP1", "AXIS.1", double.NaN)]
    public void What_cannot_be_a_field_is_refused(string keyword, string field, double value) =>
        Assert.Throws<ArgumentException>(() => new Header().AddRecord(keyword, field, value));
}
