using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class ByteShuffleTests
{
    [Fact]
    public void Bytes_go_by_significance()
    {
        byte[] split = new byte[6];
        ByteShuffle.Split([0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC], split, 2);
        Assert.Equal<byte>([0x12, 0x56, 0x9A, 0x34, 0x78, 0xBC], split);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Elements_come_back_in_any_number(int elementSize)
    {
        foreach (int count in (int[])[0, 1, 31, 2048, 5001])
        {
            byte[] elements = new byte[count * elementSize], split = new byte[elements.Length], joined = new byte[elements.Length];
            new Random(count).NextBytes(elements);
            ByteShuffle.Split(elements, split, elementSize);
            ByteShuffle.Join(split, joined, elementSize);
            Assert.Equal(elements, joined);
        }
    }

    [Theory]
    [InlineData(8, 12)]
    [InlineData(7, 7)]
    public void A_part_of_an_element_is_refused(int from, int to) =>
        Assert.Throws<InvalidDataException>(() => ByteShuffle.Join(new byte[from], new byte[to], 4));
}
