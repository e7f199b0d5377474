namespace HstNotebooks.Imaging;

/// <summary>The median filter over a mesh.</summary>
internal static class MeshFilter
{
    /// <summary>
    /// The median of a window about every box, cut at the border of the mesh; with a filter threshold only where the level is above it.
    /// </summary>
    public static Image<double> Median(
        Image<double> mesh, Image<double> level, BackgroundMeshOptions options, CancellationToken cancellation)
    {
        if (options.FilterWidth == 1 && options.FilterHeight == 1) return mesh;
        int rx = options.FilterWidth / 2, ry = options.FilterHeight / 2;
        var result = mesh.Clone();
        Compute.For(mesh.Height, y =>
        {
            int bottom = Math.Max(0, y - ry), top = (int)Math.Min(mesh.Height - 1, (long)y + ry);
            var window = new double[(top - bottom + 1) * (int)Math.Min(mesh.Width, options.FilterWidth)];
            for (int x = 0; x < mesh.Width; x++)
            {
                if (options.FilterThreshold is { } threshold && !(level[x, y] > threshold)) continue;
                int left = Math.Max(0, x - rx), right = (int)Math.Min(mesh.Width - 1, (long)x + rx), n = 0;
                for (int row = bottom; row <= top; row++)
                {
                    var part = mesh.Row(row)[left..(right + 1)];
                    part.CopyTo(window.AsSpan(n));
                    n += part.Length;
                }
                result[x, y] = Selection.Median(window.AsSpan(0, n));
            }
        }, cancellation);
        return result;
    }
}
