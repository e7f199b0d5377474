namespace HstNotebooks.Fits;

/// <summary>Bytes that can be read at any offset while it is open.</summary>
internal abstract class DataReader : IDisposable
{
    /// <summary>Fills <paramref name="target"/> with the bytes from <paramref name="offset"/> on.</summary>
    /// <exception cref="FitsException">The bytes cannot be read.</exception>
    public abstract void Read(long offset, Span<byte> target);

    public virtual void Dispose() { }
}
