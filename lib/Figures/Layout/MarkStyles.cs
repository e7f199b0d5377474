namespace HstNotebooks;

/// <summary>Gives every mark of a plot the colour, pattern and shape that its caller left open.</summary>
internal static class MarkStyles
{
    /// <summary>The marks with nothing left open, in their order.</summary>
    public static IReadOnlyList<Mark> Chosen(IReadOnlyList<Mark> marks, Theme theme)
    {
        int colors = 0, lines = 0, points = 0;
        var latest = theme.Series[0];
        var chosen = new List<Mark>(marks.Count);
        foreach (var mark in marks)
        {
            var color = mark switch
            {
                { Color: { } own } => own,
                RuleMark => theme.Muted,
                TextMark => theme.Ink,
                BandMark => latest,
                DensityMark or GridMark or PointsMark { ColorBy: not null } => theme.Ink,
                _ => theme.Series[colors++ % theme.Series.Count],
            };
            if (mark is PointsMark or LineMark or StepsMark) latest = color;
            chosen.Add(mark switch
            {
                LineMark line => line with { Color = color, Dash = line.Dash ?? (Dash)(lines++ % 4) },
                StepsMark steps => steps with { Color = color, Dash = steps.Dash ?? (Dash)(lines++ % 4) },
                PointsMark p => p with { Color = color, Shape = p.Shape ?? (MarkerShape)(points++ % 4) },
                _ => mark with { Color = color },
            });
        }
        return chosen;
    }
}
