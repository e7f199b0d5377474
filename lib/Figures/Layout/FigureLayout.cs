namespace HstNotebooks;

/// <summary>Places panels on a page: frames of the same kind in one figure have the same margins, so that they line up.</summary>
internal static class FigureLayout
{
    private const double Single = 360, Pair = 648, Many = 720, ColumnGap = 12, RowGap = 10, Edge = 4, TitleSize = 12;

    /// <summary>Lays out a figure, its images as large as the budget allows.</summary>
    public static Drawing Arrange(Page figure, RasterBudget budget)
    {
        var (panels, columns) = (figure.Panels, figure.Columns);
        var look = Look.Of(figure.Theme, columns);
        double page = figure.Width ?? columns switch { 1 => Single, 2 => Pair, _ => Math.Max(Many, 175 * columns) };
        double cell = (page - 2 * Edge - ColumnGap * (columns - 1)) / columns;
        int rows = (panels.Count + columns - 1) / columns;

        var given = panels;

        // Labels depend on the size of the frame and the frame on the room for labels: three rounds settle it.
        var margins = new Margins[panels.Count];
        var frames = new Box[panels.Count];
        Array.Fill(margins, new(45, 18, 40, 32));
        for (int round = 0; round < 3; round++)
        {
            Size(panels, columns, cell, margins, frames);
            panels = [.. given.Select((panel, i) => panel is PlotPanel plot ? PlotPanelLayout.WithRoomForLegend(plot, frames[i], look) : panel)];
            for (int i = 0; i < panels.Count; i++) margins[i] = Room(panels[i], frames[i], look);
            Align(panels, columns, margins);
        }
        Size(panels, columns, cell, margins, frames);

        // A single narrow image needs no wide page.
        if (columns == 1 && figure.Width is null)
        {
            cell = Math.Max(170, Enumerable.Range(0, panels.Count).Max(i => margins[i].Left + frames[i].Width + margins[i].Right));
            page = cell + 2 * Edge;
        }

        var canvas = new Canvas(look);
        var content = new Canvas(look);
        var shared = budget.Shared(panels.OfType<ImagePanel>().Count(), LineBytes(panels));
        double y = Edge;
        if (figure.Heading is { } heading)
        {
            var (text, size) = TextMetrics.Fitted(heading, TitleSize, page - 4 * Edge, bold: true);
            content.Text(page / 2, y + 11, text, size, Anchor.Middle, bold: true);
            y += TitleSize + 8;
        }
        for (int row = 0; row < rows; row++)
        {
            var members = Enumerable.Range(row * columns, Math.Min(columns, panels.Count - row * columns)).ToArray();
            double top = members.Max(i => margins[i].Top), tallest = members.Max(i => frames[i].Height);
            foreach (int i in members)
            {
                double left = Edge + (i % columns) * (cell + ColumnGap);
                double spare = cell - margins[i].Left - margins[i].Right - frames[i].Width;
                var frame = frames[i] with { X = left + margins[i].Left + spare / 2, Y = y + top };
                double titleWidth = 2 * Math.Min(frame.CentreX - left, left + cell - frame.CentreX);
                Draw(panels[i], content, frame, titleWidth, top, look, shared);
            }
            y += top + tallest + members.Max(i => margins[i].Bottom) + (row + 1 < rows ? RowGap : 0);
        }
        y += Edge;
        canvas.Fill(new(0, 0, page, y), figure.Theme.Background);
        foreach (var primitive in content.Primitives) canvas.Add(primitive);
        return new(page, y, canvas.Primitives, figure.Title ?? "figure", figure.Summary);
    }

    // About what contours and points take in print: images get the rest.
    private static int LineBytes(IReadOnlyList<Panel> panels) => panels.Sum(panel => panel switch
    {
        ImagePanel image => 7 * image.ContourVertices,
        PlotPanel plot => 14 * plot.Marks.OfType<PointsMark>().Sum(m => Math.Min(m.X.Count, PlotPanelLayout.MostPoints)),
        _ => 0,
    });

    private static void Size(IReadOnlyList<Panel> panels, int columns, double cell, Margins[] margins, Box[] frames)
    {
        for (int i = 0; i < panels.Count; i++)
        {
            double room = Math.Max(40, cell - margins[i].Left - margins[i].Right);
            frames[i] = panels[i] is ImagePanel image ? ImageFrame(image, room) : new(0, 0, room, room * (columns == 1 ? 0.66 : 0.8));
        }
        // A plot beside an image is as high as the image.
        for (int i = 0; i < panels.Count; i++)
        {
            if (panels[i] is ImagePanel) continue;
            int first = i / columns * columns, end = Math.Min(first + columns, panels.Count);
            double beside = Enumerable.Range(first, end - first).Where(j => panels[j] is ImagePanel).Select(j => frames[j].Height).DefaultIfEmpty(0).Max();
            if (beside >= 60) frames[i] = frames[i] with { Height = beside };
        }
    }

    // Square pixels, unless that would leave a line: then the short side is drawn wider, and the axes tell.
    private static Box ImageFrame(ImagePanel image, double room)
    {
        const double shortest = 1.0 / 12;
        double aspect = Math.Clamp(image.Height / (double)image.Width, shortest, 1 / shortest), highest = 1.25 * room;
        return aspect * room <= highest ? new(0, 0, room, aspect * room) : new(0, 0, highest / aspect, highest);
    }

    private static Margins Room(Panel panel, Box frame, Look look)
    {
        if (panel is PlotPanel plot) return PlotPanelLayout.Axes(plot, frame, look).Margins(frame, plot.Title, plot.Note is not null);
        return ImagePanelLayout.Margins((ImagePanel)panel, frame, look);
    }

    private static void Align(IReadOnlyList<Panel> panels, int columns, Margins[] margins)
    {
        foreach (var alike in Enumerable.Range(0, panels.Count).GroupBy(i => (panels[i] is ImagePanel, columns == 1 ? i : 0)))
        {
            double left = alike.Max(i => margins[i].Left), right = alike.Max(i => margins[i].Right);
            foreach (int i in alike) margins[i] = margins[i] with { Left = left, Right = right };
        }
    }

    private static void Draw(Panel panel, Canvas canvas, Box frame, double titleWidth, double top, Look look, RasterBudget budget)
    {
        switch (panel)
        {
            case ImagePanel image:
                ImagePanelLayout.Draw(image, canvas, frame, look, budget);
                ImagePanelLayout.Axes(image, frame, look).Draw(canvas, frame, image.Title, titleWidth, top);
                break;
            case PlotPanel plot:
                PlotPanelLayout.Draw(plot, canvas, frame, look);
                PlotPanelLayout.Axes(plot, frame, look).Draw(canvas, frame, plot.Title, titleWidth, top);
                break;
        }
    }
}
