using HstNotebooks.Imaging;
using HstNotebooks.Tests.Fits;
using HstNotebooks.Tests.Imaging;

namespace HstNotebooks.Tests;

public sealed class CosmicRayWeightsTests : IDisposable
{
    private static readonly OrderedDictionary<string, Tensor> Weights = FormulaWeights.Make(4, "module.");
    private static readonly Image<float> Scene = FormulaWeights.Scene(21, 14);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_format_gives_the_weights_that_were_written()
    {
        float[] expected = new NeuralCosmicRays(Weights).Predict(Scene).Pixels;
        foreach (byte[] file in new[] { WeightsFile.SafeTensors(Weights), WeightsFile.Zip(Weights), WeightsFile.Legacy(Weights) })
        {
            Assert.Equal(expected, CosmicRayWeights.Read(Write(file)).Predict(Scene).Pixels);
        }
    }

    [Fact]
    public void A_view_is_read_by_its_strides()
    {
        var storage = new TorchStorage("FloatStorage", "0", 7);
        byte[] bytes = [.. Enumerable.Range(0, 7).SelectMany(i => BitConverter.GetBytes((float)i))];
        var tensor = new TorchTensor(storage, 1, [2, 3], [1, 2]).Read("w", _ => bytes);
        Assert.Equal([1, 3, 5, 2, 4, 6], tensor.Values.ToArray());
    }

    [Theory]
    [InlineData(2, 3, 1, 3)]
    [InlineData(0, 3, 1, 1)]
    [InlineData(4, 3, 0, 1)]
    [InlineData(2, 2, -1, 1)]
    [InlineData(long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue)]
    public void A_view_beyond_its_storage_is_refused(long length0, long length1, long stride0, long stride1)
    {
        var tensor = new TorchTensor(new("FloatStorage", "0", 7), 1, [length0, length1], [stride0, stride1]);
        Assert.Throws<InvalidDataException>(() => tensor.Read("w", _ => new byte[28]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nowhere/weights.pth")]
    public void Without_a_file_the_message_says_where_to_find_one(string? path)
    {
        string message = Assert.Throws<ReductionException>(() => CosmicRayWeights.Read(path)).Message;
        Assert.All(["learned_models/mask/ACS-WFC-F606W.pth", "Laplacian", path ?? ""], part =>
            Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pickle_that_calls_a_function_is_refused_by_its_name()
    {
        byte[] pickle = new WeightsFile.Pickle().Global("os", "system").Raw("(").Text("true").Raw("tR.").ToArray();
        Assert.Contains("os system", Refused(WeightsFile.Zip(pickle)), StringComparison.Ordinal);
        Assert.Contains("os system", Refused(pickle), StringComparison.Ordinal);
    }

    public static TheoryData<string> StrangePickles =>
    [
        "",                                     // no object
        ".",                                    // an empty stack
        "N.",                                   // no dictionary
        "}X\x01\0\0\0aK\x01s.",                 // a number where a tensor should be
        "]K\x01K\x02s.",                        // an item set in a list
        "}K\x01K\x02s.",                        // a key that is a number
        "}(K\x01u.",                            // a key without a value
        "t.",                                   // no mark
        "h\x07.",                               // nothing remembered
        "X\xff\xff\xff\x7f",                    // a text longer than the file
        "X\x02\0\0\0\xc3\x28.",                 // not UTF-8
        "\x80\x04.",                            // protocol 4
        "ctorch._utils\n_rebuild_tensor_v2\n)R.",
        "cbuiltins\neval\n.",
        "(X\x07\0\0\0storageK\x01tQ.",
        "]q\0h\0a.",                            // a list that holds itself
        "i",                                    // INST
    ];

    [Theory]
    [MemberData(nameof(StrangePickles))]
    public void Strange_pickles_are_refused(string opcodes) =>
        Refused(WeightsFile.Zip(new WeightsFile.Pickle().Raw(opcodes).ToArray()));

    [Fact]
    public void Tensors_that_share_a_storage_cannot_fill_the_memory()
    {
        var pickle = new WeightsFile.Pickle().Raw("}(");
        for (int i = 0; i < 200; i++)
        {
            pickle.Text(FormattableString.Invariant($"t{i}")).Global("torch._utils", "_rebuild_tensor_v2").Raw("(").Storage("0", 250_000);
            pickle.Int(0).Ints([250_000]).Ints([1]).Raw("tR");
        }
        Assert.Contains("more than the file can hold", Refused(WeightsFile.Zip(pickle.Raw("u.").ToArray(), new byte[1_000_000])),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LongStorage")]
    [InlineData("BFloat16Storage")]
    public void Other_numbers_are_refused_by_their_name(string type)
    {
        var pickle = new WeightsFile.Pickle().Raw("}").Text("w").Global("torch._utils", "_rebuild_tensor_v2").Raw("(")
            .Storage("0", 1, type: type);
        pickle.Int(0).Ints([1]).Ints([1]).Raw("tRs.");
        Assert.Contains(type, Refused(WeightsFile.Zip(pickle.ToArray(), new byte[8])), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_are_refused()
    {
        Refused([]);
        Refused("SIMPLE  =                    T"u8.ToArray());
        Refused([.. WeightsFile.Zip(Weights).Take(2000)]);
        Refused([.. WeightsFile.Legacy(Weights).SkipLast(1)]);
        Refused([.. WeightsFile.SafeTensors(Weights).SkipLast(1)]);
        Assert.Contains("is missing", Refused(WeightsFile.SafeTensors(new Dictionary<string, Tensor>())), StringComparison.Ordinal);
    }

    private string Refused(byte[] file)
    {
        string path = Write(file);
        string message = Assert.Throws<ReductionException>(() => CosmicRayWeights.Read(path)).Message;
        Assert.StartsWith(path + ":", message, StringComparison.Ordinal);
        return message;
    }

    private string Write(byte[] file)
    {
        File.WriteAllBytes(folder["weights"], file);
        return folder["weights"];
    }
}
