using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Where the numbers of a PyTorch tensor are: a storage of the file.</summary>
/// <param name="Type">For example FloatStorage.</param>
/// <param name="Key">Its name in the file.</param>
/// <param name="Count">How many numbers it holds.</param>
internal sealed record TorchStorage(string Type, string Key, long Count);

/// <summary>A PyTorch tensor as a pickle describes it: a view of a storage.</summary>
/// <param name="Storage">The numbers.</param>
/// <param name="Offset">The first one's index in the storage.</param>
/// <param name="Shape">Length of each dimension.</param>
/// <param name="Strides">Steps in the storage from one index to the next.</param>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    /// <exception cref="InvalidDataException">The view reaches outside the storage, or its type is not read.</exception>
    public Tensor Read(string name, Func<TorchStorage, ReadOnlyMemory<byte>> find)
    {
        var numbers = StoredNumbers.Named(Storage.Type)
            ?? throw new InvalidDataException($"{name} lies in a {Storage.Type}; HalfStorage, FloatStorage and DoubleStorage are read");
        var bytes = find(Storage);
        // Only now is it known that the numbers are there; then a tensor may not be larger than its storage.
        if (Storage.Count < 0 || bytes.Length / numbers.Bytes < Storage.Count)
            throw new InvalidDataException($"the storage of {name} is too short");
        long count = 1, last = Offset;
        bool fits = Offset >= 0 && Shape.Length == Strides.Length && Shape.Length <= 8;
        for (int d = 0; fits && d < Shape.Length; d++)
        {
            fits = Shape[d] >= 1 && Shape[d] <= Storage.Count && Strides[d] >= 0 && Strides[d] <= Storage.Count;
            if (!fits) break;
            count *= Shape[d];
            last += (Shape[d] - 1) * Strides[d];
            fits = count <= Storage.Count && last < Storage.Count;
        }
        if (!fits || last >= Storage.Count)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{name} of shape [{string.Join(", ", Shape)}] from {Offset} does not fit its storage of {Storage.Count}"));
        }
        return new([.. Shape.Select(n => (int)n)], Gather((int)count, bytes, numbers));
    }

    private float[] Gather(int count, ReadOnlyMemory<byte> bytes, StoredNumbers numbers)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            long at = Offset, rest = i;
            for (int d = Shape.Length - 1; d >= 0; d--)
            {
                at += rest % Shape[d] * Strides[d];
                rest /= Shape[d];
            }
            values[i] = numbers.At(bytes, (int)at);
        }
        return values;
    }
}
