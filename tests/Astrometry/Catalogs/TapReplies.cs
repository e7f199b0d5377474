namespace HstNotebooks.Tests.Astrometry;

/// <summary>A service that runs one job well; a test replaces the answers that it is about.</summary>
internal static class TapReplies
{
    public const string Post = "POST /tap/async", Phase = "GET /tap/async/17/phase", Result = "GET /tap/async/17/results/result";
    public const string Error = "GET /tap/async/17/error", Delete = "DELETE /tap/async/17";

    public static readonly Reply Created = new(303, Headers: "Location: /tap/async/17\r\n");

    /// <summary>Barnard's star and Proxima in Gaia DR3, and one without proper motion, in the layout of the archive.</summary>
    public static string VoTable(string status = "OK", string after = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
          <RESOURCE type="results">
            <INFO name="QUERY_STATUS" value="{status}"><![CDATA[Query successful]]></INFO>
            <TABLE>
              <FIELD datatype="long" name="source_id" ucd="meta.id"/>
              <FIELD datatype="double" name="ref_epoch" unit="yr"/>
              <FIELD datatype="double" name="ra" unit="deg"/>
              <FIELD datatype="double" name="dec" unit="deg"/>
              <FIELD datatype="float" name="ra_error" unit="mas"/>
              <FIELD datatype="float" name="dec_error" unit="mas"/>
              <FIELD datatype="double" name="pmra" unit="mas.yr**-1"/>
              <FIELD datatype="double" name="pmdec" unit="mas.yr**-1"/>
              <FIELD datatype="float" name="phot_g_mean_mag" unit="mag"/>
              <DATA><TABLEDATA>
                <TR><TD>4472832130942575872</TD><TD>2016.0</TD><TD>269.45207696</TD><TD>4.69336497</TD><TD>0.026</TD><TD>0.026</TD>
                  <TD>-801.551</TD><TD>10362.394</TD><TD>8.193974</TD></TR>
                <TR><TD>5853498713190525696</TD><TD>2016.0</TD><TD>217.39232147</TD><TD>-62.67607512</TD><TD>0.024</TD><TD>0.035</TD>
                  <TD>-3781.741</TD><TD>769.465</TD><TD>8.984749</TD></TR>
                <TR><TD>17</TD><TD>2016.0</TD><TD>217.4</TD><TD>-62.7</TD><TD>1.5</TD><TD>1.2</TD><TD/><TD/><TD>20.8</TD></TR>
              </TABLEDATA></DATA>
            </TABLE>{after}
          </RESOURCE>
        </VOTABLE>
        """;

    public static string Failed(string message) =>
        $"""<VOTABLE><RESOURCE type="results"><INFO name="QUERY_STATUS" value="ERROR"><![CDATA[{message}]]></INFO></RESOURCE></VOTABLE>""";

    public static Reply Usual(string request) => request switch
    {
        Post => Created,
        Phase => new(200, "COMPLETED\n"),
        Result => new(200, VoTable()),
        Delete => new(303, Headers: "Location: /tap/async\r\n"),
        _ => new(404, "no such thing"),
    };
}
