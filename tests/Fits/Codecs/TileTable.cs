using System.Buffers.Binary;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>The tiles of a compressed image as they lie in its table: a 32-bit descriptor, then perhaps step and zero as doubles.</summary>
internal sealed class TileTable
{
    private readonly byte[] data;
    private readonly int rowLength;

    public TileTable(string path)
    {
        var hdu = FitsFile.Open(path).Hdus.First(h => h.Header.Contains("ZIMAGE"));
        Header = hdu.Header;
        Rows = (int)Header.Integer("NAXIS2");
        rowLength = (int)Header.Integer("NAXIS1");
        data = new byte[hdu.DataLength];
        using var reader = hdu.Data.Open();
        reader.Read(0, data);
    }

    public Header Header { get; }

    public int Rows { get; }

    public ReadOnlySpan<byte> Packed(int row)
    {
        int elementSize = Header["TFORM1"].Value!.ToString()!.Contains("PI", StringComparison.Ordinal) ? 2 : 1;
        int length = Word(row, 0) * elementSize, offset = Word(row, 4);
        return data.AsSpan(Rows * rowLength + offset, length);
    }

    public double Scale(int row) => BinaryPrimitives.ReadDoubleBigEndian(data.AsSpan(row * rowLength + 8));

    public double Zero(int row) => BinaryPrimitives.ReadDoubleBigEndian(data.AsSpan(row * rowLength + 16));

    private int Word(int row, int offset) => BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(row * rowLength + offset));
}
