namespace HstNotebooks;

/// <summary>One thing for each of the three bands of a continuum subtraction.</summary>
/// <param name="Narrow">The narrow band with the line.</param>
/// <param name="Broad1">The first broad band.</param>
/// <param name="Broad2">The second.</param>
public sealed record Bands<T>(T Narrow, T Broad1, T Broad2)
{
    /// <summary>The three, each with its name: narrow, broad1, broad2.</summary>
    public IReadOnlyList<(string Name, T Value)> Named => [("narrow", Narrow), ("broad1", Broad1), ("broad2", Broad2)];

    /// <summary>The three, in this order.</summary>
    public IReadOnlyList<T> All => [Narrow, Broad1, Broad2];

    /// <summary>Another thing for each.</summary>
    public Bands<TOut> Map<TOut>(Func<T, TOut> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new(f(Narrow), f(Broad1), f(Broad2));
    }

    /// <summary>Another thing for each, made of two.</summary>
    public Bands<TOut> Zip<TOther, TOut>(Bands<TOther> other, Func<T, TOther, TOut> f)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(f);
        return new(f(Narrow, other.Narrow), f(Broad1, other.Broad1), f(Broad2, other.Broad2));
    }
}

/// <summary>Makes <see cref="Bands{T}"/> of lists of three.</summary>
public static class Bands
{
    /// <summary>Narrow, broad1, broad2, in this order.</summary>
    /// <exception cref="ArgumentException">There are not three.</exception>
    public static Bands<T> Of<T>(params IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 3
            ? new(values[0], values[1], values[2])
            : throw new ArgumentException($"Three are needed (narrow, broad1, broad2); there are {values.Count}.", nameof(values));
    }
}
