using System.Globalization;
using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

/// <summary>
/// What IRAF says about one world axis in the cards WATi_nnn: one long text of <c>name = value</c> and <c>name = "value"</c>, cut into
/// pieces of 68 characters.
/// </summary>
internal static class IrafAttributes
{
    private const int PieceLength = 68;
    private const int MaxPieces = 999;

    /// <summary>Names, without regard to case, and values; of a repeated name the first counts.</summary>
    /// <exception cref="WcsException">A quote is not closed.</exception>
    /// <exception cref="FitsException">A card of the sequence is no text.</exception>
    public static IReadOnlyDictionary<string, string> Of(Header header, int axis)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var rest = Text(header, axis).AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOfAny('=', ' ');
            if (end < 0) break;
            string name = rest[..end].ToString();
            rest = rest[end..].TrimStart();
            if (rest.IsEmpty || rest[0] != '=') continue;
            rest = rest[1..].TrimStart();
            bool isQuoted = !rest.IsEmpty && rest[0] == '"';
            if (isQuoted) rest = rest[1..];
            int length = rest.IndexOf(isQuoted ? '"' : ' ');
            if (length < 0 && isQuoted) throw new WcsException($"WAT{axis}_nnn: the quote after {name} is not closed.");
            if (length < 0) length = rest.Length;
            attributes.TryAdd(name, rest[..length].ToString());
            rest = rest[Math.Min(rest.Length, length + 1)..].TrimStart();
        }
        return attributes;
    }

    /// <summary>Removes the cards of one axis.</summary>
    public static void Remove(Header header, int axis)
    {
        for (int piece = 1; piece <= MaxPieces && header.Remove(Keyword(axis, piece)); piece++) { }
    }

    private static string Keyword(int axis, int piece) => string.Create(CultureInfo.InvariantCulture, $"WAT{axis}_{piece:000}");

    // Trailing blanks of a card are lost to FITS, but every piece except the last is of full length: a blank there belongs to the text.
    private static string Text(Header header, int axis)
    {
        var text = new StringBuilder();
        for (int piece = 1; piece <= MaxPieces && header.TextOrNull(Keyword(axis, piece)) is { } next; piece++)
        {
            text.Append(' ', Math.Max(0, (piece - 1) * PieceLength - text.Length)).Append(next);
        }
        return text.ToString();
    }
}
