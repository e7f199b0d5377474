using static System.FormattableString;

namespace HstNotebooks.Astrometry;

public sealed partial class Wcs
{
    private const int DiagnosisNodes = 33;

    /// <summary>
    /// Which distortions apply and why, how far they move pixels, and how well the round trip pixel → sky → pixel closes, on a grid over
    /// the image, its edges included.
    /// </summary>
    /// <param name="width">Pixels along x; by default what the header said, or twice CRPIX.</param>
    /// <param name="height">Pixels along y.</param>
    /// <exception cref="WcsException">The WCS has no celestial axes.</exception>
    public WcsDiagnosis Diagnose(int? width = null, int? height = null)
    {
        RequireSky();
        var (w, h) = (width ?? _size.Width, height ?? _size.Height);
        const int count = DiagnosisNodes * DiagnosisNodes;
        double[] x = new double[count], y = new double[count], ra = new double[count], dec = new double[count];
        for (int i = 0; i < count; i++)
        {
            x[i] = (w - 1) * (i % DiagnosisNodes) / (DiagnosisNodes - 1);
            y[i] = (h - 1) * (i / DiagnosisNodes) / (DiagnosisNodes - 1);
        }
        PixelToSky(x, y, ra, dec);
        double[] backX = new double[count], backY = new double[count];
        SkyToPixel(ra, dec, backX, backY);
        var (worst, lost) = RoundTrip(x, y, backX, backY);

        double[] scales = [.. Enumerable.Range(0, count).Select(i => PixelScaleAt(new(x[i], y[i]))).Where(double.IsFinite)];
        var warnings = Warnings.ToList();
        if (lost > 0)
        {
            warnings.Add(Invariant($"{lost} of {count} points of the image have no position on the sky, or do not come back from it."));
        }
        if (worst > 1e-3) warnings.Add(Invariant($"The round trip pixel → sky → pixel misses by up to {worst:G3} px."));
        return new WcsDiagnosis
        {
            Summary = ToString(),
            Facts = [.. _distortion.Notes.Where(note => !note.IsWarning).Select(note => note.Text)],
            Warnings = warnings,
            LargestDisplacementPx = Displacement(x, y),
            RoundTripPx = worst,
            LostPoints = lost,
            Points = count,
            ScaleArcsec = scales.Length > 0 ? (scales.Min(), scales.Max()) : (double.NaN, double.NaN),
        };
    }

    /// <summary>
    /// How far the distortion moves a pixel: from the pixel to where the WCS without distortion puts the same point of the sky, in pixels.
    /// </summary>
    public (double X, double Y) DistortionAt(PixelPoint pixel)
    {
        if (_undistorted is null) return (0, 0);
        Span<double> x = stackalloc double[VectorMath.Lanes], y = stackalloc double[VectorMath.Lanes];
        x.Fill(pixel.X);
        y.Fill(pixel.Y);
        _undistorted.Undistort(x, y);
        return (x[0] - pixel.X, y[0] - pixel.Y);
    }

    private double Displacement(double[] x, double[] y) => _undistorted is null ? 0 : x.Zip(y, (px, py) =>
    {
        var (dx, dy) = DistortionAt(new(px, py));
        return Math.Sqrt(dx * dx + dy * dy);
    }).Max();

    // A point that comes back more than a pixel away is another point: the distortion folds over.
    private static (double WorstPx, int Lost) RoundTrip(double[] x, double[] y, double[] backX, double[] backY)
    {
        double worst = double.NaN;
        int lost = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = backX[i] - x[i], dy = backY[i] - y[i], distance = Math.Sqrt(dx * dx + dy * dy);
            if (!(distance <= 1)) lost++;
            else if (!(distance <= worst)) worst = distance;
        }
        return (worst, lost);
    }
}
