namespace HstNotebooks;

/// <summary>Places panels on a page: all frames are equally wide, those of one column begin and end at the same place.</summary>
internal static class FigureLayout
{
    private const double Single = 360, Pair = 648, Many = 720, Edge = 4, Smallest = 40;

    // Labels depend on the size of the frame and the frame on the room for labels: three rounds settle it.
    private const int Rounds = 3;

    /// <summary>Lays out a figure, its images as large as the budget allows.</summary>
    public static Drawing Arrange(Page figure, RasterBudget budget)
    {
        var page = Place(figure);
        var canvas = new Canvas(page.Look, budget.DotsPerInch);
        if (page.Heading is { } heading) canvas.Add(heading);
        var share = budget.Shared(page.Panels.Count(p => p.Panel is ImagePanel), LineBytes([.. page.Panels.Select(p => p.Panel)]));
        foreach (var (panel, frame, titleWidth, top) in page.Panels) PanelLayout.Draw(panel, canvas, frame, titleWidth, top, page.Look, share);
        var background = new PathShape([new Box(0, 0, page.Width, page.Height).Outline], null, page.Look.Theme.Background);
        return new(page.Width, page.Height, [background, .. canvas.Primitives], figure.Title ?? "figure", figure.Summary);
    }

    /// <summary>Where the panels are, with axes that fit their frames.</summary>
    public static PageLayout Place(Page figure)
    {
        int columns = figure.Columns;
        var look = Look.Of(figure.Theme ?? Theme.Paper, columns);
        var given = SharedAxes.Apply(figure);
        double width = figure.Width ?? columns switch { 1 => Single, 2 => Pair, _ => Math.Max(Many, 175 * columns) };
        double gap = figure.SharedY ? 7 : 12, rowGap = figure.SharedX ? 7 : 10;

        var panels = given;
        var margins = new Margins[panels.Count];
        var frames = new Box[panels.Count];
        Array.Fill(margins, new(45, 18, 40, 32));
        for (int round = 0; round <= Rounds; round++)
        {
            double room = (width - 2 * Edge - gap * (columns - 1) - Enumerable.Range(0, columns).Sum(c => Beside(margins, columns, c))) / columns;
            SetFrames(given, columns, Math.Max(Smallest, room), frames);
            panels = [.. given.Select((panel, i) => PanelLayout.Fitted(panel, frames[i], look))];
            if (round == Rounds) break;
            for (int i = 0; i < panels.Count; i++) margins[i] = PanelLayout.Room(panels[i], frames[i], look);
            AlignColumns(columns, margins);
        }

        // A single narrow image needs no wide page.
        if (columns == 1 && figure.Width is null) width = Math.Max(170, margins[0].Left + frames.Max(f => f.Width) + margins[0].Right) + 2 * Edge;

        var placed = new List<PlacedPanel>(panels.Count);
        double y = Edge + (figure.Heading is null ? 0 : look.Heading + 8);
        for (int row = 0; row * columns < panels.Count; row++)
        {
            int[] members = [.. Enumerable.Range(row * columns, Math.Min(columns, panels.Count - row * columns))];
            double top = members.Max(i => margins[i].Top), tallest = members.Max(i => frames[i].Height), left = Edge;
            foreach (int i in members)
            {
                double cell = margins[i].Left + frames.Max(f => f.Width) + margins[i].Right;
                double spare = cell - margins[i].Left - margins[i].Right - frames[i].Width;
                if (columns == 1) (cell, spare) = (width - 2 * Edge, width - 2 * Edge - margins[i].Left - margins[i].Right - frames[i].Width);
                var frame = frames[i] with { X = left + margins[i].Left + spare / 2, Y = y + top };
                double titleWidth = 2 * Math.Min(frame.CentreX - left, left + cell - frame.CentreX);
                placed.Add(new(panels[i], frame, titleWidth, top));
                left += cell + gap;
            }
            y += top + tallest + members.Max(i => margins[i].Bottom) + ((row + 1) * columns < panels.Count ? rowGap : 0);
        }
        return new(width, y + Edge, look, Heading(figure.Heading, width, look), placed);
    }

    private static TextRun? Heading(string? heading, double width, Look look)
    {
        if (heading is null) return null;
        var (text, size) = TextMetrics.Fitted(heading, look.Heading, width - 4 * Edge, bold: true);
        return new(width / 2, Edge + 0.92 * look.Heading, text, size, look.Theme.Ink, Anchor.Middle, Bold: true);
    }

    // About what contours and points take in print: images get the rest.
    private static int LineBytes(IReadOnlyList<Panel> panels) => panels.Sum(panel => panel switch
    {
        ImagePanel image => 7 * image.ContourVertices,
        PlotPanel plot => 14 * plot.Marks.OfType<PointsMark>().Sum(m => Math.Min(m.X.Count, PlotPoints.MostAsPaths)),
        _ => 0,
    });

    private static void SetFrames(IReadOnlyList<Panel> panels, int columns, double room, Box[] frames)
    {
        for (int i = 0; i < panels.Count; i++) frames[i] = PanelLayout.Frame(panels[i], room, columns);
        // A plot beside an image is as high as the image.
        for (int i = 0; i < panels.Count; i++)
        {
            if (panels[i] is not PlotPanel { Style: { Aspect: null, EqualScale: false } }) continue;
            int first = i / columns * columns, end = Math.Min(first + columns, panels.Count);
            double beside = Enumerable.Range(first, end - first).Where(j => panels[j] is ImagePanel).Select(j => frames[j].Height).DefaultIfEmpty(0).Max();
            if (beside >= 60) frames[i] = frames[i] with { Height = beside };
        }
    }

    private static double Beside(Margins[] margins, int columns, int column) => column < margins.Length
        ? Column(margins, columns, column).Max(m => m.Left + m.Right)
        : 0;

    private static IEnumerable<Margins> Column(Margins[] margins, int columns, int column) =>
        margins.Where((_, i) => i % columns == column);

    private static void AlignColumns(int columns, Margins[] margins)
    {
        for (int column = 0; column < Math.Min(columns, margins.Length); column++)
        {
            double left = Column(margins, columns, column).Max(m => m.Left), right = Column(margins, columns, column).Max(m => m.Right);
            for (int i = column; i < margins.Length; i += columns) margins[i] = margins[i] with { Left = left, Right = right };
        }
    }
}
