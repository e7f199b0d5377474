namespace HstNotebooks;

/// <summary>Names of marks beside a small sample of each, on the page's ground.</summary>
internal sealed record Legend(IReadOnlyList<LegendEntry> Entries, Look Look, double MostWidth)
{
    private const double Padding = 4;

    private double Size => Look.Tick;

    private double KeyWidth => Math.Max(2.4 * Size, Entries.Max(e => e.KeyWidth));

    private double RowHeight => 1.4 * Size;

    private double LabelRoom => Math.Max(20, MostWidth - 2 * Padding - KeyWidth - 4);

    public double Width => 2 * Padding + KeyWidth + 4 + Entries.Max(e => Math.Min(LabelRoom, TextMetrics.Width(e.Label, Size)));

    public double Height => 2 * Padding + RowHeight * Entries.Count - 0.2 * Size;

    public void Draw(Canvas canvas, double x, double y)
    {
        var box = new Box(x, y, Width, Height);
        canvas.Fill(box, Look.Theme.Background, 0.85);
        canvas.Add(new PathShape([box.Outline], new Stroke(Look.Theme.Muted, 0.5, Opacity: 0.4)));
        for (int i = 0; i < Entries.Count; i++)
        {
            double middle = y + Padding + (i + 0.43) * RowHeight;
            double own = Entries[i].KeyWidth > 0 ? Entries[i].KeyWidth : 2.4 * Size;
            Entries[i].DrawKey(canvas, new(x + Padding + KeyWidth - own, middle - 0.4 * Size, own, 0.8 * Size));
            var (text, size) = TextMetrics.Fitted(Entries[i].Label, Size, LabelRoom);
            canvas.Text(x + Padding + KeyWidth + 4, middle + 0.35 * size, text, size);
        }
    }
}
