using System.Buffers;
using System.Numerics;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// The bit planes of a quadrant of H-compress coefficients. A node of a tree is four bits that say which of its quarters hold a one; the
/// nodes that do follow, Huffman coded, level by level down to single pixels.
/// </summary>
internal static class QuadTree
{
    private const int LongestCode = 6;
    private const int MaxPlanes = 63;

    // The codes of nodes 0 to 15 and their lengths in bits: those with a single one are the most frequent.
    private static ReadOnlySpan<byte> Codes =>
        [0x3E, 0x00, 0x01, 0x08, 0x02, 0x09, 0x1A, 0x1B, 0x03, 0x1C, 0x0A, 0x1D, 0x0B, 0x1E, 0x3F, 0x0C];

    private static ReadOnlySpan<byte> CodeLengths => [6, 3, 3, 4, 3, 4, 5, 5, 3, 5, 4, 5, 4, 5, 6, 4];

    // The node and its code's length for each six bits that a stream may go on with.
    private static readonly (byte Node, byte Length)[] Decoding = MakeDecoding();

    /// <summary>Sets the bits of the planes, the highest first, in a quadrant that is zero before.</summary>
    public static void Read(ref BitReader bits, HPlane quadrant, int planes)
    {
        if (planes > MaxPlanes)
            throw new InvalidDataException(Invariant($"The H-compress stream has {planes} bit planes; expected at most {MaxPlanes}."));
        // A tree of an empty quadrant has one node all the same.
        int width = Math.Max(1, (quadrant.Width + 1) / 2), height = Math.Max(1, (quadrant.Height + 1) / 2);
        byte[] scratch = ArrayPool<byte>.Shared.Rent(2 * width * height);
        try
        {
            var nodes = scratch.AsSpan(0, width * height);
            var parents = scratch.AsSpan(width * height, width * height);
            for (int plane = planes - 1; plane >= 0; plane--)
            {
                switch (bits.Read(4))
                {
                    case 0: ReadDirectly(ref bits, quadrant.IsEmpty ? [] : nodes); break;
                    case 15: ReadTree(ref bits, nodes, parents, width, height); break;
                    case uint kind:
                        throw new InvalidDataException(Invariant(
                            $"The H-compress stream is damaged: bit plane {plane} begins with {kind}; expected 0 or 15."));
                }
                if (!quadrant.IsEmpty) Insert(nodes, quadrant, plane);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    // A plane that would not gain by the tree: its lowest nodes as they are.
    private static void ReadDirectly(ref BitReader bits, Span<byte> nodes)
    {
        foreach (ref byte node in nodes) node = (byte)bits.Read(4);
    }

    private static void ReadTree(ref BitReader bits, Span<byte> nodes, Span<byte> parents, int width, int height)
    {
        int levels = BitOperations.Log2((uint)Math.Max(width, height) * 2 - 1);
        // The levels take turns in the two buffers, so that the last one is in nodes.
        if (levels % 2 != 0) Swap(ref nodes, ref parents);
        nodes[0] = ReadNode(ref bits);
        for (int level = levels - 1; level >= 0; level--)
        {
            int levelWidth = HTransform.Shrunk(width, level), levelHeight = HTransform.Shrunk(height, level);
            int parentWidth = HTransform.Shrunk(width, level + 1);
            Swap(ref nodes, ref parents);
            // Nodes are stored from the last to the first.
            for (int y = levelHeight - 1; y >= 0; y--)
            {
                for (int x = levelWidth - 1; x >= 0; x--)
                {
                    int parent = parents[y / 2 * parentWidth + x / 2];
                    nodes[y * levelWidth + x] = (parent & Quarter(x, y)) != 0 ? ReadNode(ref bits) : (byte)0;
                }
            }
        }
    }

    private static void Insert(ReadOnlySpan<byte> nodes, HPlane quadrant, int plane)
    {
        int width = (quadrant.Width + 1) / 2;
        for (int y = 0; y < quadrant.Height; y++)
        {
            var row = quadrant.Row(y);
            var nodeRow = nodes.Slice(y / 2 * width, width);
            // Without a branch: the lowest planes are noise, in which it would be mispredicted.
            int shift = 3 - 2 * (y & 1);
            for (int x = 0; x < row.Length; x++) row[x] |= (long)((nodeRow[x >> 1] >> (shift - (x & 1))) & 1) << plane;
        }
    }

    private static int Quarter(int x, int y) => 8 >> (2 * (y & 1) + (x & 1));

    private static void Swap(ref Span<byte> a, ref Span<byte> b)
    {
        var c = a;
        a = b;
        b = c;
    }

    private static byte ReadNode(ref BitReader bits)
    {
        var (node, length) = Decoding[bits.Peek(LongestCode)];
        bits.Skip(length);
        return node;
    }

    private static (byte Node, byte Length)[] MakeDecoding()
    {
        var decoding = new (byte, byte)[1 << LongestCode];
        for (int node = 0; node < Codes.Length; node++)
        {
            int rest = LongestCode - CodeLengths[node];
            decoding.AsSpan(Codes[node] << rest, 1 << rest).Fill(((byte)node, CodeLengths[node]));
        }
        return decoding;
    }
}
