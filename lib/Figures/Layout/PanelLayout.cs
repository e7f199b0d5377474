namespace HstNotebooks;

/// <summary>What every panel has, whatever its kind: axes, margins, a place in which it is drawn.</summary>
internal static class PanelLayout
{
    /// <summary>The frame of a panel, as wide as the room allows; its position is set later.</summary>
    public static Box Frame(Panel panel, double room, int columns) => panel switch
    {
        PlotPanel plot => new(0, 0, room, room * PlotPanelLayout.Aspect(plot, columns)),
        ImagePanel image => ImageFrame(image, room),
        _ => throw new InvalidOperationException($"A panel of type {panel.GetType().Name} has no layout."),
    };

    /// <summary>The panel with what depends on the size of its frame settled.</summary>
    public static Panel Fitted(Panel panel, Box frame, Look look) =>
        panel is PlotPanel plot ? PlotPanelLayout.Fitted(plot, frame, look) : panel;

    /// <summary>Room around the frame.</summary>
    public static Margins Room(Panel panel, Box frame, Look look) => panel is ImagePanel image
        ? ImagePanelLayout.Margins(image, frame, look)
        : PlotPanelLayout.Margins((PlotPanel)panel, frame, look);

    /// <summary>Draws a panel with its axes and insets.</summary>
    /// <param name="panel">What to draw.</param>
    /// <param name="canvas">Where to.</param>
    /// <param name="frame">Its frame on the page.</param>
    /// <param name="titleWidth">Room for the title, points.</param>
    /// <param name="top">Room of the row above its frames.</param>
    /// <param name="look">Sizes and colours.</param>
    /// <param name="budget">How large images may become.</param>
    public static void Draw(Panel panel, Canvas canvas, Box frame, double titleWidth, double top, Look look, RasterBudget budget)
    {
        if (panel is ImagePanel image)
        {
            ImagePanelLayout.Draw(image, canvas, frame, look, budget);
            ImagePanelLayout.Axes(image, frame, look).Draw(canvas, frame);
        }
        else if (panel is PlotPanel plot)
        {
            PlotPanelLayout.Draw(plot, canvas, frame, look);
            PlotPanelLayout.Axes(plot, frame, look).Draw(canvas, frame);
        }
        if (Title(panel, frame, titleWidth, top, look) is { } title) canvas.Add(title);
        foreach (var inset in panel.Insets) DrawInset(inset, canvas, frame, look, budget);
    }

    /// <summary>
    /// The title of a panel; those of one row stand on one line, <paramref name="top"/> being the row's room above the frames.
    /// </summary>
    public static TextRun? Title(Panel panel, Box frame, double titleWidth, double top, Look look)
    {
        if (panel.Title is null) return null;
        var (text, size) = TextMetrics.Fitted(panel.Title, look.Title, titleWidth, bold: true);
        return new(frame.CentreX, frame.Y - top + 1.1 * look.Title - 2, text, size, look.Theme.Ink, Anchor.Middle, Bold: true);
    }

    // Square pixels, unless that would leave a line: then the short side is drawn wider, and the axes tell.
    private static Box ImageFrame(ImagePanel image, double room)
    {
        const double shortest = 1.0 / 12;
        double aspect = Math.Clamp(image.Height / (double)image.Width, shortest, 1 / shortest), highest = 1.25 * room;
        return aspect * room <= highest ? new(0, 0, room, aspect * room) : new(0, 0, highest / aspect, highest);
    }

    /// <summary>Where an inset stands in the frame of another panel, and the ground that keeps it apart from what lies under it.</summary>
    public static (PlacedPanel Panel, Box Ground) PlaceInset(Inset inset, Box outer, Look small)
    {
        const double padding = 3, distance = 5;
        double width = inset.Share * outer.Width, room = 0.75 * width;
        var panel = inset.Panel;
        Margins margins = default;
        var frame = Frame(panel, room, 3);
        for (int round = 0; round < 3; round++)
        {
            margins = Room(panel, frame, small);
            room = Math.Max(20, width - margins.Left - margins.Right);
            frame = Frame(panel, room, 3);
            panel = Fitted(inset.Panel, frame, small);
        }
        double height = margins.Top + frame.Height + margins.Bottom;
        bool left = inset.Corner is Corner.UpperLeft or Corner.LowerLeft, upper = inset.Corner is Corner.UpperLeft or Corner.UpperRight;
        var ground = new Box(
            left ? outer.X + distance : outer.Right - distance - width - padding,
            upper ? outer.Y + distance : outer.Bottom - distance - height - padding,
            width + padding, height + padding);
        frame = frame with { X = ground.X + margins.Left + padding / 2, Y = ground.Y + margins.Top + padding / 2 };
        return (new(panel, frame, frame.Width, margins.Top), ground);
    }

    private static void DrawInset(Inset inset, Canvas canvas, Box outer, Look look, RasterBudget budget)
    {
        var small = look.ForInset();
        var ((panel, frame, titleWidth, top), ground) = PlaceInset(inset, outer, small);
        canvas.Fill(ground, look.Theme.Background, 0.88);
        Draw(panel, canvas, frame, titleWidth, top, small, budget);
    }
}
