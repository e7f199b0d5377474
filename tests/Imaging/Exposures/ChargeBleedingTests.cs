using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging.Exposures;

/// <summary>Charge that flows along columns.</summary>
public sealed class ChargeBleedingTests
{
    [Fact]
    public void Charge_flows_up_and_down_until_there_is_room()
    {
        var chip = new Image<float>(4, 9).Map(_ => 10f);
        chip[2, 4] = 300;
        chip[2, 5] = 90;
        double before = chip.Sum();
        ChargeBleeding.Spread(chip, 100);
        // 200 too many: 100 up into rooms of 10 and 90, 100 down into rooms of 90 and 90.
        Assert.Equal([10, 10, 20, 100, 100, 100, 100, 10, 10], Enumerable.Range(0, 9).Select(y => chip[2, y]));
        Assert.Equal(before, chip.Sum());
        Assert.All(Enumerable.Range(0, 9), y => Assert.Equal(10, chip[1, y]));
    }

    [Fact]
    public void What_reaches_the_end_of_a_column_is_lost()
    {
        var chip = new Image<float>(1, 3);
        chip[0, 1] = 1000;
        ChargeBleeding.Spread(chip, 100);
        Assert.Equal([100, 100, 100], chip.Pixels);
    }

    [Fact]
    public void A_full_well_of_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChargeBleeding.Spread(new(3, 2), 0));
}
