using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging.Exposures;

/// <summary>Chips combined into one image.</summary>
public sealed class ChipCombinationTests
{
    [Fact]
    public void A_whole_shift_copies_the_pixels()
    {
        var chip = Chip(Ramp(7, 5), 2, 0, -2, -3);
        var combined = ChipCombination.Drizzle([chip], 12, 9);
        for (int y = 0; y < 9; y++)
        {
            for (int x = 0; x < 12; x++)
            {
                bool isInside = x is >= 2 and < 9 && y is >= 3 and < 8;
                Assert.Equal(isInside ? chip.Electrons[x - 2, y - 3] / 2 : float.NaN, combined.Science[x, y]);
                Assert.Equal(isInside ? 2 : 0, combined.Weight[x, y]);
                Assert.Equal(isInside ? 1 : 0, combined.Context[0][x, y]);
                Assert.Equal(isInside ? 1 : 0, combined.Exposures[x, y]);
            }
        }
    }

    [Fact]
    public void A_fraction_of_a_pixel_shares_by_area()
    {
        var chip = Chip(Ramp(7, 5), 1, 0, 0.25, 0.5);
        var combined = ChipCombination.Drizzle([chip], 7, 5);
        // The ramp is linear, so that interpolation finds its value between the pixels.
        Assert.Equal(2.25f + 10 * 1.5f, combined.Science[2, 1], 1e-5f);
        // Three quarters of the last pixel of the row are under the output's: of its height all, as two rows share it.
        Assert.Equal(0.75f, combined.Weight[6, 1], 1e-6f);
        Assert.Equal(6 + 10 * 1.5f, combined.Science[6, 1], 1e-5f);
    }

    [Fact]
    public void Pixels_that_are_not_used_take_no_part()
    {
        Image<float> first = Ramp(6, 4), second = Ramp(6, 4);
        first[3, 2] = float.NaN;
        var combined = ChipCombination.Drizzle([Chip(first, 3, 0, 0, 0), Chip(second, 1, 1, 0.5, 0)], 6, 4);
        Assert.Equal(23.5f, combined.Science[3, 2]);
        Assert.Equal(1, combined.Weight[3, 2]);
        Assert.Equal(2, combined.Context[0][3, 2]);
        Assert.Equal(1, combined.Exposures[3, 2]);
        Assert.Equal(3, combined.Context[0][1, 1]);
        Assert.Equal((11 + 11.5f) / 4, combined.Science[1, 1]);
    }

    [Fact]
    public void More_than_32_chips_take_a_second_plane()
    {
        var chips = Enumerable.Range(0, 70).Select(k => Chip(Ramp(3, 2), 1, k / 2, -(k % 2) * 4, 0)).ToArray();
        var combined = ChipCombination.Drizzle(chips, 8, 2);
        Assert.Equal(3, combined.Context.Count);
        Assert.Equal(0x55555555, combined.Context[1][1, 0]);
        Assert.Equal(unchecked((int)0xAAAAAAAA), combined.Context[0][5, 1]);
        Assert.Equal(0b010101, combined.Context[2][0, 0]);
        Assert.Equal(35, combined.Exposures[1, 1]);
        Assert.Equal(0, combined.Exposures[3, 1]);
    }

    [Fact]
    public void The_noise_of_a_pixel_is_two_thirds_over_all_fractions()
    {
        var placement = new ChipPlacement(0.3, 1.0021, 0.0047, 5.1, -0.0036, 0.9984);
        var noise = WhiteNoise.Add(new Image<float>(420, 330), 1, 5);
        var combined = ChipCombination.Drizzle([new(noise, 1, 0, placement)], 400, 300);
        Assert.DoesNotContain(combined.Science.Pixels, float.IsNaN);
        double rms = Math.Sqrt(combined.Science.Pixels.Average(p => (double)p * p));
        Assert.Equal(2 / 3.0, rms, 0.01);
    }

    [Fact]
    public void A_placement_leads_there_and_back()
    {
        var placement = new ChipPlacement(3, 1.01, 0.02, -4, -0.03, 0.98);
        var (x, y) = placement.ToChip(17, 5);
        Assert.Equal((3 + 1.01 * 17 + 0.02 * 5, -4 - 0.03 * 17 + 0.98 * 5), (x, y));
        var (backX, backY) = placement.ToOutput(x, y);
        Assert.Equal(17, backX, 1e-12);
        Assert.Equal(5, backY, 1e-12);
    }

    internal static DitheredChip Chip(Image<float> pixels, double exposureS, int exposure, double x0, double y0) =>
        new(pixels, exposureS, exposure, new(x0, 1, 0, y0, 0, 1));

    private static Image<float> Ramp(int width, int height)
    {
        var image = new Image<float>(width, height);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = i % width + 10 * (i / width);
        return image;
    }
}
