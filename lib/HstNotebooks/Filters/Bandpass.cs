using System.Globalization;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>
/// The throughput of telescope, filter and detector against wavelength, and the widths and wavelengths that follow from it, each by the
/// trapezoidal rule on the curve's own samples (as synphot defines them; Koornneef et al. 1986, Highlights of Astronomy 7, 833).
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed class Bandpass : IHtml
{
    // Collecting area of the 2.4 m mirror, its obscuration left out, as STScI takes it.
    private const double HubbleAreaCm2 = 45238.93416;

    // Planck's constant × speed of light, erg Å (CODATA 2018).
    private const double PlanckTimesLight = 6.62607015e-27 * 2.99792458e18;

    private readonly double[] _wavelengths, _throughputs;

    /// <summary>A curve from its samples.</summary>
    /// <param name="name">The name, as <c>ACS_F658N</c>.</param>
    /// <param name="wavelengths">Å, positive, rising; two or more.</param>
    /// <param name="throughputs">
    /// One a wavelength, 0 or more, not all 0; any unit, but <see cref="UnitResponse"/> takes it as 0 to 1.
    /// </param>
    /// <exception cref="ArgumentException">They are not so.</exception>
    public Bandpass(string name, IEnumerable<double> wavelengths, IEnumerable<double> throughputs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(wavelengths);
        ArgumentNullException.ThrowIfNull(throughputs);
        Name = name;
        (_wavelengths, _throughputs) = ([.. wavelengths], [.. throughputs]);
        if (Fault() is { } fault) throw new ArgumentException($"{name}: {fault}.");

        var (w, t) = (_wavelengths, _throughputs);
        Peak = t.Max();
        EquivalentWidth = Integral(i => t[i]);
        double photons = Integral(i => t[i] * w[i]), inverse = Integral(i => t[i] / w[i]);
        MeanWavelength = photons / EquivalentWidth;
        Pivot = Math.Sqrt(photons / inverse);
        RmsWidth = Math.Sqrt(Integral(i => t[i] * Square(w[i] - MeanWavelength)) / EquivalentWidth);
        double logMean = Math.Exp(Integral(i => t[i] * Math.Log(w[i]) / w[i]) / inverse);
        PhotBw = logMean * Math.Sqrt(Integral(i => t[i] * Square(Math.Log(w[i] / logMean)) / w[i]) / inverse);
        UnitResponse = PlanckTimesLight / (photons * HubbleAreaCm2);
    }

    /// <summary>Instrument and filter, as <c>ACS_F658N</c> or <c>UVIS_F657N</c>.</summary>
    public string Name { get; }

    /// <summary>The wavelengths of the samples, Å, rising.</summary>
    public IReadOnlyList<double> Wavelengths => _wavelengths;

    /// <summary>The throughput at each of <see cref="Wavelengths"/>.</summary>
    public IReadOnlyList<double> Throughputs => _throughputs;

    /// <summary>The largest throughput.</summary>
    public double Peak { get; }

    /// <summary>∫T dλ, Å.</summary>
    public double EquivalentWidth { get; }

    /// <summary>∫T dλ / max T, Å: a flux density over this width is the flux in the band.</summary>
    public double RectangularWidth => EquivalentWidth / Peak;

    /// <summary>√(∫Tλ dλ / ∫T/λ dλ), Å: where f_λ and f_ν of a broad band correspond (PHOTPLAM).</summary>
    public double Pivot { get; }

    /// <summary>∫Tλ dλ / ∫T dλ, Å.</summary>
    public double MeanWavelength { get; }

    /// <summary>Standard deviation of λ weighted by T, Å.</summary>
    public double RmsWidth { get; }

    /// <summary>λ̄ times the standard deviation of ln λ weighted by T/λ, ln λ̄ its mean, Å (PHOTBW).</summary>
    public double PhotBw { get; }

    /// <summary>√(8 ln 2) × <see cref="PhotBw"/>, Å: full width at half maximum if the curve were a Gaussian.</summary>
    public double Fwhm => Imaging.Fwhm.FromSigma(PhotBw);

    /// <summary>Flux density of 1 e⁻/s with the mirror of HST, erg s⁻¹ cm⁻² Å⁻¹ (PHOTFLAM).</summary>
    public double UnitResponse { get; }

    /// <summary>Throughput at a wavelength in Å, between the samples on a straight line, outside 0; NaN gives NaN.</summary>
    public double Throughput(double wavelength)
    {
        var (w, t) = (_wavelengths, _throughputs);
        if (double.IsNaN(wavelength)) return double.NaN;
        if (wavelength < w[0] || wavelength > w[^1]) return 0;
        int above = Array.BinarySearch(w, wavelength);
        if (above >= 0) return t[above];
        above = ~above;
        return t[above - 1] + (t[above] - t[above - 1]) * (wavelength - w[above - 1]) / (w[above] - w[above - 1]);
    }

    /// <summary>
    /// The mean of a spectrum as a photon counter sees it, ∫fTλ dλ / ∫Tλ dλ, in the unit of f; <paramref name="fluxDensity"/> is f_λ at
    /// a wavelength in Å, taken at the samples of the curve.
    /// </summary>
    public double PhotonMean(Func<double, double> fluxDensity)
    {
        ArgumentNullException.ThrowIfNull(fluxDensity);
        var (w, t) = (_wavelengths, _throughputs);
        return Integral(i => t[i] == 0 ? 0 : t[i] * w[i] * fluxDensity(w[i])) / (MeanWavelength * EquivalentWidth);
    }

    /// <summary>
    /// The mean flux density that an emission line gives, Å⁻¹ for a flux of 1: Tλ / ∫Tλ dλ at the wavelength of the line, in Å.
    /// </summary>
    public double LineResponse(double wavelength) => Throughput(wavelength) * wavelength / (MeanWavelength * EquivalentWidth);

    /// <summary>
    /// Reads a text file of two columns, Å and throughput, blanks or commas between them; lines that begin with # are skipped. The name is
    /// that of the file, shortened as <see cref="BandpassSet"/> does.
    /// </summary>
    /// <exception cref="ReductionException">The file is missing, or is no such curve: the message names the line.</exception>
    public static Bandpass Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var wavelengths = new List<double>();
        var throughputs = new List<double>();
        int line = 0;
        try
        {
            foreach (string text in File.ReadLines(path))
            {
                line++;
                string[] cells = text.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                if (cells.Length == 0 || cells[0].StartsWith('#')) continue;
                if (cells.Length < 2 || !Number(cells[0], out double wavelength) || !Number(cells[1], out double throughput))
                {
                    throw new ReductionException(
                        $"{path}, line {line}: wavelength (Å) and throughput are expected, '{Start(text)}' was found.");
                }
                wavelengths.Add(wavelength);
                throughputs.Add(throughput);
            }
            return new Bandpass(BandpassSet.KeyOf(path), wavelengths, throughputs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReductionException($"The throughput curve {path} cannot be read: {e.Message}", e);
        }
        catch (ArgumentException e)
        {
            throw new ReductionException($"{path} is no throughput curve: {e.Message}", e);
        }

        static bool Number(string cell, out double value) =>
            double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        static string Start(string text) => text.Length > 60 ? text[..60] + "…" : text;
    }

    /// <summary>Writes the curve in the form that <see cref="Read"/> reads.</summary>
    public void Write(string path) => File.WriteAllLines(path,
        _wavelengths.Zip(_throughputs, (w, t) => string.Create(CultureInfo.InvariantCulture, $"{w:0.000000} {t:0.00000000e+00}")));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}: pivot {Pivot:0.0} Å, rectangular width {RectangularWidth:0.0} Å, peak {Peak:0.000}");

    /// <summary>A table of its widths and wavelengths.</summary>
    public string ToHtml() => new DataTable(Name, "Å")
        .Add("pivot wavelength", Pivot).Add("mean wavelength", MeanWavelength).Add("rectangular width", RectangularWidth)
        .Add("equivalent width", EquivalentWidth).Add("RMS width", RmsWidth).Add("PHOTBW", PhotBw).Add("FWHM", Fwhm).ToHtml();

    private double Integral(Func<int, double> integrand)
    {
        double sum = 0, last = integrand(0);
        for (int i = 1; i < _wavelengths.Length; i++)
        {
            double next = integrand(i);
            sum += 0.5 * (last + next) * (_wavelengths[i] - _wavelengths[i - 1]);
            last = next;
        }
        return sum;
    }

    private string? Fault()
    {
        var (w, t) = (_wavelengths, _throughputs);
        if (w.Length != t.Length) return $"{w.Length} wavelengths and {t.Length} throughputs";
        if (w.Length < 2) return $"{w.Length} samples; two or more are expected";
        for (int i = 0; i < w.Length; i++)
        {
            if (!(w[i] > (i == 0 ? 0 : w[i - 1])) || !double.IsFinite(w[i]))
                return FormattableString.Invariant($"sample {i + 1} is at {w[i]} Å; positive, rising wavelengths are expected");
            if (!(t[i] >= 0) || !double.IsFinite(t[i]))
                return FormattableString.Invariant($"throughput {t[i]} at {w[i]} Å; numbers of 0 or more are expected");
        }
        return t.Max() > 0 ? null : "the throughput is 0 everywhere";
    }

    private static double Square(double v) => v * v;
}
