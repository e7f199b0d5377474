using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Back from published fluxes and errors to count rates. With f = flux × E(r) and e = error × E(first r), E the encircled energy that was
/// used, the original has e² = |P f + Q c(r)|, where P is PHOTFLAM, the same for all sources, Q = P² s² with s the noise of the sky at the
/// source, and c = A + A²/S. Five apertures give five equations for two unknowns: that they close proves the formula.
/// </summary>
public static class CatalogRecovery
{
    // The sky is from an annulus of 10 to 15 pixels, of which the original took the area, not the number of pixels left after clipping.
    private const double AnnulusPx = Math.PI * (15 * 15 - 10 * 10);

    // Below it the equations of a source cannot tell P from Q.
    private const double LeastContrast = 1e-3;

    /// <summary>Recovers count rates, noise of the sky and PHOTFLAM of a catalogue.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <exception cref="ReductionException">
    /// No source tells PHOTFLAM, or <see cref="EncircledEnergy.Published"/> lacks the filter.
    /// </exception>
    public static RecoveredCatalog Recover(PublishedCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var radii = PublishedCatalog.RadiiPx;
        double[] fractions = [.. radii.Select(r => EncircledEnergy.Published.Fraction(catalog.Filter, r))];
        double[] sky = [.. radii.Select(SkyPixels)];
        var (f, e2) = (catalog.Sources.Select(Fluxes).ToArray(), catalog.Sources.Select(Variances).ToArray());

        // 1. PHOTFLAM: the median of what the sources say, each by least squares.
        double photFlam = RobustStatistics.Median(f.Zip(e2, (flux, variance) => PhotFlamOf(flux, variance, sky)).ToArray());
        if (!(photFlam > 0))
        {
            throw new ReductionException(FormattableString.Invariant(
                $"{catalog.Name}: PHOTFLAM comes out as {photFlam}; its errors are not those of the original's formula."));
        }

        // 2. The noise of the sky at each source, and with it the count rates and their errors.
        var sources = catalog.Sources.Select((source, i) =>
        {
            double back2 = SkyVariance(f[i], e2[i], sky, photFlam) / (photFlam * photFlam);
            double[] rates = [.. f[i].Select(v => v / photFlam)];
            return new SourcePhotometry
            {
                X = source.X, Y = source.Y, FwhmPx = source.FwhmPx, Sky = source.Sky, Gaia = source.Gaia,
                CountRates = rates, Back = 0, BackStd = Math.Sqrt(back2),
                Errors = [.. rates.Select((rate, k) => CcdError.Published(rate, Area(radii[k]), Math.Sqrt(back2), AnnulusPx))],
            };
        });
        var recovered = new RecoveredCatalog(catalog, photFlam, new(catalog.Name, catalog.Filter, radii, [.. sources]), double.NaN);
        return recovered with { Closure = ClosureOf(recovered.Original(), catalog) };

        double[] Fluxes(PublishedSource source) => [.. source.Fluxes.Zip(fractions, (flux, e) => flux * e)];
        double[] Variances(PublishedSource source) => [.. source.FluxErrors.Select(error => error * fractions[0] * (error * fractions[0]))];
    }

    /// <summary>A + A²/S: the variance of the pixels of an aperture and of the level of the sky below it, in that of a pixel.</summary>
    internal static double SkyPixels(double radiusPx)
    {
        double area = Area(radiusPx);
        return area + area * area / AnnulusPx;
    }

    private static double Area(double radiusPx) => Math.PI * radiusPx * radiusPx;

    // P of 1 = P f/e² + Q c/e²: f/e² and 1, both without what is along c/e². NaN where that leaves nothing.
    private static double PhotFlamOf(double[] f, double[] e2, double[] sky)
    {
        double[] a = Divided(f), b = Divided(sky);
        double bb = Dot(b, b), ab = Dot(a, b), sumB = b.Sum();
        double[] aside = [.. a.Zip(b, (ai, bi) => ai - bi * (ab / bb))];
        double contrast = Dot(aside, aside) / Dot(a, a);
        return contrast > LeastContrast * LeastContrast ? (aside.Sum() - Dot(aside, b) * (sumB / bb)) / Dot(aside, aside) : double.NaN;

        double[] Divided(double[] values) => [.. values.Zip(e2, (v, e) => v / e)];
        static double Dot(double[] u, double[] v) => u.Zip(v, (ui, vi) => ui * vi).Sum();
    }

    // The original took the root of |P f + Q c|: where the sum is negative the sign is lost. One aperture gives Q, the others judge.
    private static double SkyVariance(double[] f, double[] e2, double[] sky, double photFlam)
    {
        double best = double.NaN, least = double.PositiveInfinity;
        for (int k = 0; k < f.Length; k++)
        {
            foreach (int sign in new[] { 1, -1 })
            {
                double q = (sign * e2[k] - photFlam * f[k]) / sky[k], worst = 0;
                for (int i = 0; i < f.Length; i++) worst = Math.Max(worst, Math.Abs(Math.Abs(photFlam * f[i] + q * sky[i]) / e2[i] - 1));
                if (q >= 0 && worst < least) (best, least) = (q, worst);
            }
        }
        return best;
    }

    private static double ClosureOf(FinalCatalog made, PublishedCatalog published)
    {
        double worst = 0;
        foreach (var (mine, source) in made.Sources.Zip(published.Sources))
        {
            for (int i = 0; i < source.Fluxes.Count; i++)
            {
                worst = Math.Max(worst, Deviation(mine.Fluxes[i], source.Fluxes[i]));
                worst = Math.Max(worst, Deviation(mine.FluxErrors[i], source.FluxErrors[i]));
            }
        }
        return worst;

        // A row that the formula does not explain has no error: it does not close.
        static double Deviation(double value, double expected) =>
            value == expected || double.IsNaN(expected) ? 0
            : double.IsNaN(value) ? double.PositiveInfinity
            : Math.Abs(value / expected - 1);
    }
}
