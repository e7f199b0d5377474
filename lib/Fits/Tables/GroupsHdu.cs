using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// Random groups (FITS 4.0, section 6): many arrays of one shape, each with a few parameters, as radio interferometry used to store them.
/// </summary>
public sealed class GroupsHdu : Hdu
{
    internal GroupsHdu(Header header, HduLayout layout, DataUnit data, int index) : base(header, layout, data, index)
    {
        ParameterCount = header.Integer("PCOUNT", 0);
        GroupCount = header.Integer("GCOUNT", 1);
        Shape = Array.AsReadOnly<long>([.. layout.Shape.Skip(1)]);
    }

    /// <summary>GCOUNT: the number of groups.</summary>
    public long GroupCount { get; }

    /// <summary>PCOUNT: the number of parameters of each group.</summary>
    public long ParameterCount { get; }

    /// <summary>The shape of the array of a group, fastest axis first (NAXIS2, NAXIS3, …).</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>PTYPEn; "" for a parameter without a name. A name may repeat: see <see cref="Parameter(string)"/>.</summary>
    /// <exception cref="FitsException">There are more parameters than FITS can name (999), or a PTYPEn is not text.</exception>
    public IReadOnlyList<string> ParameterNames
    {
        get
        {
            if (ParameterCount > 999)
            {
                throw new FitsException(Invariant($"{Header.Origin}: PCOUNT is {ParameterCount}; FITS names up to 999."));
            }
            return [.. Enumerable.Range(1, (int)ParameterCount).Select(n => Header.Text($"PTYPE{n}", ""))];
        }
    }

    /// <summary>How a value is stored: 8 (unsigned), 16, 32, 64 (signed integers), −32, −64 (floating-point).</summary>
    public int Bitpix => Layout.Bitpix;

    private int ValueBytes => Math.Abs(Bitpix) / 8;

    private long ArrayLength => GroupCount == 0 ? 0 : DataLength / ValueBytes / GroupCount - ParameterCount;

    /// <summary>
    /// A parameter of all groups: PZEROn + PSCALn × stored. Parameters of the same name are added, which is how a number is given
    /// in more digits than one value holds. Names are found without regard to case.
    /// </summary>
    /// <exception cref="FitsException">
    /// There is no such parameter (the message names those there are), or the data cannot be read.
    /// </exception>
    public double[] Parameter(string name)
    {
        var names = ParameterNames;
        int[] indices = [.. Enumerable.Range(0, names.Count).Where(i => names[i].Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (indices.Length == 0) throw new FitsException($"{Header.Origin} has no parameter {name}; it has {string.Join(", ", names)}.");
        double[] sum = Parameter(indices[0]);
        foreach (int index in indices.AsSpan(1))
        {
            double[] more = Parameter(index);
            for (int i = 0; i < sum.Length; i++) sum[i] += more[i];
        }
        return sum;
    }

    /// <summary>A single parameter of all groups, by its place (0-based): PZEROn + PSCALn × stored.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    /// <exception cref="FitsException">The data cannot be read.</exception>
    public double[] Parameter(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, ParameterCount);
        double scale = Header.Double($"PSCAL{index + 1}", 1), zero = Header.Double($"PZERO{index + 1}", 0);
        Card[] scaling = [CardFormat.Real("BSCALE", scale, ""), CardFormat.Real("BZERO", zero, "")];
        var header = new Header(scaling, Invariant($"{Header.Origin}, parameter {index + 1}"));
        return Values(header, index, 1, 0, GroupCount, [GroupCount]).Read<double>();
    }

    /// <summary>
    /// The arrays of all groups, one after the other, as physical values; converted as by <see cref="ImageHdu.Read{T}()"/>.
    /// </summary>
    /// <exception cref="FitsException">As <see cref="ImageHdu.Read{T}()"/>.</exception>
    /// <exception cref="NotSupportedException">T is no type of pixels.</exception>
    public T[] Read<T>() where T : unmanaged =>
        Values(Header, ParameterCount, ArrayLength, 0, GroupCount, [.. Shape, GroupCount]).Read<T>();

    /// <summary>The array of one group, 0-based; see the other overload.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such group.</exception>
    /// <exception cref="FitsException">As <see cref="ImageHdu.Read{T}()"/>.</exception>
    /// <exception cref="NotSupportedException">T is no type of pixels.</exception>
    public T[] Read<T>(long group) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, GroupCount);
        return Values(Header, ParameterCount, ArrayLength, group, 1, Shape).Read<T>();
    }

    // Some values of each group, as the pixels of an image.
    private ImageHdu Values(Header header, long first, long count, long firstGroup, long groups, IReadOnlyList<long> shape)
    {
        long groupBytes = (ParameterCount + ArrayLength) * ValueBytes;
        var values = new StridedDataUnit(Data, firstGroup * groupBytes + first * ValueBytes, groupBytes, count * ValueBytes, groups);
        return new ImageHdu(header, new HduLayout("IMAGE", Bitpix, shape, IsImage: true, values.Length), values, Index);
    }
}
