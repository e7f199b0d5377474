using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// A galaxy whose surface brightness is constant on ellipses, I(r) ∝ exp(−b (r/rₑ)^(1/n)) (Sérsic 1963), with half its light within rₑ
/// when nothing is cut off; here it ends at 6 rₑ.
/// </summary>
/// <param name="Index">n, 0.5 to 6: 1 is an exponential disc, 4 an elliptical galaxy.</param>
/// <param name="HalfLightRadiusPx">rₑ along the major axis, pixels, 0.2 to 60.</param>
/// <param name="AxisRatio">Minor over major axis, 0.05 to 1.</param>
/// <param name="AngleDeg">Of the major axis, degrees from +x towards +y.</param>
public sealed record SersicProfile(double Index, double HalfLightRadiusPx, double AxisRatio, double AngleDeg)
{
    // In units of rₑ.
    private const double End = 6;

    // What is farther out is a per cent of the light of the PSF.
    private const double PsfReachFwhm = 4;

    /// <summary>Pixels from its centre, along each axis, to the end of the galaxy as seen through a PSF.</summary>
    public int Reach(MoffatPsf psf)
    {
        ArgumentNullException.ThrowIfNull(psf);
        return SharpHalf + PsfReach(psf);
    }

    /// <summary>The galaxy as seen through a PSF. Its flux is all in the stamp.</summary>
    /// <param name="x">Column of its centre, 0-based pixels.</param>
    /// <param name="y">Row of its centre.</param>
    /// <param name="flux">Its whole flux, ≥ 0.</param>
    /// <param name="psf">The PSF; what lies beyond 4 FWHM of it is left out.</param>
    /// <exception cref="ArgumentException">The profile is out of its ranges, or place and flux are not finite.</exception>
    public SourceStamp Galaxy(double x, double y, double flux, MoffatPsf psf)
    {
        ArgumentNullException.ThrowIfNull(psf);
        MoffatPsf.RequireFinite(x, y, flux);
        bool isInRange = Index is >= 0.5 and <= 6 && HalfLightRadiusPx is >= 0.2 and <= 60 && AxisRatio is >= 0.05 and <= 1
            && double.IsFinite(AngleDeg);
        if (!isInRange)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Index {Index}, HalfLightRadiusPx {HalfLightRadiusPx}, AxisRatio {AxisRatio} or AngleDeg {AngleDeg} is out of range."));
        }
        int reach = PsfReach(psf), half = SharpHalf;
        int left = (int)Math.Round(x) - half, bottom = (int)Math.Round(y) - half;
        var sharp = Sharp(left - x, bottom - y, 2 * half + 1);
        return new(left - reach, bottom - reach, Convolved(sharp, psf.Kernel(reach), (float)(flux / sharp.Pixels.Sum(p => (double)p))));
    }

    private int SharpHalf => (int)Math.Ceiling(End * HalfLightRadiusPx) + 1;

    private static int PsfReach(MoffatPsf psf) => (int)Math.Ceiling(PsfReachFwhm * psf.FwhmPx);

    // Before the PSF, of any flux: its first pixel lies at (left, bottom) from the centre.
    private Image<float> Sharp(double left, double bottom, int size)
    {
        double b = 2 * Index - 1.0 / 3 + 4 / (405 * Index) + 46 / (25515 * Index * Index);      // Ciotti & Bertin 1999, eq. 18
        var (sin, cos) = Math.SinCos(AngleDeg * Math.PI / 180);
        var image = new Image<float>(size, size);
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++) image[column, row] = (float)InPixel(left + column, bottom + row);
        }
        return image;

        // The cusp in the middle needs small cells.
        double InPixel(double dx, double dy)
        {
            double radius = Radius(dx, dy) * HalfLightRadiusPx;
            if (radius * AxisRatio > 2) return PixelIntegral.Over(dx, dy, radius * AxisRatio > 6 ? 2 : 5, Brightness);
            const int cells = 5;
            double sum = 0;
            for (int i = 0; i < cells * cells; i++)
            {
                double atX = dx + (i % cells - cells / 2) / (double)cells, atY = dy + (i / cells - cells / 2) / (double)cells;
                sum += PixelIntegral.Over(atX, atY, 5, Brightness, 1.0 / cells);
            }
            return sum;
        }

        double Brightness(double dx, double dy) => Radius(dx, dy) is var r && r < End ? Math.Exp(-b * Math.Pow(r, 1 / Index)) : 0;

        double Radius(double dx, double dy) => double.Hypot(dx * cos + dy * sin, (dy * cos - dx * sin) / AxisRatio) / HalfLightRadiusPx;
    }

    // Larger by the reach of the kernel on every side.
    private static Image<float> Convolved(Image<float> image, Image<float> kernel, float scale)
    {
        var result = new Image<float>(image.Width + kernel.Width - 1, image.Height + kernel.Height - 1);
        for (int y = 0; y < image.Height; y++)
        {
            for (int ky = 0; ky < kernel.Height; ky++)
            {
                for (int kx = 0; kx < kernel.Width; kx++)
                    AddScaled(image.Row(y), scale * kernel[kx, ky], result.Row(y + ky).Slice(kx, image.Width));
            }
        }
        return result;
    }

    private static void AddScaled(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        int x = 0, step = Vector<float>.Count;
        for (; x <= to.Length - step; x += step) (new Vector<float>(to[x..]) + factor * new Vector<float>(from[x..])).CopyTo(to[x..]);
        for (; x < to.Length; x++) to[x] += factor * from[x];
    }
}
