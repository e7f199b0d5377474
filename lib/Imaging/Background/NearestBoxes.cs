namespace HstNotebooks.Imaging;

/// <summary>
/// The ten boxes nearest to another one, among those that have a value, by a k-d tree. On a grid many are equally far, and which of them
/// are taken is felt in the result: here it is the choice of <c>scipy.spatial.cKDTree</c> (leaves of 10, split at the median), as
/// <c>photutils</c> uses it. The order of points in a leaf, of the visits and within the heaps therefore matters.
/// </summary>
internal sealed class NearestBoxes
{
    private const int Neighbours = 10, LeafSize = 10;
    private readonly int[][] _coordinates;      // y and x of every box with a value, in raster order
    private readonly int[] _boxes;              // their indices in the mesh
    private readonly int[] _order;              // points, leaf after leaf
    private readonly Node _root;
    private readonly (int Low, int High)[] _bounds;

    /// <param name="excluded">Boxes without a value; at least one has one.</param>
    public NearestBoxes(Image<bool> excluded)
    {
        _boxes = [.. Enumerable.Range(0, excluded.Pixels.Length).Where(i => !excluded.Pixels[i])];
        _coordinates = [[.. _boxes.Select(i => i / excluded.Width)], [.. _boxes.Select(i => i % excluded.Width)]];
        _order = [.. Enumerable.Range(0, _boxes.Length)];
        _bounds = [Bounds(0, 0, _order.Length), Bounds(1, 0, _order.Length)];
        _root = Build(0, _order.Length);
    }

    /// <summary>Squared distances and mesh indices of the nearest boxes; fewer when there are fewer.</summary>
    public IEnumerable<(double Distance2, int Box)> To(int x, int y)
    {
        int[] from = [y, x];
        var found = new MinHeap<int>();         // the farthest first
        var waiting = new MinHeap<(Node Node, double Y2, double X2)>();
        double limit = double.PositiveInfinity, y2 = Outside2(0, y), x2 = Outside2(1, x), least = y2 + x2;
        for (var node = _root; ;)
        {
            if (node.IsLeaf)
            {
                foreach (int point in _order.AsSpan(node.Start, node.End - node.Start))
                {
                    double dy = _coordinates[0][point] - y, dx = _coordinates[1][point] - x, distance2 = dy * dy + dx * dx;
                    if (distance2 >= limit) continue;
                    if (found.Count == Neighbours) found.Pop();
                    found.Push(-distance2, point);
                    if (found.Count == Neighbours) limit = -found.LeastKey;
                }
                if (waiting.Count == 0) break;
                (least, (node, y2, x2)) = waiting.Pop();
                continue;
            }
            if (least > limit) break;
            double across = from[node.Axis] - node.Split, across2 = across * across;
            var (near, far) = across < 0 ? (node.Below!, node.Above!) : (node.Above!, node.Below!);
            double farthest = least + across2 - (node.Axis == 0 ? y2 : x2);
            if (farthest <= limit) waiting.Push(farthest, node.Axis == 0 ? (far, across2, x2) : (far, y2, across2));
            node = near;
        }
        while (found.Count > 0)
        {
            var (distance2, point) = found.Pop();
            yield return (-distance2, _boxes[point]);
        }
    }

    private double Outside2(int axis, int at)
    {
        double outside = Math.Max(0, Math.Max(_bounds[axis].Low - at, at - _bounds[axis].High));
        return outside * outside;
    }

    private (int Low, int High) Bounds(int axis, int start, int end)
    {
        var (low, high) = (int.MaxValue, int.MinValue);
        foreach (int point in _order.AsSpan(start, end - start))
        {
            low = Math.Min(low, _coordinates[axis][point]);
            high = Math.Max(high, _coordinates[axis][point]);
        }
        return (low, high);
    }

    // Splits the longer side of the points at their median.
    private Node Build(int start, int end)
    {
        if (end - start <= LeafSize) return new(start, end);
        var (rows, columns) = (Bounds(0, start, end), Bounds(1, start, end));
        int axis = columns.High - columns.Low > rows.High - rows.Low ? 1 : 0, middle = start + (end - start) / 2;
        int[] along = _coordinates[axis];
        MedianOrder.Select(_order, along, start, end, middle);
        double split = along[_order[middle]];
        int cut = MedianOrder.Partition(_order, along, start, middle, split);
        if (cut == start)
        {
            // Nothing is below the median: the split moves just above the least value.
            split = Math.BitIncrement((double)(axis == 0 ? rows.Low : columns.Low));
            cut = MedianOrder.Partition(_order, along, start, end, split);
        }
        return new(start, end) { Axis = axis, Split = split, Below = Build(start, cut), Above = Build(cut, end) };
    }

    private sealed record Node(int Start, int End)
    {
        public int Axis { get; init; }
        public double Split { get; init; }
        public Node? Below { get; init; }
        public Node? Above { get; init; }
        public bool IsLeaf => Below is null;
    }
}
