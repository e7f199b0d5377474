using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Reads the weights of <see cref="NeuralCosmicRays"/> from a file of the user's: safetensors, or a state dictionary saved by PyTorch
/// (<c>.pth</c>, the zip format since 1.6 and the one before). A PyTorch file is a pickle, a program: it is not executed, and everything
/// but tensors in a dictionary is refused. The names and shapes that are expected are <see cref="NeuralCosmicRays.LayerTable"/>.
/// </summary>
public static class CosmicRayWeights
{
    // The published file has 0.4 MB; the widest network that is read 6.5 MB.
    private const long LargestFile = 64 << 20;

    /// <summary>The mask network with the weights of this file.</summary>
    /// <param name="path">
    /// For example <c>learned_models/mask/ACS-WFC-F606W.pth</c> of the deepCR project. It is not part of this library.
    /// </param>
    /// <exception cref="ReductionException">
    /// No file is named or there, it is damaged, or it does not hold the weights of this network; the message names the file and says what
    /// to try.
    /// </exception>
    public static NeuralCosmicRays Read(string? path)
    {
        const string obtain =
            "The weights are not part of this library: take learned_models/mask/ACS-WFC-F606W.pth from the deepCR project "
            + "(https://github.com/profjsb/deepCR) and name its path. "
            + "The default detector of cosmic rays, the Laplacian, needs no weights.";
        if (string.IsNullOrWhiteSpace(path))
            throw new ReductionException($"The neural detector of cosmic rays needs a file of weights. {obtain}");
        if (!File.Exists(path)) throw new ReductionException($"{path}: there is no such file of weights. {obtain}");
        try
        {
            long length = new FileInfo(path).Length;
            if (length > LargestFile)
                throw new InvalidDataException(FormattableString.Invariant($"{length} bytes are too many for this network"));
            return new(Tensors(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            throw new ReductionException($"{path}: not a file of weights for the neural detector of cosmic rays: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReductionException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static OrderedDictionary<string, Tensor> Tensors(byte[] file) =>
        TorchFile.IsZip(file) ? TorchFile.ReadZip(file)
        : SafeTensors.Recognises(file) ? SafeTensors.Read(file)
        : file is [0x80, ..] ? TorchFile.ReadLegacy(file)
        : throw new InvalidDataException("it begins neither like safetensors nor like a file of PyTorch");
}
