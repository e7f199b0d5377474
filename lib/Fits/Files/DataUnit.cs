namespace HstNotebooks.Fits;

/// <summary>The data of an HDU as FITS stores them: big-endian, without the padding.</summary>
internal abstract class DataUnit
{
    public abstract long Length { get; }

    /// <summary>Whether no file is read for them: only such data may be written over a part of a file.</summary>
    public virtual bool IsInMemory => false;

    /// <summary>For reads at offsets within the unit that are multiples of the element size.</summary>
    /// <exception cref="FitsException">The data are not all there.</exception>
    public abstract DataReader Open();

    /// <summary>To be called before memory for all of the unit is allocated: a few bytes may claim to be a large image.</summary>
    /// <exception cref="FitsException">The data are not all there.</exception>
    public virtual void RequirePlausible() { }
}
