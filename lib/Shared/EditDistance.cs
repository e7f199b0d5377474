namespace HstNotebooks;

/// <summary>Levenshtein distance: how many letters to insert, delete or change until one word is the other, ignoring case.</summary>
internal static class EditDistance
{
    public static int Between(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 0; j < to.Length; j++)
            {
                int changed = diagonal + (char.ToUpperInvariant(from[i]) == char.ToUpperInvariant(to[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, 1 + Math.Min(row[j], diagonal));
            }
        }
        return row[^1];
    }
}
