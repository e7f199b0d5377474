namespace HstNotebooks;

/// <summary>All that a figure is: panels in reading order and how they stand together.</summary>
/// <param name="Panels">In reading order.</param>
/// <param name="Columns">Panels in a row.</param>
internal sealed record Page(IReadOnlyList<Panel> Panels, int Columns)
{
    /// <summary>Above all panels; null for none.</summary>
    public string? Heading { get; init; }

    /// <summary>Null: that of paper in a file, that of the notebook in a cell.</summary>
    public Theme? Theme { get; init; }

    /// <summary>Width in points; null chooses by the number of columns.</summary>
    public double? Width { get; init; }

    /// <summary>Plots of one column have the same x axis, labelled once.</summary>
    public bool SharedX { get; init; }

    /// <summary>Plots of one row have the same y axis, labelled once.</summary>
    public bool SharedY { get; init; }

    /// <summary>The heading, or the title of the only panel.</summary>
    public string? Title => Heading ?? (Panels.Count == 1 ? Panels[0].Title : null);

    /// <summary>What the figure shows, in one line.</summary>
    public string Summary
    {
        get
        {
            string head = Title is null ? "figure: " : $"figure '{Title}': ";
            if (Panels.Count == 1) return head + Panels[0].Summary;
            return head + $"{Panels.Count} panels: " + string.Join("; ", Panels.Select(p => p.Title is { } t ? $"'{t}' {p.Summary}" : p.Summary));
        }
    }
}
