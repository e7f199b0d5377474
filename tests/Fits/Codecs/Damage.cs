namespace HstNotebooks.Tests.Fits;

/// <summary>Damaged streams for decoders, which may refuse them with <see cref="InvalidDataException"/> but fail in no other way.</summary>
internal static class Damage
{
    /// <summary>Decodes the stream once with each of its bits flipped.</summary>
    public static void EachBit(byte[] packed, Action<byte[]> decode)
    {
        for (int bit = 0; bit < 8 * packed.Length; bit++)
        {
            byte[] damaged = (byte[])packed.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                decode(damaged);
            }
            catch (InvalidDataException)
            {
                // A clear refusal; anything else fails the test.
            }
        }
    }
}
