using MathNet.Numerics.LinearAlgebra.Double;

namespace HstNotebooks.Astrometry;

public sealed partial class Wcs
{
    /// <summary>All world axes, as many as pixel axes; those of a cube with its wavelengths too.</summary>
    public IReadOnlyList<WcsAxis> Axes => _parts.Axes;

    /// <summary>
    /// The values of all world axes at a pixel, in the units of <see cref="Axes"/> and their order; those of the sky are NaN where the
    /// projection has no such point.
    /// </summary>
    /// <param name="pixel">One 0-based coordinate for each pixel axis, x first.</param>
    /// <exception cref="WcsException">An axis is of a kind that is not understood (<see cref="WcsAxis.IsUnderstood"/>).</exception>
    public double[] PixelToWorld(params ReadOnlySpan<double> pixel)
    {
        RequireAxes(pixel.Length, nameof(pixel));
        Span<double> x = stackalloc double[VectorMath.Lanes], y = stackalloc double[VectorMath.Lanes];
        double[] from = pixel.ToArray();
        var (first, second) = ImageAxes;
        if (_distortion.ActsOnPixels)
        {
            x.Fill(from[first]);
            y.Fill(from[second]);
            _distortion.PixelToFocal(x, y);
            (from[first], from[second]) = (x[0], y[0]);
        }
        var world = new double[from.Length];
        for (int i = 0; i < world.Length; i++)
        {
            for (int j = 0; j < from.Length; j++) world[i] += _parts.Matrix[i, j] * (from[j] - Axes[j].ReferencePixel);
        }
        for (int i = 0; i < world.Length; i++) world[i] = Axes[i].IsCelestial ? world[i] : Axes[i].ToWorld(world[i]);
        if (_parts.Celestial is { } c)
        {
            x.Fill(world[c.Lon]);
            y.Fill(world[c.Lat]);
            _distortion.PlaneToPlane(x, y);
            _sky!.PlaneToSky(x, y);
            (world[c.Lon], world[c.Lat]) = (x[0], y[0]);
        }
        return world;
    }

    /// <summary>The 0-based pixel where the world axes have these values; NaN where there is none.</summary>
    /// <param name="world">One value for each of <see cref="Axes"/>, in its unit.</param>
    /// <exception cref="WcsException">An axis is of a kind that is not understood, or the matrix has no inverse.</exception>
    public double[] WorldToPixel(params ReadOnlySpan<double> world)
    {
        RequireAxes(world.Length, nameof(world));
        Span<double> x = stackalloc double[VectorMath.Lanes], y = stackalloc double[VectorMath.Lanes];
        double[] intermediate = world.ToArray();
        for (int i = 0; i < intermediate.Length; i++)
        {
            if (!Axes[i].IsCelestial) intermediate[i] = Axes[i].FromWorld(intermediate[i]);
        }
        if (_parts.Celestial is { } c)
        {
            x.Fill(intermediate[c.Lon]);
            y.Fill(intermediate[c.Lat]);
            _sky!.SkyToPlane(x, y);
            (intermediate[c.Lon], intermediate[c.Lat]) = (x[0], y[0]);
        }
        double[] pixel = [.. Inverse() * DenseVector.OfArray(intermediate)];
        for (int j = 0; j < pixel.Length; j++) pixel[j] += Axes[j].ReferencePixel;
        if (_undistorted is null) return pixel;
        if (_coupling is not null && _distortion.ActsOnPlane)
        {
            throw new WcsException($"{Distortion} has no inverse here, for {_coupling} mixes the axes.");
        }
        var (first, second) = ImageAxes;
        x.Fill(pixel[first]);
        y.Fill(pixel[second]);
        _undistorted.Distort(x, y);
        (pixel[first], pixel[second]) = (x[0], y[0]);
        return pixel;
    }

    private (int X, int Y) ImageAxes => _parts.Celestial?.Pixels ?? (0, 1);

    private DenseMatrix Inverse()
    {
        var matrix = DenseMatrix.OfArray(_parts.Matrix);
        if (!(Math.Abs(matrix.Determinant()) > 0)) throw new WcsException("the matrix of the WCS is singular.");
        return DenseMatrix.OfMatrix(matrix.Inverse());
    }

    private void RequireAxes(int count, string parameter)
    {
        if (count != Axes.Count)
        {
            throw new ArgumentException($"{count} coordinates for {Axes.Count} axes ({string.Join(", ", Axes)}).", parameter);
        }
        if (Axes.FirstOrDefault(axis => !axis.IsUnderstood) is { } other)
        {
            throw new WcsException($"the axis '{other.Type}' is not linear in the pixel, and its algorithm is not understood.");
        }
    }
}
