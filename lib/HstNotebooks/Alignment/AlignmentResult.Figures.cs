using static System.FormattableString;

namespace HstNotebooks;

public sealed partial record AlignmentResult
{
    /// <summary>Residuals of the stars over the field, and their scatter before and after.</summary>
    public Figure ToFigure() =>
        Figure.Grid(3, ResidualVectors(), Scatter("before", m => m.Before), Scatter("after", m => m.After))
            .WithTitle(Invariant($"{Names}: {Count} stars"));

    /// <summary>Where on the sky each star is and which way it is off after the correction; east is to the left.</summary>
    public Figure ResidualVectors()
    {
        double[] east = [.. Matches.Select(m => -At(m).X)], north = [.. Matches.Select(m => At(m).Y)];
        double largest = Matches.Select(m => Length(m.After)).DefaultIfEmpty(0).Max();
        double field = Corners.Count > 0 ? 2 * Math.Max(Math.Abs(Corners[0].X - Centre.X), Math.Abs(Corners[0].Y - Centre.Y)) : 1;
        return Figure.Plot(
            new PlotStyle { XLabel = "east (″)", YLabel = "north (″)", ReverseX = true, EqualScale = true, Legend = Corner.UpperRight },
            new PointsMark(east, north) { Color = Palette.Orange, Size = 3 },
            new ArrowsMark(east, north, Matches.Select(m => m.After.East / 1000), Matches.Select(m => m.After.North / 1000))
            {
                // The longest is a tenth of the field.
                Exaggeration = largest > 0 ? 100 * field / largest : 1,
                KeyLength = largest > 0 ? largest / 1000 : null,
                Label = Invariant($"{largest:0.0} mas"),
            });
    }

    // Offsets from source to star; of what was clipped too.
    private Figure Scatter(string title, Func<AlignmentMatch, (double East, double North)> offset)
    {
        return Figure.Plot(
            new PlotStyle
            {
                Title = title,
                XLabel = "east (mas)",
                YLabel = "north (mas)",
                ReverseX = true,
                EqualScale = true,
                GridLines = true,
            },
            Marks("used", true, Palette.Blue), Marks("clipped", false, Palette.Vermillion));

        PointsMark Marks(string label, bool isUsed, Rgb color)
        {
            AlignmentMatch[] matches = [.. Matches.Where(m => m.IsUsed == isUsed)];
            return new(matches.Select(m => offset(m).East), matches.Select(m => offset(m).North))
            {
                Color = color,
                Size = 4,
                Label = label,
            };
        }
    }

    private Astrometry.PixelPoint At(AlignmentMatch match) => Plane.SkyToPixel(Images[match.Image].Wcs.PixelToSky(match.Pixel));

    private static double Length((double East, double North) offset) => Math.Sqrt(offset.East * offset.East + offset.North * offset.North);
}
