namespace HstNotebooks.Imaging;

/// <summary>Adjacent pixels of a row: columns First to End − 1 of row Y.</summary>
internal readonly record struct PixelRun(int Y, int First, int End)
{
    public int Length => End - First;
}
