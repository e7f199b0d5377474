using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The safetensors format (https://huggingface.co/docs/safetensors): the length of a JSON header as a little-endian 64-bit number, the
/// header with dtype, shape and data_offsets of every tensor, and their values.
/// </summary>
internal static class SafeTensors
{
    /// <summary>Whether the file begins like this format: a length that fits, and an opening brace.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file) =>
        file.Length > 8 && file[8] == '{' && BitConverter.ToUInt64(file) <= (ulong)file.Length;

    /// <exception cref="InvalidDataException">It is damaged, or holds something else than floating point numbers.</exception>
    public static OrderedDictionary<string, Tensor> Read(ReadOnlyMemory<byte> file)
    {
        var cursor = new ByteCursor(file);
        var header = cursor.Take(cursor.Int64());
        var data = file[cursor.Position..];
        try
        {
            using var json = JsonDocument.Parse(header);
            var tensors = new OrderedDictionary<string, Tensor>();
            long left = data.Length;
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                if (entry.Name == "__metadata__") continue;
                var tensor = Read(entry.Name, entry.Value, data);
                if (!tensors.TryAdd(entry.Name, tensor)) throw new InvalidDataException($"two tensors are named {entry.Name}");
                left -= tensor.Values.Length;
                if (left < 0) throw new InvalidDataException("its tensors overlap");
            }
            return tensors;
        }
        // What is missing or of another kind in the JSON.
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"the header of the safetensors file is damaged: {e.Message}", e);
        }
    }

    private static Tensor Read(string name, JsonElement entry, ReadOnlyMemory<byte> data)
    {
        string type = entry.GetProperty("dtype").GetString() ?? "null";
        var numbers = StoredNumbers.Named(type) ?? throw new InvalidDataException($"{name} is of type {type}; F16, F32 and F64 are read");
        int[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32())];
        long[] offsets = [.. entry.GetProperty("data_offsets").EnumerateArray().Select(n => n.GetInt64())];
        if (offsets is not [>= 0 and var from, var to] || to < from || to > data.Length || (to - from) % numbers.Bytes != 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{name} is said to lie at [{string.Join(", ", offsets)}] of {data.Length} bytes, in numbers of {numbers.Bytes} bytes"));
        }
        var bytes = data[(int)from..(int)to];
        var values = new float[bytes.Length / numbers.Bytes];
        for (int i = 0; i < values.Length; i++) values[i] = numbers.At(bytes, i);
        try
        {
            return new(shape, values);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"{name}: {e.Message}", e);
        }
    }
}
