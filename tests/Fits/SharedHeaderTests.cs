using System.Numerics;
using System.Text.Json;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Headers of many origins, card by card as another reader sees them.</summary>
public sealed class SharedHeaderTests
{
    // Headers that the other reader repairs on opening: it adds EXTEND before extensions, and NAXIS1 = 0 for GROUPS = T without it.
    private static readonly string[] Repaired = ["astrogo/file-img2-bitpix", "astropy/group_invalid.fits"];

    [Fact]
    public void Every_card_is_read_as_by_astropy()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(SharedData.Path("fits", "EXPECTED.json")));
        int cards = 0;
        var differences = new List<string>();
        foreach (var file in expected.RootElement.EnumerateObject())
        {
            if (!file.Value.TryGetProperty("hdus", out var hdus)) continue;
            var opened = FitsFile.Open(SharedData.Path(["fits", .. file.Name.Split('/')]));
            foreach (var (hdu, index) in hdus.EnumerateArray().Select((hdu, index) => (hdu, index)))
            {
                bool isRepaired = index == 0 && Repaired.Any(name => file.Name.StartsWith(name, StringComparison.Ordinal));
                bool isImage = hdu.GetProperty("type").GetString() == "CompImageHDU";
                if (isRepaired || isImage || !hdu.TryGetProperty("cards", out var list)) continue;
                // The other reader does not know compressed tables.
                var ours = opened[index].StoredHeader.ToArray();
                int at = 0;
                foreach (var card in list.EnumerateArray())
                {
                    cards++;
                    if (at < ours.Length && IsSame(card, ours[at++])) continue;
                    differences.Add($"{file.Name} {index}: {card} / {(at > 0 && at <= ours.Length ? ours[at - 1] : null)}");
                }
            }
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
        Assert.InRange(cards, 9_000, int.MaxValue);
    }

    private static bool IsSame(JsonElement expected, Card card)
    {
        string keyword = expected[0].GetString()!;
        if (card.IsCommentary) return card.Keyword == keyword && card.Comment == expected[1].GetString()!.TrimEnd();
        return card.Keyword == keyword && IsSame(expected[1], card.ValueOrNull) && card.Comment == expected[2].GetString();
    }

    private static bool IsSame(JsonElement expected, object? value) => value switch
    {
        null => expected.ValueKind == JsonValueKind.Null,
        string text => expected.ValueKind == JsonValueKind.String && expected.GetString() == text,
        bool logical => expected.ValueKind == (logical ? JsonValueKind.True : JsonValueKind.False),
        long integer => expected.ValueKind == JsonValueKind.Number && expected.TryGetInt64(out long number) && number == integer,
        double real => expected.ValueKind == JsonValueKind.Number && expected.GetDouble().Equals(real),
        Complex complex => expected.ValueKind == JsonValueKind.Array && expected[0].GetDouble().Equals(complex.Real),
        _ => false,
    };
}
