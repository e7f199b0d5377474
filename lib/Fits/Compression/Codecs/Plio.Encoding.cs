using System.Buffers.Binary;

namespace HstNotebooks.Fits;

internal static partial class Plio
{
    /// <summary>The largest pixel value that every reader takes; the standard's bound is 2^24.</summary>
    public const int MaxValue = (1 << 24) - 1;

    /// <summary>The most bytes that <see cref="Encode"/> uses for so many pixels.</summary>
    public static int MaxPackedLength(int count) => checked(2 * (ModernHeader + 3 * count));

    /// <summary>Packs pixels of 0 to <see cref="MaxValue"/>.</summary>
    /// <param name="pixels">The tile's pixels.</param>
    /// <param name="packed">At least <see cref="MaxPackedLength"/> bytes.</param>
    /// <returns>The length of the list in bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A pixel is below 0 or above <see cref="MaxValue"/>.</exception>
    public static int Encode(ReadOnlySpan<int> pixels, Span<byte> packed)
    {
        var list = packed;
        WriteWords(ref list, 0, ModernHeader, -100, 0, 0, 0, 0);
        int high = 1;
        while (!pixels.IsEmpty)
        {
            int zeros = pixels.IndexOfAnyExcept(0);
            if (zeros < 0)
            {
                WriteRun(ref list, Zeros, pixels.Length);
                break;
            }
            int value = pixels[zeros];
            if (value is < 0 or > MaxValue)
                throw new ArgumentOutOfRangeException(nameof(pixels), value, "PLIO_1 holds values of 0 to 2^24 − 1.");
            WriteRun(ref list, Zeros, zeros);
            pixels = pixels[zeros..];
            int run = pixels.IndexOfAnyExcept(value);
            if (run < 0) run = pixels.Length;
            pixels = pixels[run..];
            // A small change of the high value also puts the run's first pixel.
            if (Math.Abs(value - high) > DataMask) WriteWords(ref list, Word(SetHigh, value & DataMask), value >> DataBits);
            else if (value > high) run = Put(ref list, IncreaseAndPut, value - high, run);
            else if (value < high) run = Put(ref list, DecreaseAndPut, high - value, run);
            high = value;
            WriteRun(ref list, Highs, run);
        }
        int length = packed.Length - list.Length, words = length / 2;
        var lengthWords = packed[6..];
        WriteWords(ref lengthWords, words & 0x7FFF, words >> 15);
        return length;
    }

    private static int Word(int instruction, int data) => (instruction << DataBits) | data;

    private static int Put(ref Span<byte> list, int instruction, int change, int run)
    {
        WriteWords(ref list, Word(instruction, change));
        return run - 1;
    }

    private static void WriteRun(ref Span<byte> list, int instruction, int length)
    {
        for (; length > 0; length -= DataMask) WriteWords(ref list, Word(instruction, Math.Min(length, DataMask)));
    }

    private static void WriteWords(ref Span<byte> list, params ReadOnlySpan<int> words)
    {
        foreach (int word in words)
        {
            BinaryPrimitives.WriteInt16BigEndian(list, (short)word);
            list = list[2..];
        }
    }
}
