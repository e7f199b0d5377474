namespace HstNotebooks.Astrometry;

/// <summary>
/// The Simple Imaging Polynomial (Shupe et al. 2005, ASPC 347, 491): f(u, v) is added to x and g(u, v) to y,
/// where u and v are pixels from CRPIX. Positions are 0-based pixels.
/// </summary>
internal sealed class SipPolynomial
{
    /// <summary>The convention ends at order 9; more than this is no polynomial of an image.</summary>
    public const int MaxOrder = 20;

    private readonly PolynomialPair pair;
    private readonly double[,] a, b;

    /// <summary>From coefficients: <c>a[p, q]</c> is A_p_q, of uᵖ vᑫ. Each array is square, its side the order + 1.</summary>
    /// <param name="origin">The 0-based pixel where u = v = 0: CRPIX − 1.</param>
    /// <param name="a">A_p_q (or AP_p_q).</param>
    /// <param name="b">B_p_q (or BP_p_q).</param>
    public SipPolynomial(PixelPoint origin, double[,] a, double[,] b)
    {
        (Origin, this.a, this.b) = (origin, a, b);
        pair = new(Math.Max(OrderA, OrderB), (p, q) => Coefficient(a, p, q), (p, q) => Coefficient(b, p, q));
    }

    /// <summary>The 0-based pixel where u = v = 0: CRPIX − 1.</summary>
    public PixelPoint Origin { get; }

    /// <summary>A_ORDER.</summary>
    public int OrderA => a.GetLength(0) - 1;

    /// <summary>B_ORDER.</summary>
    public int OrderB => b.GetLength(0) - 1;

    /// <summary>The larger of both orders.</summary>
    public int Order => pair.Order;

    /// <summary>Whether every coefficient is zero.</summary>
    public bool IsZero => pair.IsZero;

    /// <summary>The coefficient A_p_q; zero above the order.</summary>
    public double A(int p, int q) => Coefficient(a, p, q);

    /// <summary>The coefficient B_p_q; zero above the order.</summary>
    public double B(int p, int q) => Coefficient(b, p, q);

    /// <summary>What is added to x and y at a pixel.</summary>
    public (double F, double G) At(double x, double y) => pair.At(x - Origin.X, y - Origin.Y);

    /// <summary>The derivatives of f and g by x and by y at a pixel.</summary>
    public (double Fx, double Fy, double Gx, double Gy) Derivatives(double x, double y) => pair.Derivatives(x - Origin.X, y - Origin.Y);

    /// <summary>Adds f at (atX, atY) to x and g to y; spans of one length, and x and y may be the very spans atX and atY.</summary>
    public void Add(ReadOnlySpan<double> atX, ReadOnlySpan<double> atY, Span<double> x, Span<double> y) =>
        pair.Add(atX, atY, Origin.X, Origin.Y, x, y);

    /// <summary>The same distortion where the pixel (x, y) is called (0, 0).</summary>
    public SipPolynomial Cropped(double x, double y) => new(new(Origin.X - x, Origin.Y - y), a, b);

    /// <summary>The same distortion in pixels <paramref name="factor"/> times smaller, with the same outer edges.</summary>
    public SipPolynomial Oversampled(double factor) =>
        new(new((Origin.X + 0.5) * factor - 0.5, (Origin.Y + 0.5) * factor - 0.5), Scaled(a, factor), Scaled(b, factor));

    private static double Coefficient(double[,] c, int p, int q) => p + q < c.GetLength(0) ? c[p, q] : 0;

    // A term of degree d scales as factor to the 1 − d.
    private static double[,] Scaled(double[,] c, double factor)
    {
        var scaled = new double[c.GetLength(0), c.GetLength(0)];
        for (int p = 0; p < c.GetLength(0); p++)
        {
            for (int q = 0; p + q < c.GetLength(0); q++) scaled[p, q] = c[p, q] * Math.Pow(factor, 1 - p - q);
        }
        return scaled;
    }
}
