namespace HstNotebooks.Imaging;

/// <summary>
/// Boxes without a value take the mean of the ten nearest that have one, weighted by 1 / distance (Shepard 1968); of boxes that are
/// equally far, <see cref="NearestBoxes"/> chooses.
/// </summary>
internal static class MeshFilling
{
    public static void FillExcluded(Image<bool> excluded, Image<double>[] meshes, CancellationToken cancellation)
    {
        var nearest = new NearestBoxes(excluded);
        Compute.For(excluded.Height, y =>
        {
            for (int x = 0; x < excluded.Width; x++)
            {
                if (!excluded[x, y]) continue;
                (double Distance2, int Box)[] neighbours = [.. nearest.To(x, y)];
                foreach (var mesh in meshes) mesh[x, y] = Mean(mesh, neighbours);
            }
        }, cancellation);
    }

    private static double Mean(Image<double> mesh, (double Distance2, int Box)[] neighbours)
    {
        double sum = 0, weights = 0;
        foreach (var (distance2, box) in neighbours)
        {
            double weight = 1 / Math.Sqrt(distance2);
            sum += weight * mesh.Pixels[box];
            weights += weight;
        }
        return sum / weights;
    }
}
