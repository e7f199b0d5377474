namespace HstNotebooks.Fits;

public sealed partial class Header
{
    /// <summary>
    /// The fields of all record-valued cards with this keyword (<c>DP1 = 'NAXES: 2'</c>, <c>DP1 = 'AXIS.1: 1'</c>, as in look-up
    /// distortions); of a repeated field the first counts. Empty when there are none. Field names keep their case.
    /// </summary>
    public IReadOnlyDictionary<string, double> Records(string keyword)
    {
        var records = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var card in cards)
        {
            if (card.Is(keyword) && RecordValue.Of(card) is { } record) records.TryAdd(record.Field, record.Number);
        }
        return records;
    }

    /// <summary>The number of a field of a record-valued keyword, <c>Record("DP1", "AXIS.1")</c>; null where there is none.</summary>
    public double? Record(string keyword, string field) =>
        RecordPlace(keyword, field) is >= 0 and var place ? RecordValue.Of(cards[place])?.Number : null;

    /// <summary>
    /// Sets a field of a record-valued keyword: in place of the card that has it, or after the last one of the keyword, or at the end.
    /// </summary>
    /// <param name="keyword">As for Set.</param>
    /// <param name="field">Letters, digits and '_', with points between the parts: "AXIS.1".</param>
    /// <param name="value">Finite.</param>
    /// <param name="comment">Printable ASCII; null keeps the comment that is there.</param>
    /// <exception cref="ArgumentException">Keyword, field or comment cannot be written, or the value is NaN or infinite.</exception>
    public void SetRecord(string keyword, string field, double value, string? comment = null)
    {
        CardRules.Keyword(keyword);
        ArgumentNullException.ThrowIfNull(field);
        CardRules.Value(value, keyword);
        if (!RecordValue.IsField(field)) throw new ArgumentException($"'{field}' is no name of a field.", nameof(field));
        if (comment is not null) CardRules.Text(comment, nameof(comment));
        int place = RecordPlace(keyword, field);
        string kept = comment ?? (place < 0 ? "" : CardRules.Printable(cards[place].Comment));
        var card = CardFormat.Text(keyword, new RecordValue(field, value).ToString(), kept);
        int last = cards.FindLastIndex(other => other.Is(keyword));
        if (place >= 0) cards[place] = card;
        else cards.Insert(last < 0 ? cards.Count : last + 1, card);
        Changed = true;
    }

    private int RecordPlace(string keyword, string field) =>
        cards.FindIndex(card => card.Is(keyword) && RecordValue.Of(card)?.Field == field);
}
