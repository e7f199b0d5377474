using System.Text;

namespace HstNotebooks.Fits;

/// <summary>Strings from UTF-8: short texts that return, such as names of filters, mostly become the same object.</summary>
internal sealed class TextPool
{
    private const int MaxLength = 24;

    private readonly string[] recent = new string[256];

    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return "";
        if (text.Length > MaxLength) return Utf8.Strict.GetString(text);
        uint hash = 0;
        foreach (byte b in text) hash = hash * 31 + b;
        ref string slot = ref recent[(hash ^ (hash >> 8) ^ (hash >> 16)) & 255];
        if (slot is null || !Ascii.Equals(text, slot)) slot = Utf8.Strict.GetString(text);
        return slot;
    }
}
