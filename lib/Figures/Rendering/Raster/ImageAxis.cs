namespace HstNotebooks;

/// <summary>Which pixels of an image a pixel of the page shows, along one axis.</summary>
internal readonly record struct ImageAxis
{
    private readonly int _start, _count;
    private readonly double _step;

    /// <param name="from">Where the image begins, in pixels of the page.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="count">Its pixels.</param>
    /// <param name="length">Pixels of the page.</param>
    public ImageAxis(double from, double to, int count, int length)
    {
        // Far outside the page is as good as outside.
        double limit = 4.0 * length + 4096;
        _start = (int)Math.Round(Math.Clamp(from, -limit, limit));
        int end = Math.Max(_start + 1, (int)Math.Round(Math.Clamp(to, -limit, limit)));
        (From, To, _count) = (Math.Clamp(_start, 0, length), Math.Clamp(end, 0, length), count);
        _step = count / (double)(end - _start);
    }

    /// <summary>The first pixel of the page that shows the image.</summary>
    public int From { get; }

    /// <summary>The one after the last.</summary>
    public int To { get; }

    /// <summary>Whether a pixel of the page shows more than one of the image.</summary>
    public bool Reduces => _step > 1;

    /// <summary>The pixel of the image below the centre of one of the page.</summary>
    public int Nearest(int at) => Math.Min(_count - 1, (int)((at - _start + 0.5) * _step));

    /// <summary>The pixels of the image that one of the page shows.</summary>
    public (int First, int End) Shown(int at)
    {
        if (!Reduces) return (Nearest(at), Nearest(at) + 1);
        int first = Math.Min(_count - 1, (int)((at - _start) * _step));
        return (first, Math.Clamp((int)Math.Ceiling((at - _start + 1) * _step), first + 1, _count));
    }

    /// <summary>The share of one of them; all shares add up to one.</summary>
    public float Weight(int at, int pixel)
    {
        if (!Reduces) return 1;
        double from = Math.Max((at - _start) * _step, pixel), to = Math.Min((at - _start + 1) * _step, pixel + 1);
        return (float)(Math.Max(0, to - from) / _step);
    }
}
