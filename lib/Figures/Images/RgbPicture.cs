using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Three bands in the colours of Lupton et al. (2004); a pixel that any band lacks is grey.</summary>
internal sealed class RgbPicture : Picture
{
    private static readonly Rgb Missing = Rgb.Parse("6E6E6E");

    private readonly ScaledPlane[] _planes;
    private readonly RgbLevels _levels;

    private RgbPicture(ScaledPlane[] planes, RgbLevels levels) => (_planes, _levels) = (planes, levels);

    public override bool HasValues
    {
        get
        {
            for (int i = 0; i < _planes[0].Fractions.Length; i++)
            {
                if (float.IsFinite(_planes[0].Fractions[i] + _planes[1].Fractions[i] + _planes[2].Fractions[i])) return true;
            }
            return false;
        }
    }

    public override string Summary =>
        $"red, green, blue (asinh, stretch {Numbers.Significant(_levels.Stretch)}, Q {Numbers.Significant(_levels.Q)})";

    public static RgbPicture Of(PixelSource[] bands, RgbStyle style)
    {
        var levels = RgbLevels.For(bands, style);
        return new([.. bands
            .Select((band, i) => ScaledPlane.Of(band, levels.Minimum[i], levels.Minimum[i] + 1 / levels.Weights[i]))], levels);
    }

    public override Bitmap AtMost(int longestSide, bool indexed)
    {
        var planes = Array.ConvertAll(_planes, p => p.AtMost(longestSide));
        int width = planes[0].Width, height = planes[0].Height;
        var bytes = new byte[4 * width * height];
        Compute.For(height, y =>
        {
            var to = bytes.AsSpan(4 * (height - 1 - y) * width, 4 * width);
            for (int x = 0; x < width; x++)
            {
                int i = y * width + x;
                var (r, g, b) = Color(planes[0].Fractions[i], planes[1].Fractions[i], planes[2].Fractions[i]);
                (to[4 * x], to[4 * x + 1], to[4 * x + 2], to[4 * x + 3]) = (r, g, b, 255);
            }
        });
        var picture = new Bitmap(width, height, bytes);
        return indexed ? MedianCut.Indexed(picture) : picture;
    }

    private Rgb Color(double red, double green, double blue)
    {
        if (!double.IsFinite(red + green + blue)) return Missing;
        double factor = _levels.Factor((red + green + blue) / 3);
        (red, green, blue) = (Math.Max(0, red * factor), Math.Max(0, green * factor), Math.Max(0, blue * factor));
        // Where a channel would saturate all three are dimmed: the colour stays.
        double most = Math.Max(red, Math.Max(green, blue)), dim = most > 255 ? 255 / most : 1;
        return new((byte)(red * dim), (byte)(green * dim), (byte)(blue * dim));
    }
}
