using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class DitherTests
{
    // FITS 4.0, appendix I: the generator's state after 10,000 steps from 1 is 1043618065.
    [Fact]
    public void The_generator_ends_where_the_standard_says()
    {
        float[] numbers = Numbers(new Dither(0, 1), 10_000);
        Assert.Equal((float)(16807.0 / int.MaxValue), numbers[0]);
        Assert.Equal((float)(282475249.0 / int.MaxValue), numbers[1]);
        Assert.Equal((float)(1043618065.0 / int.MaxValue), numbers[^1]);
        Assert.All(numbers, number => Assert.InRange(number, 0, 1));
    }

    [Theory]
    [InlineData(0, 5, 4, 1)]
    [InlineData(9_999, 1, 0, 10_000)]
    [InlineData(10_007, 3, 7, 3)]
    [InlineData(2, 9_999, 0, 1)]
    public void Tile_and_seed_count_together_and_wrap_around(long tile, int seed, long sameTile, int sameSeed) =>
        Assert.Equal(Numbers(new Dither(sameTile, sameSeed), 50), Numbers(new Dither(tile, seed), 50));

    // FITS 4.0, section 10.2.1: at the end of the numbers the next tile's starting point follows.
    [Fact]
    public void A_long_tile_goes_on_where_the_next_one_starts()
    {
        var dither = new Dither(6, 1);
        float[] all = Numbers(new Dither(0, 1), 10_000);
        int left = 10_000 - (int)(all[6] * 500);
        Assert.Equal(Numbers(new Dither(7, 1), 300), Numbers(dither, left + 300)[left..]);
    }

    private static float[] Numbers(Dither dither, int count)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = dither.Next();
        return numbers;
    }
}
