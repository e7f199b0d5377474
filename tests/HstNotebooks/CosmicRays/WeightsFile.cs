using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests;

/// <summary>Writes tensors as safetensors, and as PyTorch does in its two formats.</summary>
internal static class WeightsFile
{
    public static byte[] SafeTensors(IReadOnlyDictionary<string, Tensor> tensors)
    {
        var header = new Dictionary<string, object> { ["__metadata__"] = new { format = "pt" } };
        var data = new List<byte>();
        foreach (var (name, tensor) in tensors)
        {
            int from = data.Count;
            data.AddRange(Bytes(tensor));
            header.Add(name, new { dtype = "F32", shape = tensor.Shape, data_offsets = new[] { from, data.Count } });
        }
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }

    public static byte[] Zip(IReadOnlyDictionary<string, Tensor> tensors) =>
        Zip(StateDictionary(tensors), [.. tensors.Values.Select(Bytes)]);

    public static byte[] Zip(byte[] pickle, params byte[][] storages)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            Add("data.pkl", pickle);
            for (int i = 0; i < storages.Length; i++) Add(FormattableString.Invariant($"data/{i}"), storages[i]);
            Add("version", "3\n"u8.ToArray());

            void Add(string name, byte[] bytes)
            {
                using var entry = zip.CreateEntry("weights/" + name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }
        return file.ToArray();
    }

    public static byte[] Legacy(IReadOnlyDictionary<string, Tensor> tensors)
    {
        var file = new List<byte>();
        file.AddRange([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.']);
        file.AddRange([0x80, 2, (byte)'M', 0xe9, 3, (byte)'.']);
        file.AddRange(new Pickle().Raw("}(").Text("little_endian").Raw("\x88").Text("protocol_version").Int(1001).Raw("u.").ToArray());
        file.AddRange(StateDictionary(tensors, legacy: true));
        var keys = new Pickle().Raw("](");
        for (int i = 0; i < tensors.Count; i++) keys.Text(FormattableString.Invariant($"{i}"));
        file.AddRange(keys.Raw("e.").ToArray());
        foreach (var tensor in tensors.Values)
        {
            file.AddRange(BitConverter.GetBytes((long)tensor.Values.Length));
            file.AddRange(Bytes(tensor));
        }
        return [.. file];
    }

    /// <summary>An OrderedDict of tensors, tensor i in storage i.</summary>
    public static byte[] StateDictionary(IReadOnlyDictionary<string, Tensor> tensors, bool legacy = false)
    {
        var pickle = new Pickle().Global("collections", "OrderedDict").Raw(")Rq\x00(");
        int key = 0;
        foreach (var (name, tensor) in tensors)
        {
            pickle.Text(name).Global("torch._utils", "_rebuild_tensor_v2").Raw("(");
            pickle.Storage(FormattableString.Invariant($"{key++}"), tensor.Values.Length, legacy).Int(0);
            pickle.Ints(tensor.Shape).Ints(Strides(tensor.Shape)).Raw("\x89").Global("collections", "OrderedDict").Raw(")RtR");
        }
        // The attribute _metadata, as every state dictionary has it.
        return pickle.Raw("u}").Text("_metadata").Raw("}sb.").ToArray();
    }

    private static IEnumerable<int> Strides(IReadOnlyList<int> shape) =>
        shape.Select((_, d) => shape.Skip(d + 1).Aggregate(1, (a, b) => a * b));

    private static byte[] Bytes(Tensor tensor) => MemoryMarshal.AsBytes(tensor.Values.Span).ToArray();

    /// <summary>Opcodes of a pickle of protocol 2, one after the other.</summary>
    internal sealed class Pickle
    {
        private readonly List<byte> _bytes = [0x80, 2];

        public byte[] ToArray() => [.. _bytes];

        public Pickle Raw(string opcodes)
        {
            _bytes.AddRange(Encoding.Latin1.GetBytes(opcodes));
            return this;
        }

        public Pickle Text(string text) => Raw("X").Raw(Encoding.Latin1.GetString(BitConverter.GetBytes(text.Length))).Raw(text);

        public Pickle Int(int value) => Raw("J").Raw(Encoding.Latin1.GetString(BitConverter.GetBytes(value)));

        public Pickle Ints(IEnumerable<int> values)
        {
            Raw("(");
            foreach (int value in values) Int(value);
            return Raw("t");
        }

        public Pickle Global(string module, string name) => Raw($"c{module}\n{name}\n");

        public Pickle Storage(string key, int count, bool legacy = false, string type = "FloatStorage") =>
            Raw("(").Text("storage").Global("torch", type).Text(key).Text("cpu").Int(count).Raw(legacy ? "NtQ" : "tQ");
    }
}
