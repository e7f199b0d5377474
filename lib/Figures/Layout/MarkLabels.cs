namespace HstNotebooks;

/// <summary>
/// Texts beside marks, each where it hides no other: to the right, the left, above or below; one without room is left out.
/// </summary>
internal sealed class MarkLabels(Box frame, Look look)
{
    private const int Most = 100;
    private const double Gap = 2.5;

    private readonly List<Box> _taken = [];
    private int _count;

    /// <summary>Keeps texts away from a place.</summary>
    public void Reserve(Box box) => _taken.Add(box);

    public void Draw(Canvas canvas, string text, Box mark, Rgb color, Rgb halo)
    {
        if (text.Length == 0 || _count == Most) return;
        double width = TextMetrics.Width(text, look.Tick), height = look.Tick;
        (double X, double Y)[] places =
        [
            (mark.Right + Gap, mark.CentreY - height / 2), (mark.X - Gap - width, mark.CentreY - height / 2),
            (mark.CentreX - width / 2, mark.Y - Gap - height), (mark.CentreX - width / 2, mark.Bottom + Gap),
        ];
        foreach (var (x, y) in places)
        {
            var box = new Box(x, y, width, height);
            bool within = x >= frame.X + 1 && y >= frame.Y + 1 && box.Right <= frame.Right - 1 && box.Bottom <= frame.Bottom - 1;
            if (!within || _taken.Exists(t => t.X < box.Right && box.X < t.Right && t.Y < box.Bottom && box.Y < t.Bottom)) continue;
            _taken.Add(box);
            _count++;
            canvas.Text(x, y + 0.85 * height, text, look.Tick, color: color, halo: halo);
            return;
        }
    }
}
