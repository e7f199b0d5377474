namespace HstNotebooks;

/// <summary>What an image panel shows: pixels that know their colours, at any size.</summary>
internal abstract class Picture
{
    /// <summary>Whether there is anything to show but missing pixels.</summary>
    public abstract bool HasValues { get; }

    /// <summary>What is shown and from which value to which, in a few words.</summary>
    public abstract string Summary { get; }

    /// <summary>How values become colours; null where no colour bar can say it.</summary>
    public virtual ColorScale? Scale => null;

    /// <summary>Names of single colours, where there are few.</summary>
    public virtual IReadOnlyList<(string Name, Rgb Color)> Swatches => [];

    /// <summary>The pixels with no side longer than <paramref name="longestSide"/>, the top row first.</summary>
    /// <param name="longestSide">Pixels.</param>
    /// <param name="indexed">At most 256 colours, which pack well.</param>
    public abstract Bitmap AtMost(int longestSide, bool indexed);
}
