namespace HstNotebooks.Imaging;

/// <summary>
/// Boxes without a value take the mean of the ten nearest that have one, weighted by 1 / distance (Shepard 1968). Boxes as far as the
/// tenth all count, so that the result knows no left and right.
/// </summary>
internal static class MeshFilling
{
    private const int Neighbours = 10;

    public static void FillExcluded(Image<bool> excluded, Image<double>[] meshes, CancellationToken cancellation)
    {
        int reach = Math.Max(excluded.Width, excluded.Height);
        Compute.For(excluded.Height, y =>
        {
            var found = new List<(int Distance2, int Index)>();
            for (int x = 0; x < excluded.Width; x++)
            {
                if (!excluded[x, y]) continue;
                found.Clear();
                // Whatever lies outside a square ring is farther than its half side.
                for (int ring = 1; ring < reach && !(found.Count >= Neighbours && TenthDistance2(found) < (long)ring * ring); ring++)
                {
                    AddRing(excluded, x, y, ring, found);
                }
                int limit = found.Count <= Neighbours ? int.MaxValue : TenthDistance2(found);
                foreach (var mesh in meshes) mesh[x, y] = Mean(mesh, found, limit);
            }
        }, cancellation);
    }

    private static double Mean(Image<double> mesh, List<(int Distance2, int Index)> found, int limit)
    {
        double sum = 0, weights = 0;
        foreach (var (distance2, index) in found)
        {
            if (distance2 > limit) continue;
            double weight = 1 / Math.Sqrt(distance2);
            sum += weight * mesh.Pixels[index];
            weights += weight;
        }
        return sum / weights;
    }

    private static int TenthDistance2(List<(int Distance2, int Index)> found)
    {
        found.Sort();
        return found[Neighbours - 1].Distance2;
    }

    private static void AddRing(Image<bool> excluded, int x, int y, int ring, List<(int Distance2, int Index)> found)
    {
        for (int dx = -ring; dx <= ring; dx++)
        {
            Add(dx, -ring);
            Add(dx, ring);
        }
        for (int dy = 1 - ring; dy < ring; dy++)
        {
            Add(-ring, dy);
            Add(ring, dy);
        }

        void Add(int dx, int dy)
        {
            int u = x + dx, v = y + dy;
            if ((uint)u >= (uint)excluded.Width || (uint)v >= (uint)excluded.Height) return;
            int index = v * excluded.Width + u;
            if (!excluded.Pixels[index]) found.Add((dx * dx + dy * dy, index));
        }
    }
}
