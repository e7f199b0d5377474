namespace HstNotebooks;

/// <summary>The part of an HST image that was exposed: a rectangle turned against the grid, inside the image but for its corners.</summary>
internal sealed class ExposedArea(PhangsLikeOptions options)
{
    private readonly double _centreX = (options.Width - 1) / 2.0, _centreY = (options.Height - 1) / 2.0;
    private readonly double _halfWidth = 0.90 * options.Width / 2, _halfHeight = 0.86 * options.Height / 2;
    private readonly (double Sin, double Cos) _turn = Math.SinCos(options.FootprintAngleDeg * Math.PI / 180);

    public bool Contains(int x, int y)
    {
        double dx = x - _centreX, dy = y - _centreY;
        return x >= 0 && y >= 0 && x < options.Width && y < options.Height
            && Math.Abs(dx * _turn.Cos + dy * _turn.Sin) < _halfWidth && Math.Abs(dy * _turn.Cos - dx * _turn.Sin) < _halfHeight;
    }
}
