using System.Buffers.Binary;

namespace HstNotebooks;

/// <summary>A type of little-endian floating point numbers in a file of weights.</summary>
internal sealed record StoredNumbers(string Name, int Bytes, Func<ReadOnlyMemory<byte>, int, float> At)
{
    /// <summary>The types by the names of safetensors and of PyTorch's storages.</summary>
    public static StoredNumbers? Named(string name) => All.FirstOrDefault(n => n.Name == name);

    private static readonly StoredNumbers[] All =
    [
        .. Both("F32", "FloatStorage", 4, (bytes, i) => BinaryPrimitives.ReadSingleLittleEndian(bytes.Span[(4 * i)..])),
        .. Both("F64", "DoubleStorage", 8, (bytes, i) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes.Span[(8 * i)..])),
        .. Both("F16", "HalfStorage", 2, (bytes, i) => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes.Span[(2 * i)..])),
    ];

    private static StoredNumbers[] Both(string safeTensors, string torch, int bytes, Func<ReadOnlyMemory<byte>, int, float> at) =>
        [new(safeTensors, bytes, at), new(torch, bytes, at)];
}
