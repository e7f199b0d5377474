using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// What a simulated parallel field of ACS/WFC is made of. The defaults are a small field in three exposures of 500 s. Files of one visit
/// show one sky when they have the same <see cref="SkySeed"/>, size, pointing, date and <see cref="Sky"/>.
/// </summary>
public sealed record AcsParallelOptions
{
    private const int LeastChip = 64;
    private const long MostChipPixels = 1_000_000_000;     // of all exposures: 4 GB

    /// <summary>A visit of a single exposure (NDRIZIM = 2), where no cosmic ray can be rejected.</summary>
    public static AcsParallelOptions SingleExposure { get; } = new() { Exposures = AcsParallelExposure.Dithers(1, 700) };

    /// <summary>The whole detector, 4200 × 4200 pixels, in three exposures of 500 s.</summary>
    public static AcsParallelOptions FullField { get; } = new() { Width = 4200, Height = 4200 };

    /// <summary>
    /// Rootname of the drizzled image: nine lower-case letters and digits, of which the second to fourth are the program and the next two
    /// the visit; default <c>jsim01010</c>.
    /// </summary>
    public string RootName { get; init; } = "jsim01010";

    /// <summary>F475W, F625W or F775W; default F775W.</summary>
    public string Filter { get; init; } = "F775W";

    /// <summary>Width of the drizzled image, pixels, 200 to 12 000; default 1200.</summary>
    public int Width { get; init; } = 1200;

    /// <summary>Height of the drizzled image, pixels, 200 to 12 000; default 1000.</summary>
    public int Height { get; init; } = 1000;

    /// <summary>Seed of noise and cosmic rays; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Seed of the sources and of the list of Gaia; null (default): <see cref="Seed"/>.</summary>
    public ulong? SkySeed { get; init; }

    /// <summary>The exposures, 1 to 64; default three of 500 s with dithers that cover the gap between the chips.</summary>
    public IReadOnlyList<AcsParallelExposure> Exposures { get; init; } = AcsParallelExposure.Dithers(3, 500);

    /// <summary>True right ascension of the middle of the image, degrees (ICRS), 0 to 360; default 167.78.</summary>
    public double Ra { get; init; } = 167.78;

    /// <summary>True declination of it, degrees, −85 to 85; default −17.28.</summary>
    public double Dec { get; init; } = -17.28;

    /// <summary>True position angle of the y axis, degrees north through east, −180 to 180; default 33.</summary>
    public double OrientationDeg { get; init; } = 33;

    /// <summary>Day of the observation, 2002 to 2050; default 17 May 2013.</summary>
    public DateOnly DateObs { get; init; } = new(2013, 5, 17);

    /// <summary>Stars and galaxies.</summary>
    public AcsParallelSkyOptions Sky { get; init; } = new();

    /// <summary>FWHM of the PSF, a Moffat function, pixels, 1 to 10; null (default): 1.95, 2.0 and 2.1 in F475W, F625W and F775W.</summary>
    public double? PsfFwhmPx { get; init; }

    /// <summary>β of the PSF, 1.5 to 10; default 2.8.</summary>
    public double PsfBeta { get; init; } = 2.8;

    /// <summary>Brightness of the sky in the middle of the image, electrons per second and pixel, 0 to 10; default 0.05.</summary>
    public double SkyElectronsPerS { get; init; } = 0.05;

    /// <summary>
    /// By which part of itself the sky changes over the width of the image, −1 to 1; default 0.2. Over the height it falls by half of that.
    /// </summary>
    public double SkyGradient { get; init; } = 0.2;

    /// <summary>Read noise, electrons, 0 to 100; default 4.</summary>
    public double ReadNoise { get; init; } = 4;

    /// <summary>Scatter of the response of the pixels, which the flat field corrects, 0 to 0.2; default 0.01.</summary>
    public double FlatRms { get; init; } = 0.01;

    /// <summary>What a pixel holds, electrons, 1000 to 1 000 000; default 80 000. The rest bleeds along its column.</summary>
    public double FullWell { get; init; } = 80_000;

    /// <summary>Cosmic rays per second and cm² of the detector, 0 to 100; default 1.2 (ACS Instrument Handbook, section 4.3).</summary>
    public double CosmicRayRate { get; init; } = 1.2;

    /// <summary>Rows between the chips, 0 to 400; default 50.</summary>
    public int GapPx { get; init; } = 50;

    /// <summary>How the header's WCS differs from the true one; default not at all.</summary>
    public WcsErrorOptions WcsError { get; init; } = new();

    /// <summary>The list of reference stars.</summary>
    public MockGaiaOptions Gaia { get; init; } = new();

    internal ulong SourceSeed => SkySeed ?? Seed;

    internal AcsWideFilter Band => AcsWideFilter.Find(Filter)!;

    internal MoffatPsf Psf => new(PsfFwhmPx ?? Band.FwhmPx, PsfBeta);

    internal int StarCount => Sky.Stars ?? (int)Math.Round(50e-6 * Width * Height);

    internal int GalaxyCount => Sky.Galaxies ?? (int)Math.Round(25e-6 * Width * Height);

    /// <summary>Exposure time of all exposures, seconds.</summary>
    internal double TotalExposureS => Exposures.Sum(e => e.ExposureS);

    /// <summary>Start of the first exposure, modified Julian date.</summary>
    internal double ExposureStart => DateObs.DayNumber - new DateOnly(1858, 11, 17).DayNumber + 0.25;

    /// <summary>Julian year of the start.</summary>
    internal double Epoch => 2000 + (ExposureStart - 51544.5) / 365.25;

    internal Wcs TrueWcs => Wcs.Tan(Middle, new(Ra, Dec), AcsParallelCamera.PixelArcsec, Angle.FromDegrees(OrientationDeg));

    internal PixelPoint Middle => new((Width - 1) / 2.0, (Height - 1) / 2.0);

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        if (RootName is null || Filter is null || Exposures is null || Sky is null || WcsError is null || Gaia is null)
            throw new ArgumentException("RootName, Filter, Exposures, Sky, WcsError and Gaia cannot be null.");
        var faults = new List<string>();
        if (RootName.Length != 9 || !RootName.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            faults.Add($"RootName is '{RootName}', not nine lower-case letters and digits");
        if (AcsWideFilter.Find(Filter) is null) faults.Add($"Filter is {Filter}, not one of {string.Join(", ", AcsWideFilter.Names)}");
        Range(nameof(Width), Width, 200, 12_000);
        Range(nameof(Height), Height, 200, 12_000);
        if (Exposures.Count is < 1 or > 64) faults.Add($"there are {Exposures.Count} exposures, not 1 to 64");
        if (Exposures.FirstOrDefault(e => e is not { IsInRange: true }) is { } odd)
        {
            faults.Add(FormattableString.Invariant($"ExposureS is {odd.ExposureS} with dithers of {odd.DitherXPx}, {odd.DitherYPx}")
                + ", not 1 to 10000 s and −1000 to 1000 px");
        }
        if (Exposures.Contains(null!)) faults.Add("an exposure is null");
        Range(nameof(Ra), Ra, 0, 360);
        Range(nameof(Dec), Dec, -85, 85);
        Range(nameof(OrientationDeg), OrientationDeg, -180, 180);
        Range("the year of DateObs", DateObs.Year, 2002, 2050);
        if (PsfFwhmPx is { } fwhm) Range(nameof(PsfFwhmPx), fwhm, 1, 10);
        Range(nameof(PsfBeta), PsfBeta, 1.5, 10);
        Range(nameof(SkyElectronsPerS), SkyElectronsPerS, 0, 10);
        Range(nameof(SkyGradient), SkyGradient, -1, 1);
        Range(nameof(ReadNoise), ReadNoise, 0, 100);
        Range(nameof(FlatRms), FlatRms, 0, 0.2);
        Range(nameof(FullWell), FullWell, 1000, 1_000_000);
        Range(nameof(CosmicRayRate), CosmicRayRate, 0, 100);
        Range(nameof(GapPx), GapPx, 0, 400);
        faults.AddRange(Sky.Faults().Concat(WcsError.Faults()).Concat(Gaia.Faults()));
        if (faults.Count == 0)
        {
            var camera = new AcsParallelCamera(this);
            if (camera.ChipWidth < LeastChip || camera.ChipHeight < LeastChip)
                faults.Add($"the dithers and the gap leave chips of {camera.ChipWidth} × {camera.ChipHeight} px, not {LeastChip} or more");
            if (2L * camera.ChipWidth * camera.ChipHeight * Exposures.Count > MostChipPixels)
                faults.Add($"{Exposures.Count} exposures of this size have more than {MostChipPixels} pixels");
        }
        if (faults.Count > 0) throw new ArgumentException(FormattableString.Invariant($"{string.Join("; ", faults)}."));

        void Range(string name, double value, double low, double high)
        {
            if (!(value >= low && value <= high)) faults.Add(FormattableString.Invariant($"{name} is {value}, not {low} to {high}"));
        }
    }
}
