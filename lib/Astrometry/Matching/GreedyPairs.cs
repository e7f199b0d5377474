namespace HstNotebooks.Astrometry;

/// <summary>Pairs of two lists of points, each point in at most one: the closest pair first, then the closest of what is left.</summary>
internal static class GreedyPairs
{
    /// <summary>For each point of the one list the index of its partner, or −1.</summary>
    /// <param name="points">The one list.</param>
    /// <param name="others">The other; what finds a partner is taken out of the tree.</param>
    /// <param name="distance">Partners are at most so far apart.</param>
    public static int[] Find(SkyVector[] points, PointTree others, double distance)
    {
        var partners = new int[points.Length];
        Array.Fill(partners, -1);
        var queue = new PriorityQueue<(int Point, int Other), (double Squared, int Point)>();
        var taken = new HashSet<int>();
        for (int i = 0; i < points.Length; i++) Enqueue(i);
        while (queue.TryDequeue(out var pair, out _))
        {
            if (taken.Contains(pair.Other))
            {
                Enqueue(pair.Point);
                continue;
            }
            partners[pair.Point] = pair.Other;
            taken.Add(pair.Other);
            others.Remove(pair.Other);
        }
        return partners;

        void Enqueue(int i)
        {
            var (other, squared) = others.Nearest(points[i], distance);
            if (other >= 0) queue.Enqueue((i, other), (squared, i));
        }
    }
}
