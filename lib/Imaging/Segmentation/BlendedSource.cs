using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// One source cut out of an image, with a frame of one pixel so that every pixel of the source has eight neighbours. The buffers are used
/// again for the next source.
/// </summary>
internal sealed class BlendedSource
{
    private const int Outside = int.MinValue;

    /// <summary>The convolved pixels, −∞ where they are missing; those outside the source mean nothing.</summary>
    public double[] Values { get; private set; } = [];

    /// <summary>0 in the source; the number of a marker, from 1, where there is one; negative outside the source.</summary>
    public int[] Marks { get; private set; } = [];

    /// <summary>The pixels of the source, in columns and rows of the frame.</summary>
    public List<PixelRun> Runs { get; } = [];

    /// <summary>Steps from one row of the frame to the next.</summary>
    public int Stride { get; private set; }

    public int Label { get; private set; }

    public int Area { get; private set; }

    /// <summary>Pixel of the image at column 1, row 1 of the frame.</summary>
    public (int X, int Y) Corner { get; private set; }

    /// <summary>Of the finite pixels; NaN when there is none.</summary>
    public double Min { get; private set; }

    public double Max { get; private set; }

    public double Sum { get; private set; }

    public void Load<T>(Image<T> image, Image<int> labels, LabelBox source, DeblendOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var box = source.Box;
        (Label, Area, Corner, Stride) = (source.Label, source.Area, (box.X, box.Y), box.Width + 2);
        int size = checked(Stride * (box.Height + 2));
        if (Values.Length < size) (Values, Marks) = (GC.AllocateUninitializedArray<double>(size), GC.AllocateUninitializedArray<int>(size));
        Marks.AsSpan(0, size).Fill(Outside);
        Runs.Clear();
        (Min, Max, Sum) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        var rows = new ConvolvedRows<T>(image, options.Kernel, options.Nan, box.X, box.Width);
        for (int y = 0; y < box.Height; y++)
        {
            var row = rows.At(box.Y + y);
            row.CopyTo(Values.AsSpan((y + 1) * Stride + 1));
            AddRuns(labels.Row(box.Y + y).Slice(box.X, box.Width), y + 1);
        }
        if (Min > Max) (Min, Max) = (double.NaN, double.NaN);
    }

    /// <summary>Sets the marks of the source back to 0.</summary>
    public void ClearMarks()
    {
        foreach (var run in Runs) Marks.AsSpan(run.Y * Stride + run.First, run.Length).Clear();
    }

    public void Mark(ReadOnlySpan<PixelRun> runs, int number)
    {
        foreach (var run in runs) Marks.AsSpan(run.Y * Stride + run.First, run.Length).Fill(number);
    }

    private void AddRuns(ReadOnlySpan<int> labels, int y)
    {
        for (int x = 0; x < labels.Length;)
        {
            int skip = labels[x..].IndexOf(Label);
            if (skip < 0) return;
            int first = x + skip, length = labels[first..].IndexOfAnyExcept(Label);
            x = length < 0 ? labels.Length : first + length;
            var run = new PixelRun(y, first + 1, x + 1);
            Runs.Add(run);
            Marks.AsSpan(y * Stride + run.First, run.Length).Clear();
            foreach (ref double value in Values.AsSpan(y * Stride + run.First, run.Length))
            {
                if (!double.IsFinite(value)) value = double.NegativeInfinity;
                else
                {
                    Min = Math.Min(Min, value);
                    Max = Math.Max(Max, value);
                    Sum += value;
                }
            }
        }
    }
}
