namespace HstNotebooks.Imaging;

/// <summary>
/// Where each pixel centre of an output image lies in an input image, in 0-based pixels of the input. Kernels know maps, never
/// world coordinates.
/// </summary>
public abstract class PixelMap
{
    /// <summary>Input positions of the output pixels (0, y), (1, y), …; NaN where the output pixel has no place in the input.</summary>
    /// <param name="y">Row of the output, 0-based.</param>
    /// <param name="inputX">Filled with x in the input.</param>
    /// <param name="inputY">Filled with y in the input; as long as <paramref name="inputX"/>.</param>
    public abstract void Row(int y, Span<double> inputX, Span<double> inputY);

    /// <summary>The map inputX = x0 + xx·x + xy·y, inputY = y0 + yx·x + yy·y.</summary>
    public static PixelMap Affine(double x0, double xx, double xy, double y0, double yx, double yy) => new AffineMap(x0, xx, xy, y0, yx, yy);

    /// <summary>A map given by a function of the output pixel; it is called from several threads.</summary>
    public static PixelMap From(Func<double, double, (double X, double Y)> inputOf)
    {
        ArgumentNullException.ThrowIfNull(inputOf);
        return new FunctionMap(inputOf);
    }

    private sealed class AffineMap(double x0, double xx, double xy, double y0, double yx, double yy) : PixelMap
    {
        public override void Row(int y, Span<double> inputX, Span<double> inputY)
        {
            double startX = x0 + xy * y, startY = y0 + yy * y;
            for (int x = 0; x < inputX.Length; x++)
            {
                inputX[x] = startX + xx * x;
                inputY[x] = startY + yx * x;
            }
        }

        public override string ToString() => FormattableString.Invariant($"affine: x = {x0} + {xx} x + {xy} y, y = {y0} + {yx} x + {yy} y");
    }

    private sealed class FunctionMap(Func<double, double, (double X, double Y)> inputOf) : PixelMap
    {
        public override void Row(int y, Span<double> inputX, Span<double> inputY)
        {
            for (int x = 0; x < inputX.Length; x++) (inputX[x], inputY[x]) = inputOf(x, y);
        }

        public override string ToString() => "a function of the output pixel";
    }
}
