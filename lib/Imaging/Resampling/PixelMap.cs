using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Where each pixel centre of an output image lies in an input image, in 0-based pixels of the input. Kernels know maps, never
/// world coordinates.
/// </summary>
public abstract class PixelMap
{
    /// <summary>
    /// The largest error of the positions, input pixels: 0 for an exact map, verified on its grid for an interpolated one.
    /// </summary>
    public virtual double ErrorPx => 0;

    /// <summary>Input positions of the output pixels (x, y), (x + 1, y), …; NaN where the output pixel has no place in the input.</summary>
    /// <param name="x">First column of the output, 0-based.</param>
    /// <param name="y">Row of the output, 0-based.</param>
    /// <param name="inputX">Filled with x in the input.</param>
    /// <param name="inputY">Filled with y in the input; as long as <paramref name="inputX"/>.</param>
    public abstract void Row(int x, int y, Span<double> inputX, Span<double> inputY);

    /// <summary>The same for a row from its beginning.</summary>
    public void Row(int y, Span<double> inputX, Span<double> inputY) => Row(0, y, inputX, inputY);

    /// <summary>The map inputX = x0 + xx·x + xy·y, inputY = y0 + yx·x + yy·y.</summary>
    public static PixelMap Affine(double x0, double xx, double xy, double y0, double yx, double yy) =>
        new AffineMap(x0, xx, xy, y0, yx, yy);

    /// <summary>A map given by a function of the output pixel; it is called from several threads.</summary>
    public static PixelMap From(Func<double, double, (double X, double Y)> inputOf)
    {
        ArgumentNullException.ThrowIfNull(inputOf);
        return new FunctionMap(inputOf);
    }

    /// <summary>
    /// This map computed on a grid of nodes and interpolated by cubics between them: the errors half-way between nodes are verified to be
    /// below the tolerance, else the grid is refined. An affine map is itself; where a node has no place in the input,
    /// and where no grid of at least 8 pixels is good enough (steps, kinks), the map itself is used.
    /// </summary>
    /// <param name="width">Width of the output, pixels.</param>
    /// <param name="height">Height of the output, pixels.</param>
    /// <param name="tolerancePx">Largest error, input pixels; see <see cref="ErrorPx"/>.</param>
    public PixelMap Interpolated(int width, int height, double tolerancePx = 1e-3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (!(tolerancePx > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerancePx), tolerancePx, "The tolerance is a positive number of pixels.");
        }
        return this is AffineMap ? this : InterpolatedMap.Of(this, width, height, tolerancePx) ?? this;
    }

    /// <summary>
    /// This map with every position in the outer half of a border pixel moved to that pixel's centre, so that interpolation counts the
    /// pixels of the input up to their outer edges, as <c>reproject.reproject_interp</c> does.
    /// </summary>
    /// <param name="inputWidth">Width of the input, pixels.</param>
    /// <param name="inputHeight">Height of the input, pixels.</param>
    public PixelMap ToEdges(int inputWidth, int inputHeight) => new EdgeMap(this, inputWidth, inputHeight);

    /// <summary>
    /// By how many whole pixels the input lies off the output, to 10⁻⁹ px in every pixel of an output of this size; null for other maps.
    /// </summary>
    internal virtual (long X, long Y)? WholeShift(int width, int height) => null;

    private sealed class AffineMap(double x0, double xx, double xy, double y0, double yx, double yy) : PixelMap
    {
        public override void Row(int x, int y, Span<double> inputX, Span<double> inputY)
        {
            double startX = x0 + xy * y, startY = y0 + yy * y;
            int i = 0, lanes = Vector<double>.Count;
            for (; i <= inputX.Length - lanes; i += lanes)
            {
                var column = Vector.CreateSequence<double>(x + i, 1);
                (Vector.Create(startX) + xx * column).CopyTo(inputX[i..]);
                (Vector.Create(startY) + yx * column).CopyTo(inputY[i..]);
            }
            for (; i < inputX.Length; i++) (inputX[i], inputY[i]) = (startX + xx * (x + i), startY + yx * (x + i));
        }

        internal override (long X, long Y)? WholeShift(int width, int height)
        {
            (double dx, double dy) = (Math.Round(x0), Math.Round(y0));
            double errorX = Math.Abs(x0 - dx) + Math.Abs(xx - 1) * width + Math.Abs(xy) * height;
            double errorY = Math.Abs(y0 - dy) + Math.Abs(yx) * width + Math.Abs(yy - 1) * height;
            bool isShift = errorX < 1e-9 && errorY < 1e-9 && Math.Abs(dx) < 1e15 && Math.Abs(dy) < 1e15;
            return isShift ? ((long)dx, (long)dy) : null;
        }

        public override string ToString() => FormattableString.Invariant($"affine: x = {x0} + {xx} x + {xy} y, y = {y0} + {yx} x + {yy} y");
    }

    private sealed class FunctionMap(Func<double, double, (double X, double Y)> inputOf) : PixelMap
    {
        public override void Row(int x, int y, Span<double> inputX, Span<double> inputY)
        {
            for (int i = 0; i < inputX.Length; i++) (inputX[i], inputY[i]) = inputOf(x + i, y);
        }

        public override string ToString() => "a function of the output pixel";
    }

    private sealed class EdgeMap(PixelMap map, int inputWidth, int inputHeight) : PixelMap
    {
        public override double ErrorPx => map.ErrorPx;

        public override void Row(int x, int y, Span<double> inputX, Span<double> inputY)
        {
            map.Row(x, y, inputX, inputY);
            Clamp(inputX, inputWidth - 1);
            Clamp(inputY, inputHeight - 1);
        }

        public override string ToString() => $"{map}, up to the edges";

        internal override (long X, long Y)? WholeShift(int width, int height) => map.WholeShift(width, height);

        private static void Clamp(Span<double> positions, double last)
        {
            foreach (ref double p in positions) if (p >= -0.5 && p <= last + 0.5) p = Math.Clamp(p, 0, last);
        }
    }
}
