using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>FITS files written by hand, so that reading is tested against the standard and not against our own writer.</summary>
internal static class FitsText
{
    /// <summary>The mandatory cards of a primary HDU without data.</summary>
    public static readonly string[] NoData = ["SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    0"];

    private const int Block = 2880;

    public static byte[] Hdu(IEnumerable<string> cards, params byte[] data)
    {
        string header = string.Concat(cards.Append("END").Select(card => card.PadRight(80)));
        byte[] padding = new byte[RoundUp(data.Length) - data.Length];
        return [.. Encoding.Latin1.GetBytes(header.PadRight(RoundUp(header.Length))), .. data, .. padding];
    }

    public static Header Header(params string[] cards) => FitsFile.Parse(Hdu([.. NoData, .. cards]), "x.fits")[0].Header;

    public static ImageHdu Image(int bitpix, int width, byte[] data, params string[] cards)
    {
        string[] mandatory = ["SIMPLE  =                    T", $"BITPIX  = {bitpix,20}", "NAXIS   =                    1", $"NAXIS1  = {width,20}"];
        return FitsFile.Parse(Hdu([.. mandatory, .. cards], data), "x.fits").Image(0);
    }

    /// <summary>The header lines of the first HDU of a file, without END.</summary>
    public static string[] Lines(string path)
    {
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        return [.. text.Chunk(80).Select(line => new string(line)).TakeWhile(line => line.TrimEnd() != "END")];
    }

    private static int RoundUp(int length) => (length + Block - 1) / Block * Block;
}
