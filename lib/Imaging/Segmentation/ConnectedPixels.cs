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
        int reach = connectivity == Connectivity.Eight ? 1 : 0;
        var labels = new Image<int>(mask.Width, mask.Height);
        var parent = new List<int> { 0 };   // of provisional labels; the root of a group is its smallest

        // Runs of a row take the label of a touching run of the row before; touching groups are joined.
        for (int y = 0; y < mask.Height; y++)
        {
            var row = mask.Row(y);
            var to = labels.Row(y);
            var before = y > 0 ? labels.Row(y - 1) : [];
            for (int x = 0; x < row.Length; x++)
            {
                if (!row[x]) continue;
                int first = x;
                while (x + 1 < row.Length && row[x + 1]) x++;
                int label = 0;
                for (int i = Math.Max(0, first - reach), end = Math.Min(before.Length - 1, x + reach); i <= end; i++)
                {
                    if (before[i] == 0) continue;
                    int root = Root(parent, before[i]);
                    if (label == 0) label = root;
                    else if (label != root)
                    {
                        (label, root) = (Math.Min(label, root), Math.Max(label, root));
                        parent[root] = label;
                    }
                }
                if (label == 0)
                {
                    label = parent.Count;
                    parent.Add(label);
                }
                to[first..(x + 1)].Fill(label);
            }
        }

        // A root is older than its members, so numbering roots as they come keeps the order of first pixels.
        var final = new int[parent.Count];
        int count = 0;
        for (int i = 1; i < final.Length; i++) final[i] = parent[i] == i ? ++count : final[Root(parent, i)];
        Compute.Rows(mask.Height, y =>
        {
            foreach (ref int label in labels.Row(y)) label = final[label];
        });
        return (labels, count);
    }

    private static int Root(List<int> parent, int label)
    {
        while (parent[label] != label) label = parent[label] = parent[parent[label]];
        return label;
    }
}
