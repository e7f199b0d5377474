using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Alignments;

/// <summary>
/// A field of 4096 × 2048 or so pixels of 0.05″ with stars whose places are known, seen with a wrong WCS, among false detections and
/// reference stars that are not in the image.
/// </summary>
internal sealed class AlignmentScene
{
    public AlignmentScene(ulong seed, int stars, int falseDetections, int otherReference, double offsetArcsec = 0.6,
        double rotationDegrees = 0.02, double scale = 1.002, double centroidPx = 0.02, double errorMas = 1, int width = 4096, int height = 4096, SkyPoint? centre = null)
    {
        (Width, Height) = (width, height);
        var noise = new Noise(seed, "alignment");
        var place = centre ?? new SkyPoint(150.1, 2.2);
        Truth = Wcs.Tan(new(0.53 * width, 0.46 * height), place, 0.05, Angle.FromDegrees(23));
        // The same pixels with an offset in some direction, a rotation and a scale about the reference pixel.
        var wrongAt = place.Offset(Angle.FromDegrees(360 * noise.Uniform()), Angle.FromArcsec(offsetArcsec));
        // North turns along the way.
        double north = wrongAt.PositionAngleTo(place).Degrees + 180 - place.PositionAngleTo(wrongAt).Degrees;
        double turn = noise.Uniform() < 0.5 ? rotationDegrees : -rotationDegrees, change = noise.Uniform() < 0.5 ? scale : 1 / scale;
        double orientation = 23 + turn + (offsetArcsec > 0 ? north : 0);
        Wrong = Wcs.Tan(new(0.53 * width, 0.46 * height), wrongAt, 0.05 * change, Angle.FromDegrees(orientation));
        Positions = new PixelPoint[stars + falseDetections];
        for (int i = 0; i < Positions.Length; i++) Positions[i] = new(width * noise.Uniform(), height * noise.Uniform());
        Reference = new SkyPoint[stars + otherReference];
        for (int i = 0; i < Reference.Length; i++)
        {
            var at = i < stars ? Positions[i] : new(width * noise.Uniform(), height * noise.Uniform());
            var sky = Truth.PixelToSky(at);
            Reference[i] = sky.Offset(Angle.FromDegrees(0), Angle.FromMas(errorMas * noise.Normal()))
                .Offset(Angle.FromDegrees(90), Angle.FromMas(errorMas * noise.Normal()));
            if (i < stars) Positions[i] = new(at.X + centroidPx * noise.Normal(), at.Y + centroidPx * noise.Normal());
        }
        ErrorsMas = [.. Enumerable.Repeat(errorMas, Reference.Length)];
    }

    public int Width { get; }
    public int Height { get; }
    public Wcs Truth { get; }
    public Wcs Wrong { get; }
    public PixelPoint[] Positions { get; }
    public SkyPoint[] Reference { get; }
    public double[] ErrorsMas { get; }

    public AlignmentInput Input => new(Wrong, Positions, Name: "scene");

    public AlignmentResult Fit(AlignmentOptions? options = null) => CatalogAlignment.Fit([Input], Reference, ErrorsMas, options);

    /// <summary>How far a WCS is from the truth on a grid over the field, rms and worst, mas.</summary>
    public (double Rms, double Worst) ErrorMas(Wcs wcs)
    {
        double sum = 0, worst = 0;
        for (int j = 0; j <= 8; j++)
        {
            for (int i = 0; i <= 8; i++)
            {
                var pixel = new PixelPoint(i * (Width - 1) / 8.0, j * (Height - 1) / 8.0);
                double error = Truth.PixelToSky(pixel).SeparationTo(wcs.PixelToSky(pixel)).Mas;
                (sum, worst) = (sum + error * error, Math.Max(worst, error));
            }
        }
        return (Math.Sqrt(sum / 81), worst);
    }
}
