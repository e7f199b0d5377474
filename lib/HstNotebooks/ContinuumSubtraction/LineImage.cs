using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>A narrow band without its continuum.</summary>
/// <param name="Line">Narrow band − continuum, with its error.</param>
/// <param name="Continuum">The continuum.</param>
/// <param name="Quality">Bits of <see cref="LineQuality"/>.</param>
public sealed record LineImage(HstImage Line, HstImage Continuum, Image<byte> Quality)
{
    /// <summary>Pixels of the line image that have this bit, as a fraction of those that have a value or a reason for none.</summary>
    public double Fraction(LineQuality quality)
    {
        int all = 0, with = 0;
        for (int i = 0; i < Quality.Pixels.Length; i++)
        {
            bool has = (Quality.Pixels[i] & (byte)quality) != 0;
            if (has) with++;
            if (has || !float.IsNaN(Line.Science.Pixels[i])) all++;
        }
        return all == 0 ? 0 : (double)with / all;
    }

    /// <summary>Whether the continuum carries the subtraction.</summary>
    public Verdict Verdict => new(
    [
        Check.AtMost("pixels with a continuum ≤ 0", 100 * Fraction(LineQuality.NonPositiveContinuum), 30, 90, "%",
            "the background of the broad bands is subtracted too much: anchor to MUSE, or measure the sky"),
        Check.AtMost("pixels with linear continuum", 100 * Fraction(LineQuality.LinearContinuum), 95, 100, "%",
            "the broad bands are hardly detected: the continuum is noise"),
    ]);

    /// <summary>Line and continuum side by side.</summary>
    public Figure ToFigure() => Figure.Grid(2,
        Line.ToFigure(
            new() { Title = $"{Line.Photometry.Filter} − continuum", Interval = Interval.Percentile(99.5), Stretch = Stretch.Asinh }),
        Continuum.ToFigure(new() { Title = "continuum", Interval = Interval.Percentile(99.5), Stretch = Stretch.Asinh }));
}
