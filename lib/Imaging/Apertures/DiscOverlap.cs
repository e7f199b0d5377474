using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Exact areas of pixels inside a circle: second differences, over the corners of a pixel, of the area G(x, y) of the disc between the axes
/// through its centre and the corner, odd in x and in y. For x, y > 0 it is x·y if the corner is inside; if not, P(x) + P(y) − π r² / 4
/// with P(x) = ∫₀ˣ √(r² − t²) dt, as the strips 0 to x and 0 to y cover the whole quarter together. So arc sines are needed per column
/// and row edge only, none per pixel. Reusable: one object a thread.
/// </summary>
internal sealed class DiscOverlap
{
    private const int Lanes = 4;
    private readonly Edges _columns = new(), _rows = new();
    private double _tolerance;
    private double[] _left = [];

    /// <summary>
    /// Sets the circle, and the rectangle of pixels asked for: the edges lie at <paramref name="left"/> + i and
    /// <paramref name="bottom"/> + j pixels from its centre.
    /// </summary>
    public void Place(double radius, double left, int width, double bottom, int height)
    {
        // Rounding of the differences of G; nothing smaller is a partly covered pixel.
        _tolerance = 1e-14 * (10 + radius * radius);
        _columns.Set(radius, left, width + 1);
        _rows.Set(radius, bottom, height + 1);
    }

    /// <summary>
    /// The areas of the pixels in some rows of the rectangle, from row <paramref name="first"/> on; its width is a multiple of 4. Exactly 0
    /// outside and 1 inside.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Rows(int first, int count, int width, Span<double> areas)
    {
        int stride = width + Lanes;
        if (_left.Length < (count + 1) * stride) _left = new double[(count + 1) * stride];
        // All of one before the other: a load that spans two stores just made would wait for them.
        for (int i = 0; i <= width; i += Lanes) LeftOf(i, first, count, stride);
        ref double left = ref _left[stride], to = ref MemoryMarshal.GetReference(areas[..(count * width)]);
        var one = Vector256<double>.One;
        var (low, high) = (Vector256.Create(_tolerance), Vector256.Create(1 - _tolerance));
        for (int row = 0; row < count; row++)
        {
            for (int i = 0; i < width; i += Lanes)
            {
                var area = Vector256.LoadUnsafe(ref left, (nuint)(i + 1)) - Vector256.LoadUnsafe(ref left, (nuint)i);
                area = Vector256.ConditionalSelect(Vector256.GreaterThan(area, high), one, area);
                (area & Vector256.GreaterThan(area, low)).StoreUnsafe(ref to, (nuint)i);
            }
            left = ref Unsafe.Add(ref left, stride);
            to = ref Unsafe.Add(ref to, width);
        }
    }

    // The areas of the rows left of four column edges, counted from the centre: negative on its left. The rows start at the second.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LeftOf(int column, int first, int count, int stride)
    {
        var x = Vector256.LoadUnsafe(ref _columns.Position[0], (nuint)column);
        var signX = Vector256.LoadUnsafe(ref _columns.Sign[0], (nuint)column);
        var outsideX = Vector256.LoadUnsafe(ref _columns.Outside[0], (nuint)column);
        var distance = Vector256.Abs(x);
        ref double y = ref _rows.Position[first], signY = ref _rows.Sign[first], outsideY = ref _rows.Outside[first];
        ref double chord = ref _rows.Chord[first], to = ref _left[column];
        var below = Vector256<double>.Zero;
        for (int j = 0; j <= count; j++)
        {
            var isInside = Vector256.LessThan(distance, Vector256.Create(Unsafe.Add(ref chord, j)));
            var outside = signX * Vector256.Create(Unsafe.Add(ref outsideY, j));
            outside = Vector256.FusedMultiplyAdd(outsideX, Vector256.Create(Unsafe.Add(ref signY, j)), outside);
            var corner = Vector256.ConditionalSelect(isInside, x * Vector256.Create(Unsafe.Add(ref y, j)), outside);
            (corner - below).StoreUnsafe(ref to);
            to = ref Unsafe.Add(ref to, stride);
            below = corner;
        }
    }

    /// <summary>Equidistant edges of pixels along one axis.</summary>
    private sealed class Edges
    {
        /// <summary>
        /// Where from the centre, its sign ±1, half the chord there (0 outside), and the part of G outside: ±(P − π r² / 8).
        /// </summary>
        public double[] Position = [], Sign = [], Chord = [], Outside = [];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Set(double radius, double first, int count)
        {
            int padded = (count + Lanes - 1) / Lanes * Lanes;
            if (Position.Length < padded)
            {
                (Position, Sign, Chord, Outside) = (new double[padded], new double[padded], new double[padded], new double[padded]);
            }
            ref double positions = ref Position[0], signs = ref Sign[0], chords = ref Chord[0], outside = ref Outside[0];
            var (r, inverse, ramp) = (Vector256.Create(radius), Vector256.Create(1 / radius), Vector256.Create(0.0, 1, 2, 3));
            for (int i = 0; i < count; i += Lanes)
            {
                var position = Vector256.Create(first) + (Vector256.Create((double)i) + ramp);
                var sign = Vector256.CopySign(Vector256<double>.One, position);
                var x = Vector256.MinNative(Vector256.Abs(position), r);
                var chord = Vector256.Sqrt((r - x) * (r + x));
                // The angle from whichever of its sine and cosine is smaller, so that it is exact near the rim too.
                var isLow = Vector256.LessThanOrEqual(x, chord);
                var angle = ArcSine(Vector256.MinNative(x, chord) * inverse);
                angle = Vector256.ConditionalSelect(isLow, angle - Vector256.Create(Math.PI / 4), Vector256.Create(Math.PI / 4) - angle);
                position.StoreUnsafe(ref positions, (nuint)i);
                sign.StoreUnsafe(ref signs, (nuint)i);
                chord.StoreUnsafe(ref chords, (nuint)i);
                (Vector256.FusedMultiplyAdd(x, chord, r * r * angle) * (sign * Vector256.Create(0.5))).StoreUnsafe(ref outside, (nuint)i);
            }
        }
    }

    // x times a polynomial in x²: the Chebyshev series of arcsin(x) / x on 0 ≤ x² ≤ 1/2, cut at 2e-16.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ArcSine(Vector256<double> x)
    {
        var (square, fourth) = (x * x, x * x * (x * x));
        var (odd, even) = (Vector256.Create(0.7233320657652693), Vector256.Create(-2.497724455199423));
        odd = Vector256.FusedMultiplyAdd(odd, fourth, Vector256.Create(4.112438407716416));
        even = Vector256.FusedMultiplyAdd(even, fourth, Vector256.Create(-4.145540638970025));
        odd = Vector256.FusedMultiplyAdd(odd, fourth, Vector256.Create(2.8674799892135954));
        even = Vector256.FusedMultiplyAdd(even, fourth, Vector256.Create(-1.4108623027745582));
        odd = Vector256.FusedMultiplyAdd(odd, fourth, Vector256.Create(0.5255021507177142));
        even = Vector256.FusedMultiplyAdd(even, fourth, Vector256.Create(-0.13333716944383345));
        odd = Vector256.FusedMultiplyAdd(odd, fourth, Vector256.Create(0.038856536887617706));
        even = Vector256.FusedMultiplyAdd(even, fourth, Vector256.Create(0.0070907350989721524));
        odd = Vector256.FusedMultiplyAdd(odd, fourth, Vector256.Create(0.014469062930591857));
        even = Vector256.FusedMultiplyAdd(even, fourth, Vector256.Create(0.017311691072539496));
        odd = Vector256.FusedMultiplyAdd(odd, fourth, Vector256.Create(0.022374487587133788));
        even = Vector256.FusedMultiplyAdd(even, fourth, Vector256.Create(0.03038185734286673));
        odd = Vector256.FusedMultiplyAdd(odd, fourth, Vector256.Create(0.04464285911998916));
        even = Vector256.FusedMultiplyAdd(even, fourth, Vector256.Create(0.07499999997638483));
        odd = Vector256.FusedMultiplyAdd(odd, fourth, Vector256.Create(0.16666666666677823));
        even = Vector256.FusedMultiplyAdd(even, fourth, Vector256.Create(1.0));
        return x * Vector256.FusedMultiplyAdd(odd, square, even);
    }
}
