using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Lines of equal value of an even grid over a part of the plane: confidence regions over points or over a <see cref="GridMark"/>.
/// </summary>
/// <param name="Values">Row 0 at the low end of y, each at the middle of its cell; NaN breaks lines.</param>
/// <param name="XRange">Outer edges of the first and the last column, data units.</param>
/// <param name="YRange">Outer edges of the first and the last row, data units.</param>
/// <param name="Levels">Values of the lines; each has the next line pattern.</param>
public sealed record ContoursMark(
    Image<double> Values, (double Lo, double Hi) XRange, (double Lo, double Hi) YRange, IReadOnlyList<double> Levels) : Mark
{
    internal override IEnumerable<double> XValues => [XRange.Lo, XRange.Hi];

    internal override IEnumerable<double> YValues => [YRange.Lo, YRange.Hi];
}
