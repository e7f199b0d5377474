namespace HstNotebooks.Imaging;

/// <summary>An array of any rank with its values in C order (the last index runs fastest), as the weights of a network are
/// stored.</summary>
public sealed record Tensor
{
    /// <summary>Values of this shape; nothing is copied.</summary>
    /// <param name="shape">Length of each dimension, ≥ 0; none for a scalar.</param>
    /// <param name="values">As many as the lengths multiply to.</param>
    /// <exception cref="ArgumentException">The number of values is not that of the shape.</exception>
    public Tensor(IReadOnlyList<int> shape, ReadOnlyMemory<float> values)
    {
        ArgumentNullException.ThrowIfNull(shape);
        long count = 1;
        foreach (int length in shape) count = length >= 0 && count <= Array.MaxLength ? count * length : -1;
        if (count != values.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{values.Length} values do not make a tensor of shape {Describe(shape)}."), nameof(values));
        }
        Shape = [.. shape];
        Values = values;
    }

    /// <summary>Length of each dimension.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The values in C order.</summary>
    public ReadOnlyMemory<float> Values { get; }

    /// <inheritdoc/>
    public override string ToString() => $"tensor {Describe(Shape)}";

    internal static string Describe(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";
}
