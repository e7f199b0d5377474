namespace HstNotebooks.Imaging;

/// <summary>Groups of touching pixels. Corresponds to <c>scipy.ndimage.label</c>.</summary>
public static class ConnectedPixels
{
    /// <summary>
    /// Numbers the groups of touching true pixels 1, 2, … in the order of their first pixel, row after row; other pixels are 0.
    /// </summary>
    /// <param name="mask">The mask.</param>
    /// <param name="connectivity">Which pixels touch; default: edges and corners.</param>
    /// <returns>The label map, and how many groups it has.</returns>
    public static (Image<int> Labels, int Count) Label(Image<bool> mask, Connectivity connectivity = Connectivity.Eight)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var runs = new List<PixelRun>();
        for (int y = 0; y < mask.Height; y++)
        {
            ReadOnlySpan<bool> row = mask.Row(y);
            for (int x = 0, length; (length = row[x..].IndexOf(true)) >= 0;)
            {
                int first = x + length;
                length = row[first..].IndexOf(false);
                x = length < 0 ? row.Length : first + length;
                runs.Add(new(y, first, x));
            }
        }
        var labels = new int[runs.Count];
        PixelRun[] all = [.. runs];
        int count = PixelRuns.Label(all, connectivity, minPixels: 1, labels);
        return (PixelRuns.Paint(all, labels, mask.Width, mask.Height), count);
    }
}
