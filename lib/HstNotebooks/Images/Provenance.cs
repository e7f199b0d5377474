using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>A file that went into a product.</summary>
/// <param name="Name">Its name without folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, hexadecimal.</param>
public sealed record InputFile(string Name, string Sha256)
{
    /// <summary>Reads the file and takes its checksum.</summary>
    /// <exception cref="ReductionException">The file cannot be read.</exception>
    public static InputFile Of(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReductionException($"{path} cannot be read: {e.Message}", e);
        }
    }
}

/// <summary>Where a product comes from: software, step, inputs and options; written into its header and read back from it.</summary>
/// <param name="Software">Name and version of the library.</param>
/// <param name="Step">The step of the workflow.</param>
/// <param name="Inputs">The files that went in.</param>
/// <param name="OptionsJson">The options record as JSON.</param>
public sealed record Provenance(string Software, string Step, IReadOnlyList<InputFile> Inputs, string OptionsJson)
{
    // Two digits, from 01.
    private const int MostInputs = 99;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Of a step done by this library with these inputs and options.</summary>
    public static Provenance Of<TOptions>(string step, TOptions options, params IEnumerable<InputFile> inputs) =>
        new($"HstNotebooks {Library.Version}", step, [.. inputs], JsonSerializer.Serialize(options, Json));

    /// <summary>The options record that made the product.</summary>
    public TOptions Options<TOptions>() => JsonSerializer.Deserialize<TOptions>(OptionsJson, Json)
        ?? throw new ReductionException($"The product's options are empty: '{OptionsJson}'.");

    /// <summary>
    /// Writes the cards HSTNBVER, HSTNBSTP, HSTNBOPT, and HSTNBInn and HSTNBSnn (name and SHA-256) for each input, in place of those that
    /// an earlier step left in the header.
    /// </summary>
    public void WriteTo(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        for (int i = 0; i < MostInputs; i++)
        {
            header.Remove(Key('I', i));
            header.Remove(Key('S', i));
        }
        header.Set("HSTNBVER", Software, "software that made this product");
        header.Set("HSTNBSTP", Step, "step of the workflow");
        header.Set("HSTNBOPT", OptionsJson, "options, JSON");
        for (int i = 0; i < Inputs.Count; i++)
        {
            header.Set(Key('I', i), Inputs[i].Name, "input file");
            header.Set(Key('S', i), Inputs[i].Sha256);
        }
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote; null when the product has no provenance.</summary>
    public static Provenance? Read(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (!header.Contains("HSTNBVER")) return null;
        var inputs = Enumerable.Range(0, MostInputs).TakeWhile(i => header.Contains(Key('I', i)))
            .Select(i => new InputFile(header.Text(Key('I', i)), header.Text(Key('S', i))));
        return new(header.Text("HSTNBVER"), header.Text("HSTNBSTP"), [.. inputs], header.Text("HSTNBOPT"));
    }

    private static string Key(char kind, int i) => string.Create(CultureInfo.InvariantCulture, $"HSTNB{kind}{i + 1:00}");
}
