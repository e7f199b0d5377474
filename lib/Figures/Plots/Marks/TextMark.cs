namespace HstNotebooks;

/// <summary>A text at a place in data units, or in a corner of the frame.</summary>
public sealed record TextMark : Mark
{
    /// <summary>At a place in data units.</summary>
    public TextMark(double x, double y, string text) => (X, Y, Text) = (x, y, text);

    /// <summary>In a corner of the frame; lines are separated by <c>\n</c>.</summary>
    public TextMark(Corner corner, string text) => (Corner, Text) = (corner, text);

    /// <summary>Data units.</summary>
    public double X { get; }

    /// <summary>Data units.</summary>
    public double Y { get; }

    /// <summary>The corner of the frame; null for a place in data units.</summary>
    public Corner? Corner { get; }

    /// <summary>One or more lines.</summary>
    public string Text { get; }

    /// <summary>Which part of the text is at the place.</summary>
    public TextAlign Align { get; init; } = TextAlign.Left;

    /// <summary>Size relative to the axis labels.</summary>
    public double SizeFactor { get; init; } = 1;

    internal override IEnumerable<double> XValues => Corner is null ? [X] : [];

    internal override IEnumerable<double> YValues => Corner is null ? [Y] : [];
}
