namespace HstNotebooks.Astrometry;

/// <summary>
/// A k-d tree of points in space (Bentley 1975, Comm. ACM 18, 509) for nearest neighbours; points can be taken out of it. A point of a
/// plane has z = 0, one of the sky is its unit vector, which knows neither poles nor a meridian of 0°. Points with NaN are never found.
/// </summary>
internal sealed class PointTree
{
    // The node of the range [low, high) of _order is its middle, the axis that it divides is its depth modulo the dimensions.
    private readonly SkyVector[] _points;
    private readonly int _dimensions;
    private readonly int[] _order, _placeOf, _left;

    private PointTree(SkyVector[] points, int dimensions)
    {
        (_points, _dimensions) = (points, dimensions);
        _order = [.. Enumerable.Range(0, points.Length).Where(i => double.IsFinite(points[i].X + points[i].Y + points[i].Z))];
        _placeOf = new int[points.Length];
        Array.Fill(_placeOf, -1);
        _left = new int[_order.Length];
        Build(0, _order.Length, 0, new double[_order.Length]);
        for (int i = 0; i < _order.Length; i++) _placeOf[_order[i]] = i;
    }

    /// <summary>The tree of points of a plane.</summary>
    public static PointTree OfPlane(IEnumerable<PixelPoint> points) => new([.. points.Select(InPlane)], 2);

    /// <summary>The tree of points of the sky.</summary>
    public static PointTree OfSky(IEnumerable<SkyPoint> points) => new([.. points.Select(SkyVector.Towards)], 3);

    /// <summary>A point of a plane in space.</summary>
    public static SkyVector InPlane(PixelPoint point) => new(point.X, point.Y, 0);

    /// <summary>
    /// The nearest point within a distance, itself included, and the square of its distance; −1 where there is none. Of points equally
    /// far any, but always the same.
    /// </summary>
    public (int Index, double Squared) Nearest(SkyVector point, double within = double.PositiveInfinity)
    {
        if (!double.IsFinite(point.X + point.Y + point.Z) || !(within >= 0)) return (-1, double.NaN);
        // The next larger number, for what is exactly at the limit is within it.
        var best = (Index: -1, Squared: Math.BitIncrement(within * within));
        Search(0, _order.Length, 0, point, ref best);
        return best.Index < 0 ? (-1, double.NaN) : best;
    }

    /// <summary>All points within a distance, in order of their indices.</summary>
    public void Within(SkyVector point, double distance, List<int> found)
    {
        found.Clear();
        if (!double.IsFinite(point.X + point.Y + point.Z) || !(distance >= 0)) return;
        Collect(0, _order.Length, 0, point, distance * distance, found);
        found.Sort();
    }

    /// <summary>Takes a point out: it is not found any more.</summary>
    public void Remove(int index)
    {
        int place = _placeOf[index];
        if (place < 0) return;
        _placeOf[index] = -1;
        int low = 0, high = _order.Length;
        while (true)
        {
            int middle = (low + high) / 2;
            _left[middle]--;
            if (place == middle) return;
            if (place < middle) high = middle;
            else low = middle + 1;
        }
    }

    // _left counts the points of a range that are still there.
    private void Build(int low, int high, int axis, double[] keys)
    {
        if (low >= high) return;
        for (int i = low; i < high; i++) keys[i] = Along(_points[_order[i]], axis);
        Array.Sort(keys, _order, low, high - low);
        int middle = (low + high) / 2;
        _left[middle] = high - low;
        Build(low, middle, (axis + 1) % _dimensions, keys);
        Build(middle + 1, high, (axis + 1) % _dimensions, keys);
    }

    private void Search(int low, int high, int axis, SkyVector point, ref (int Index, double Squared) best)
    {
        if (low >= high) return;
        int middle = (low + high) / 2, index = _order[middle];
        if (_left[middle] == 0) return;
        if (_placeOf[index] >= 0)
        {
            double squared = Squared(_points[index], point);
            if (squared < best.Squared) best = (index, squared);
        }
        double side = Along(point, axis) - Along(_points[index], axis);
        int next = (axis + 1) % _dimensions;
        if (side < 0) Search(low, middle, next, point, ref best);
        else Search(middle + 1, high, next, point, ref best);
        if (side * side >= best.Squared) return;
        if (side < 0) Search(middle + 1, high, next, point, ref best);
        else Search(low, middle, next, point, ref best);
    }

    private void Collect(int low, int high, int axis, SkyVector point, double squared, List<int> found)
    {
        if (low >= high) return;
        int middle = (low + high) / 2, index = _order[middle];
        if (_left[middle] == 0) return;
        if (_placeOf[index] >= 0 && Squared(_points[index], point) <= squared) found.Add(index);
        double side = Along(point, axis) - Along(_points[index], axis);
        int next = (axis + 1) % _dimensions;
        if (side <= 0 || side * side <= squared) Collect(low, middle, next, point, squared, found);
        if (side >= 0 || side * side <= squared) Collect(middle + 1, high, next, point, squared, found);
    }

    private static double Squared(SkyVector a, SkyVector b)
    {
        var difference = a - b;
        return difference.Dot(difference);
    }

    private static double Along(SkyVector point, int axis) => axis == 0 ? point.X : axis == 1 ? point.Y : point.Z;
}
