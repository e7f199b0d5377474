using System.Text;

namespace HstNotebooks.Fits;

/// <summary>Headers and data are stored in blocks of 2880 bytes.</summary>
internal static class FitsBlock
{
    public const int Length = 2880;

    /// <summary>The bytes that fill up the last block after <paramref name="length"/> bytes.</summary>
    public static int Padding(long length) => (int)((Length - length % Length) % Length);

    /// <summary>What the last block of data is filled up with: blanks in an ASCII table, else zeros (FITS 4.0, section 7.2.3).</summary>
    public static byte DataFill(string hduType) => hduType == "TABLE" ? (byte)' ' : (byte)0;

    /// <summary>The cards and END as the bytes of whole blocks.</summary>
    public static byte[] Header(IEnumerable<Card> cards)
    {
        var text = new StringBuilder();
        foreach (var card in cards) text.AppendJoin("", card.Lines);
        text.Append("END".PadRight(CardFormat.LineLength)).Append(' ', Padding(text.Length));
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
