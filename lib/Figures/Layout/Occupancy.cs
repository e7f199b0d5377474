namespace HstNotebooks;

/// <summary>Which parts of a frame hold data, on a coarse grid: a legend goes where nothing is hidden.</summary>
internal sealed class Occupancy(Box frame)
{
    private const int Columns = 48, Rows = 36;
    private const double Inset = 6;

    private readonly int[] _cells = new int[Columns * Rows];

    public void Add(double x, double y)
    {
        int i = (int)((x - frame.X) / frame.Width * Columns), j = (int)((y - frame.Y) / frame.Height * Rows);
        if (i is >= 0 and < Columns && j is >= 0 and < Rows) _cells[j * Columns + i]++;
    }

    public void Add(IReadOnlyList<(double X, double Y)> line)
    {
        for (int k = 1; k < line.Count; k++)
        {
            for (int s = 0; s <= 24; s++)
            {
                double t = s / 24.0;
                Add(line[k - 1].X + (line[k].X - line[k - 1].X) * t, line[k - 1].Y + (line[k].Y - line[k - 1].Y) * t);
            }
        }
    }

    /// <summary>An area.</summary>
    public void Fill(Box area)
    {
        for (int j = Row(area.Y); j <= Row(area.Bottom); j++)
        {
            for (int i = Column(area.X); i <= Column(area.Right); i++) _cells[j * Columns + i]++;
        }

        int Column(double x) => Math.Clamp((int)((x - frame.X) / frame.Width * Columns), 0, Columns - 1);
        int Row(double y) => Math.Clamp((int)((y - frame.Y) / frame.Height * Rows), 0, Rows - 1);
    }

    /// <summary>Nothing may stand in a corner, up to a share of the width and the height.</summary>
    public void Fill(Corner corner, double share)
    {
        bool left = corner is Corner.UpperLeft or Corner.LowerLeft, upper = corner is Corner.UpperLeft or Corner.UpperRight;
        for (int j = 0; j < (int)(share * Rows); j++)
        {
            for (int i = 0; i < (int)(share * Columns); i++)
            {
                _cells[(upper ? j : Rows - 1 - j) * Columns + (left ? i : Columns - 1 - i)] += 100;
            }
        }
    }

    /// <summary>The corner of the frame for a box of this size that hides least; the upper right one when all are equal.</summary>
    public (double X, double Y, int Hidden) BestCorner(double width, double height)
    {
        double left = frame.X + Inset, right = frame.Right - Inset - width, top = frame.Y + Inset, bottom = frame.Bottom - Inset - height;
        double middle = frame.CentreX - width / 2;
        (double X, double Y)[] corners = [(right, top), (left, top), (right, bottom), (left, bottom), (middle, top), (middle, bottom)];
        return corners.Select(c => (c.X, c.Y, Hidden(c.X, c.Y, width, height))).MinBy(c => c.Item3);
    }

    /// <summary>The place of a box of this size in a corner of a frame.</summary>
    public static (double X, double Y) In(Box frame, Corner corner, double width, double height) => (
        corner is Corner.UpperLeft or Corner.LowerLeft ? frame.X + Inset : frame.Right - Inset - width,
        corner is Corner.UpperLeft or Corner.UpperRight ? frame.Y + Inset : frame.Bottom - Inset - height);

    private int Hidden(double x, double y, double width, double height)
    {
        int hidden = 0;
        for (int j = 0; j < Rows; j++)
        {
            for (int i = 0; i < Columns; i++)
            {
                double cx = frame.X + (i + 0.5) / Columns * frame.Width, cy = frame.Y + (j + 0.5) / Rows * frame.Height;
                if (cx >= x - 4 && cx <= x + width + 4 && cy >= y - 4 && cy <= y + height + 4) hidden += Math.Min(4, _cells[j * Columns + i]);
            }
        }
        return hidden;
    }
}
