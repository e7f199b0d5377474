using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The plate solution of the Digitized Sky Survey: pixels to millimetres on the plate, and from there polynomials (AMDX, AMDY) to the
/// tangent plane. It takes the place of the whole WCS, even where the header has another: its derivative at the plate centre is the
/// linear part, and <see cref="Apply"/> what remains.
/// (Russell et al. 1990, AJ 99, 2059.)
/// </summary>
internal sealed class DssPlate
{
    private const int Terms = 13;

    private readonly PolynomialPair solution;
    private readonly double ixx, ixy, iyx, iyy;

    private DssPlate(PixelPoint centre, (double X, double Y) mmPerPixel, SkyPoint tangentPoint, double[] a, double[] b)
    {
        (ReferencePixel, TangentPoint) = (centre, tangentPoint);
        solution = new(5, (p, q) => Coefficient(a, p, q), (p, q) => Coefficient(b, q, p));

        var (xx, xy, yx, yy) = (a[1] / 3600, a[2] / 3600, b[2] / 3600, b[1] / 3600);
        Cd = (xx * mmPerPixel.X, xy * mmPerPixel.Y, yx * mmPerPixel.X, yy * mmPerPixel.Y);
        double determinant = xx * yy - xy * yx;
        if (!(Math.Abs(determinant) > 0)) throw new WcsException("AMDX1, AMDX2, AMDY1 and AMDY2 make no scale: their matrix is singular.");
        (ixx, ixy, iyx, iyy) = (yy / determinant, -xy / determinant, -yx / determinant, xx / determinant);
    }

    /// <summary>The 0-based pixel at the centre of the plate; what CRPIX − 1 is elsewhere.</summary>
    public PixelPoint ReferencePixel { get; }

    /// <summary>The linear part, degrees per pixel.</summary>
    public (double Xx, double Xy, double Yx, double Yy) Cd { get; }

    /// <summary>The tangent point, what CRVAL is elsewhere; in the frame and equinox of the plate.</summary>
    public SkyPoint TangentPoint { get; }

    /// <summary>Whether a header has a plate solution.</summary>
    public static bool IsIn(Header header) =>
        header.Contains("AMDX1") && header.Contains("AMDY1") && header.Contains("PPO3") && header.Contains("PLTRAH");

    /// <summary>Degrees in place: what the linear part gives to the tangent plane; spans of one length.</summary>
    public void Apply(Span<double> xi, Span<double> eta)
    {
        for (int i = 0; i < xi.Length; i++)
        {
            var (x, y) = solution.At(ixx * xi[i] + ixy * eta[i], iyx * xi[i] + iyy * eta[i]);
            (xi[i], eta[i]) = (x / 3600, y / 3600);
        }
    }

    /// <summary>Reads the plate solution.</summary>
    /// <exception cref="WcsException">It gives no positions: a pixel or the scale is zero, or there is no such tangent point.</exception>
    /// <exception cref="FitsException">A keyword is missing or no number.</exception>
    public static DssPlate Read(Header header)
    {
        // µm per pixel; x on the plate runs against x in the image.
        double sizeX = header.Double("XPIXELSZ"), sizeY = header.Double("YPIXELSZ");
        if (!(sizeX > 0 && sizeY > 0))
        {
            throw new WcsException(Invariant($"XPIXELSZ = {sizeX} and YPIXELSZ = {sizeY}: two positive numbers were expected."));
        }
        // The centre of the first pixel of the scan is at half a pixel.
        var centre = new PixelPoint(
            header.Double("PPO3") / sizeX - header.Double("CNPIX1") - 0.5, header.Double("PPO6") / sizeY - header.Double("CNPIX2") - 0.5);
        return new(centre, (-sizeX / 1000, sizeY / 1000), ReadTangentPoint(header), Solution(header, "AMDX"), Solution(header, "AMDY"));
    }

    /// <summary>Removes the coefficients, without which a header has no plate solution.</summary>
    public static void Remove(Header header)
    {
        for (int i = 1; i <= 20; i++)
        {
            header.Remove(Invariant($"AMDX{i}"));
            header.Remove(Invariant($"AMDY{i}"));
        }
    }

    private static SkyPoint ReadTangentPoint(Header header)
    {
        double hours = header.Double("PLTRAH") + header.Double("PLTRAM") / 60 + header.Double("PLTRAS") / 3600;
        double degrees = header.Double("PLTDECD") + header.Double("PLTDECM") / 60 + header.Double("PLTDECS") / 3600;
        bool isSouth = header.Text("PLTDECSN", "+").TrimStart().StartsWith('-');
        return hours is >= 0 and < 24 && degrees is >= 0 and <= 90
            ? new(hours * 15, isSouth ? -degrees : degrees)
            : throw new WcsException(Invariant($"PLTRAH … PLTDECS: {hours} hours and {degrees} degrees are no plate centre."));
    }

    // Counted from 1, as in the keywords; those from 14 are of colour and magnitude.
    private static double[] Solution(Header header, string name)
    {
        var terms = new double[Terms + 1];
        for (int i = 1; i <= Terms; i++)
        {
            string keyword = Invariant($"{name}{i}");
            terms[i] = i <= 3 ? header.Double(keyword) : header.Double(keyword, 0);
        }
        return terms;
    }

    // Of uᵖvᑫ, where u is the coordinate of the axis itself, in a₁u + a₂v + a₃ + a₄u² + a₅uv + a₆v² + a₇r² + a₈u³ + a₉u²v + a₁₀uv²
    // + a₁₁v³ + a₁₂ur² + a₁₃ur⁴ with r² = u² + v².
    private static double Coefficient(double[] a, int p, int q) => (p, q) switch
    {
        (1, 0) => a[1],
        (0, 1) => a[2],
        (0, 0) => a[3],
        (2, 0) => a[4] + a[7],
        (1, 1) => a[5],
        (0, 2) => a[6] + a[7],
        (3, 0) => a[8] + a[12],
        (2, 1) => a[9],
        (1, 2) => a[10] + a[12],
        (0, 3) => a[11],
        (5, 0) or (1, 4) => a[13],
        (3, 2) => 2 * a[13],
        _ => 0,
    };
}
