using System.IO.Compression;
using System.Numerics;
using System.Text;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Tensors of a file by <c>torch.save(model.state_dict(), file)</c>: a zip archive since PyTorch 1.6, a sequence of pickles and storages
/// before.
/// </summary>
internal static class TorchFile
{
    // The first pickle of the older format holds this number.
    private static readonly BigInteger Magic =
        BigInteger.Parse("119547037146038801333356", System.Globalization.CultureInfo.InvariantCulture);

    public static bool IsZip(ReadOnlySpan<byte> file) => file.StartsWith("PK\x03\x04"u8);

    /// <exception cref="InvalidDataException">It is damaged, or holds something else than a dictionary of tensors.</exception>
    public static OrderedDictionary<string, Tensor> ReadZip(byte[] file)
    {
        long left = file.Length;
        using var zip = new ZipArchive(new MemoryStream(file, writable: false));
        var pickle = zip.Entries.FirstOrDefault(e => e.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
            ?? throw new InvalidDataException("the archive holds no data.pkl, so PyTorch did not write it");
        string folder = pickle.FullName[..^"data.pkl".Length];
        if (zip.GetEntry(folder + "byteorder") is { } order && Encoding.ASCII.GetString(Bytes(order)) != "little")
        {
            throw new InvalidDataException("its numbers are not little-endian");
        }
        var storages = new Dictionary<string, byte[]>();
        return Tensors(TorchPickle.Read(new ByteCursor(Bytes(pickle))), Find, file.Length);

        ReadOnlyMemory<byte> Find(TorchStorage storage)
        {
            if (storages.TryGetValue(storage.Key, out var known)) return known;
            var entry = zip.GetEntry($"{folder}data/{storage.Key}")
                ?? throw new InvalidDataException($"the archive holds no storage {storage.Key}");
            return storages[storage.Key] = Bytes(entry);
        }

        // PyTorch does not compress: all entries together are never longer than the file.
        byte[] Bytes(ZipArchiveEntry entry)
        {
            if (entry.Length > left || entry.CompressedLength != entry.Length)
            {
                throw new InvalidDataException($"{entry.FullName} is compressed or its length is wrong");
            }
            left -= entry.Length;
            var bytes = new byte[entry.Length];
            using var stream = entry.Open();
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <inheritdoc cref="ReadZip"/>
    public static OrderedDictionary<string, Tensor> ReadLegacy(byte[] file)
    {
        var cursor = new ByteCursor(file);
        if (TorchPickle.Read(cursor) is not BigInteger magic || magic != Magic) throw new InvalidDataException("PyTorch did not write it");
        TorchPickle.Read(cursor);   // the version of the format, 1001 ever since
        if (TorchPickle.Read(cursor) is not OrderedDictionary<string, object> system
            || system.GetValueOrDefault("little_endian") is not true)
        {
            throw new InvalidDataException("its numbers are not little-endian");
        }
        object root = TorchPickle.Read(cursor);
        if (TorchPickle.Read(cursor) is not List<object> keys) throw new InvalidDataException("the list of storages is missing");
        var sizes = new Dictionary<string, int>();
        foreach (var storage in Views(root).Select(v => v.Tensor.Storage))
            sizes[storage.Key] = StoredNumbers.Named(storage.Type)?.Bytes ?? 0;
        var storages = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (string key in keys.OfType<string>())
        {
            long count = cursor.Int64();
            if (!sizes.TryGetValue(key, out int bytes) || bytes == 0)
                throw new InvalidDataException($"storage {key} holds no floating point numbers");
            if (count < 0 || count > file.Length) throw new InvalidDataException($"storage {key} is said to hold {count} numbers");
            storages[key] = cursor.Take(count * bytes);
        }
        return Tensors(root, s => storages.TryGetValue(s.Key, out var bytes) ? bytes
            : throw new InvalidDataException($"storage {s.Key} is missing"), file.Length);
    }

    private static OrderedDictionary<string, Tensor> Tensors(object root, Func<TorchStorage, ReadOnlyMemory<byte>> find, long left)
    {
        var tensors = new OrderedDictionary<string, Tensor>();
        foreach (var (name, view) in Views(root))
        {
            var tensor = view.Read(name, find);
            // Tensors may share a storage, but not so often that a small file fills the memory.
            left -= tensor.Values.Length;
            if (left < 0) throw new InvalidDataException("its tensors are more than the file can hold");
            tensors.Add(name, tensor);
        }
        return tensors;
    }

    private static IEnumerable<(string Name, TorchTensor Tensor)> Views(object root) =>
        root is OrderedDictionary<string, object> dictionary
            ? dictionary.Select(p => (p.Key, p.Value as TorchTensor ?? throw new InvalidDataException($"{p.Key} is no tensor")))
            : throw new InvalidDataException("it holds no dictionary of tensors");
}
