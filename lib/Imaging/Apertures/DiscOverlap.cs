using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Exact areas of pixels inside a circle, a row at a time. With P(x) = ∫₀ˣ √(r² − t²) dt, the area of a quarter of the disc left of x in a
/// strip a ≤ y ≤ b is b·x while x ≤ √(r² − b²) and grows with P(x) − a·x from there to √(r² − a²): arc sines are needed per column and
/// row edge only, none per pixel. Reusable: one object a thread.
/// </summary>
internal sealed class DiscOverlap
{
    private const int Lanes = 4;
    private double _radius, _tolerance;
    private Edges _columns = new(), _rows = new();
    private double[] _left = [];

    /// <summary>
    /// Sets the circle, and the rectangle of pixels asked for: the edges lie at <paramref name="left"/> + i and
    /// <paramref name="bottom"/> + j pixels from its centre.
    /// </summary>
    public void Place(double radius, double left, int width, double bottom, int height)
    {
        _radius = radius;
        // Rounding of the differences of P; nothing smaller is a partly covered pixel.
        _tolerance = 1e-14 * (10 + radius * radius);
        _columns.Set(radius, left, width + 1);
        _rows.Set(radius, bottom, height + 1);
        if (_left.Length < _columns.Distance.Length + Lanes) _left = new double[_columns.Distance.Length + Lanes];
    }

    /// <summary>
    /// The areas of the pixels in some rows of the rectangle, from row <paramref name="first"/> on; its width is a multiple of 4. Exactly 0
    /// outside and 1 inside.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Rows(int first, int count, int width, Span<double> areas)
    {
        ref double left = ref _left[0];
        var one = Vector256<double>.One;
        var (low, high) = (Vector256.Create(_tolerance), Vector256.Create(1 - _tolerance));
        for (int row = first; row < first + count; row++)
        {
            LeftOf(row, width + 1);
            ref double to = ref areas[(row - first) * width];
            for (int i = 0; i < width; i += Lanes)
            {
                var area = Vector256.LoadUnsafe(ref left, (nuint)(i + 1)) - Vector256.LoadUnsafe(ref left, (nuint)i);
                area = Vector256.ConditionalSelect(Vector256.GreaterThan(area, high), one, area);
                (area & Vector256.GreaterThan(area, low)).StoreUnsafe(ref to, (nuint)i);
            }
        }
    }

    // The area of the row left of every column edge, counted from the centre: negative on its left.
    private void LeftOf(int row, int count)
    {
        double below = _rows.Signed(row), above = _rows.Signed(row + 1);
        if (below < 0 && above > 0)
        {
            // The row with the centre: a strip below it and one above.
            LeftOf(new Strip(_radius, 0, 0, _radius, -below, _rows.Integral[row], _rows.Chord[row]), count, add: false);
            LeftOf(new Strip(_radius, 0, 0, _radius, above, _rows.Integral[row + 1], _rows.Chord[row + 1]), count, add: true);
            return;
        }
        int near = above > 0 ? row : row + 1, far = above > 0 ? row + 1 : row;
        LeftOf(
            new Strip(
                _radius, _rows.Distance[near], _rows.Integral[near], _rows.Chord[near],
                _rows.Distance[far], _rows.Integral[far], _rows.Chord[far]),
            count,
            add: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LeftOf(in Strip strip, int count, bool add)
    {
        var (height, near) = (Vector256.Create(strip.Height), Vector256.Create(strip.Near));
        var (chordNear, chordFar) = (Vector256.Create(strip.ChordNear), Vector256.Create(strip.ChordFar));
        var (integralNear, integralFar) = (Vector256.Create(strip.IntegralNear), Vector256.Create(strip.IntegralFar));
        ref double distances = ref _columns.Distance[0], integrals = ref _columns.Integral[0], signs = ref _columns.Sign[0];
        ref double left = ref _left[0];
        for (int i = 0; i < count; i += Lanes)
        {
            var x = Vector256.LoadUnsafe(ref distances, (nuint)i);
            var integral = Vector256.LoadUnsafe(ref integrals, (nuint)i);
            var curved = Vector256.Min(Vector256.Max(integral, integralFar), integralNear) - integralFar;
            var straight = Vector256.Min(Vector256.Max(x, chordFar), chordNear) - chordFar;
            var area = Vector256.FusedMultiplyAdd(height, Vector256.Min(x, chordFar), curved - near * straight);
            area |= Vector256.LoadUnsafe(ref signs, (nuint)i);
            if (add) area += Vector256.LoadUnsafe(ref left, (nuint)i);
            area.StoreUnsafe(ref left, (nuint)i);
        }
    }

    /// <summary>A strip on one side of the centre: its nearer and its farther edge, half the chords there, and P at half the chords.</summary>
    private readonly struct Strip
    {
        public readonly double Near, Height, ChordNear, ChordFar, IntegralNear, IntegralFar;

        public Strip(
            double radius, double near, double integralAtNear, double chordNear, double far, double integralAtFar, double chordFar)
        {
            (Near, Height, ChordNear, ChordFar) = (near, far - near, chordNear, chordFar);
            // P(√(r² − y²)) + P(y) = π r² / 4 + y √(r² − y²): two overlapping pieces of a quarter of the disc.
            double quarter = Math.PI / 4 * radius * radius;
            IntegralNear = quarter - integralAtNear + near * chordNear;
            IntegralFar = quarter - integralAtFar + Math.Min(far, radius) * chordFar;
        }
    }

    /// <summary>Equidistant edges of pixels along one axis.</summary>
    private sealed class Edges
    {
        /// <summary>How far from the centre, half the chord there (0 outside), P of the distance (of r outside), and a sign bit.</summary>
        public double[] Distance = [], Chord = [], Integral = [], Sign = [];

        public double Signed(int i) => Math.CopySign(Distance[i], Sign[i]);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Set(double radius, double first, int count)
        {
            int padded = (count + Lanes - 1) / Lanes * Lanes;
            if (Distance.Length < padded)
            {
                (Distance, Chord, Integral, Sign) = (new double[padded], new double[padded], new double[padded], new double[padded]);
            }
            var (r, minusZero) = (Vector256.Create(radius), Vector256.Create(-0.0));
            var ramp = Vector256.Create(0.0, 1, 2, 3);
            for (int i = 0; i < count; i += Lanes)
            {
                var signed = Vector256.Create(first) + (Vector256.Create((double)i) + ramp);
                var distance = Vector256.Abs(signed);
                var x = Vector256.Min(distance, r);
                var chord = Vector256.Sqrt((r - x) * (r + x));
                // The angle from whichever of its sine and cosine is smaller, so that it is exact near the rim too.
                var isLow = Vector256.LessThanOrEqual(x, chord);
                var angle = ArcSine(Vector256.Min(x, chord) / r);
                angle = Vector256.ConditionalSelect(isLow, angle, Vector256.Create(Math.PI / 2) - angle);
                var integral = (x * chord + r * r * angle) * Vector256.Create(0.5);
                distance.StoreUnsafe(ref Distance[0], (nuint)i);
                chord.StoreUnsafe(ref Chord[0], (nuint)i);
                integral.StoreUnsafe(ref Integral[0], (nuint)i);
                (signed & minusZero).StoreUnsafe(ref Sign[0], (nuint)i);
            }
        }
    }

    // Powers of x² in arcsin(x) / x: the Chebyshev series on 0 ≤ x² ≤ 1/2, cut at 2e-16.
    private static readonly double[] Coefficients =
    [
        0.7233320657652693, -2.497724455199423, 4.112438407716416, -4.145540638970025, 2.8674799892135954, -1.4108623027745582,
        0.5255021507177142, -0.13333716944383345, 0.038856536887617706, 0.0070907350989721524, 0.014469062930591857, 0.017311691072539496,
        0.022374487587133788, 0.03038185734286673, 0.04464285911998916, 0.07499999997638483, 0.16666666666677823, 1,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ArcSine(Vector256<double> x)
    {
        var square = x * x;
        var sum = Vector256.Create(Coefficients[0]);
        for (int k = 1; k < Coefficients.Length; k++) sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(Coefficients[k]));
        return x * sum;
    }
}
