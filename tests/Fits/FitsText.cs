using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>FITS files written by hand, so that reading is tested against the standard and not against our own writer.</summary>
internal static class FitsText
{
    private const int Block = 2880;

    public static byte[] Hdu(IEnumerable<string> cards, params byte[] data)
    {
        string header = string.Concat(cards.Append("END").Select(card => card.PadRight(80)));
        return [.. Encoding.Latin1.GetBytes(header.PadRight(RoundUp(header.Length))), .. data, .. new byte[RoundUp(data.Length) - data.Length]];
    }

    public static Header Header(params string[] cards) => File(["SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    0", .. cards])[0].Header;

    public static ImageHdu Image(int bitpix, int width, byte[] data, params string[] cards) =>
        FitsFile.Parse(Hdu(["SIMPLE  =                    T", $"BITPIX  = {bitpix,20}", "NAXIS   =                    1", $"NAXIS1  = {width,20}", .. cards], data), "x.fits").Image(0);

    public static string[] Lines(string path) =>
        [.. Encoding.Latin1.GetString(System.IO.File.ReadAllBytes(path)).Chunk(80).Select(line => new string(line)).TakeWhile(line => line.TrimEnd() != "END")];

    private static FitsFile File(string[] cards) => FitsFile.Parse(Hdu(cards), "x.fits");

    private static int RoundUp(int length) => (length + Block - 1) / Block * Block;
}
