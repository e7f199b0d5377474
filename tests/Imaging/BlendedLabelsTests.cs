using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class BlendedLabelsTests
{
    // Object 10 with a soft border to the sky.
    private static readonly Image<float> Alone = new(5, 5,
    [
        0, 0, 0, 0, 0,
        4.1f, 6.2f, 5.1f, 0, 0,
        10, 10, 10, 4.9f, 0,
        10, 10, 10, 7.25f, 0,
        6.5f, 4.5f, 8.25f, 0.5f, 0,
    ]);

    // Objects 10 and 40 that touch: the border holds 10 f + 40 (1 − f) with f = 0.55, 0.45, 0.9, 0.1, 0.55.
    private static readonly Image<float> Touching = new(5, 5,
    [
        10, 10, 23.5f, 40, 40,
        10, 10, 26.5f, 40, 40,
        10, 10, 13.25f, 40, 40,
        10, 10, 36.75f, 40, 40,
        10, 10, 23.5f, 40, 40,
    ]);

    [Fact]
    public void A_border_pixel_against_the_sky_counts_from_half_coverage() =>
        Assert.Equal([".....", ".##..", "###..", "####.", "#.#.."], TestImages.Draw(BlendedLabels.CoveredByHalf(Alone, 10)));

    [Fact]
    public void Two_objects_that_touch_share_their_border_pixels_by_area()
    {
        Assert.Equal(["###..", "##...", "###..", "##...", "###.."], TestImages.Draw(BlendedLabels.CoveredByHalf(Touching, 10)));
        Assert.Equal(["...##", "..###", "...##", "..###", "...##"], TestImages.Draw(BlendedLabels.CoveredByHalf(Touching, 40)));
    }

    [Fact]
    public void The_common_border_of_a_merger_belongs_to_it() =>
        Assert.Equal(25, BlendedLabels.CoveredByHalf(Touching, 10, 40).CountTrue());

    [Fact]
    public void Exact_labels_are_found_without_their_borders()
    {
        Assert.Equal([".....", ".....", "###..", "###..", "....."], TestImages.Draw(BlendedLabels.Equal(Alone, 10)));
        Assert.Equal(Enumerable.Repeat("##.##", 5), TestImages.Draw(BlendedLabels.Equal(Touching, 40, 10)));
        Assert.Equal(0, BlendedLabels.Equal(Touching, 11).CountTrue());
    }

    [Fact]
    public void A_pixel_where_three_labels_meet_is_claimed_by_none()
    {
        // (1, 0) touches 10 and 20 only: 12.5 is ¾ of 10.
        var meeting = new Image<float>(3, 3, [10, 12.5f, 20, 10, 14.5f, 20, 30, 30, 30]);
        Assert.Equal(["##.", "#..", "..."], TestImages.Draw(BlendedLabels.CoveredByHalf(meeting, 10)));
    }

    [Fact]
    public void A_soft_pixel_away_from_the_object_is_not_its()
    {
        var apart = new Image<float>(6, 1, [10, 10, 0, 9.5f, 0, float.NaN]);
        Assert.Equal(["##...."], TestImages.Draw(BlendedLabels.CoveredByHalf(apart, 10)));
    }

    [Fact]
    public void Missing_labels_are_of_no_object()
    {
        var holes = new Image<float>(4, 2, [10, float.NaN, 10, 6.5f, 10, 10, float.NaN, 5.5f]);
        Assert.Equal(["#.##", "##.#"], TestImages.Draw(BlendedLabels.CoveredByHalf(holes, 10)));
    }
}
