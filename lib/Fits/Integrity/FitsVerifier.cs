using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Compares a file with the FITS standard, HDU after HDU; data are read once, in pieces.</summary>
internal static class FitsVerifier
{
    public static FitsReport Verify(string name, Func<ByteSource> open)
    {
        var findings = new FindingList();
        try
        {
            var source = open();
            var (hdus, warnings) = FitsReader.Read(source);
            foreach (string warning in warnings) findings.Error("", warning);
            foreach (var hdu in hdus)
            {
                findings.HduIndex = hdu.Index;
                Verify(hdu.Stored ?? hdu, findings);
            }
            WarnOfSameNames(hdus, findings);
        }
        catch (FitsException e)
        {
            findings.Error("", e.Message);
        }
        return findings.Report(name);
    }

    private static void Verify(Hdu hdu, FindingList findings)
    {
        var place = hdu.Place!;
        byte[] header = place.ReadHeader();
        int end = hdu.Header.Sum(card => card.Lines.Count) * CardFormat.LineLength;
        if (!header.AsSpan(end).StartsWith("END"u8) || header.AsSpan(end + 3).ContainsAnyExcept((byte)' '))
        {
            findings.Error("END", "behind END there is something else than blanks, up to the end of the header's last block");
        }
        CardVerification.Check(hdu.Header, findings);
        StructureVerification.Check(hdu, findings);
        KeywordVerification.Check(hdu, findings);
        if (hdu.Type is "TABLE" or "BINTABLE") TableVerification.Check(hdu, findings);
        if (!place.IsComplete) return;
        CheckPadding(hdu, place, findings);
        var sums = HduChecksums.Of(hdu.Header, header, HduChecksums.SumOf(hdu, isInFile: true));
        foreach (var sum in new[] { sums.DataSum, sums.Checksum })
        {
            if (sum.Status == ChecksumStatus.Wrong) findings.Error(sum.Keyword, $"'{sum.Found}' was found, '{sum.Expected}' was expected");
        }
    }

    private static void CheckPadding(Hdu hdu, FileDataUnit place, FindingList findings)
    {
        if (!place.ReadPadding().AsSpan().ContainsAnyExcept(FitsBlock.DataFill(hdu.Type))) return;
        string expected = hdu.Type == "TABLE" ? "blanks" : "zeros";
        findings.Error("", $"the padding behind the data is not all {expected}");
    }

    private static void WarnOfSameNames(IReadOnlyList<Hdu> hdus, FindingList findings)
    {
        var seen = new HashSet<(string, string, int)>();
        foreach (var hdu in hdus)
        {
            if (!hdu.Header.Contains("EXTNAME") || seen.Add((hdu.Type, hdu.Name.ToUpperInvariant(), hdu.Version))) continue;
            findings.HduIndex = hdu.Index;
            findings.Warning("EXTNAME", Invariant($"another {hdu.Type} has the same name and version: {hdu.Name},{hdu.Version}"));
        }
    }
}
