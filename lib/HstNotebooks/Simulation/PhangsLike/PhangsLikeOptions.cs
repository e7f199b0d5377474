namespace HstNotebooks;

/// <summary>
/// What a simulated galaxy of the PHANGS-HST Hα survey is made of. The defaults are a small field with numbers as those of NGC 628.
/// </summary>
public sealed record PhangsLikeOptions
{
    /// <summary>Name of the galaxy: lower-case letters and digits; default <c>simgal</c>.</summary>
    public string Galaxy { get; init; } = "simgal";

    /// <summary>Width of the HST images, pixels, 128 to 30 000; default 800.</summary>
    public int Width { get; init; } = 800;

    /// <summary>Height of the HST images, pixels, 128 to 30 000; default 760.</summary>
    public int Height { get; init; } = 760;

    /// <summary>Seed of all random numbers; default 20250719.</summary>
    public ulong Seed { get; init; } = 20250719;

    /// <summary>
    /// Seed of the sources alone; null (default): <see cref="Seed"/>. Two pointings of one sky share it, with the options of the sources,
    /// the size of the sky, the pixel and the orientation, and have seeds of their own for noise and cosmic rays.
    /// </summary>
    public ulong? SkySeed { get; init; }

    /// <summary>Width of the sky that the sources are spread over, HST pixels, 128 to 30 000; null (default): that of the image.</summary>
    public int? SkyWidth { get; init; }

    /// <summary>Height of that sky, HST pixels, 128 to 30 000; null (default): that of the image.</summary>
    public int? SkyHeight { get; init; }

    /// <summary>How far east of the middle of the sky the telescopes point, arcsec, −600 to 600; default 0.</summary>
    public double PointingEastArcsec { get; init; }

    /// <summary>How far north of it they point, arcsec, −600 to 600; default 0.</summary>
    public double PointingNorthArcsec { get; init; }

    /// <summary>HST pixel, arcsec, 0.01 to 0.2; default 0.03962.</summary>
    public double HstPixelArcsec { get; init; } = 0.03962;

    /// <summary>FWHM of the PSF of HST, a Gaussian, arcsec, 0.02 to 1; default 0.07.</summary>
    public double HstFwhmArcsec { get; init; } = 0.07;

    /// <summary>Angle of the exposed area against the pixel grid, degrees, −45 to 45; default 9. Outside it the pixels are 0.</summary>
    public double FootprintAngleDeg { get; init; } = 9;

    /// <summary>Position angle of the y axis of the HST images, degrees north through east, −180 to 180; default 0, north up.</summary>
    public double OrientationDeg { get; init; }

    /// <summary>Whether there are MUSE data; default yes.</summary>
    public bool HasMuse { get; init; } = true;

    /// <summary>MUSE pixel, arcsec, 0.1 to 1; default 0.2.</summary>
    public double MusePixelArcsec { get; init; } = 0.2;

    /// <summary>FWHM of the PSF of MUSE, a Gaussian, arcsec, 0.2 to 3; default 0.92. File names carry it with two decimals.</summary>
    public double MuseFwhmArcsec { get; init; } = 0.92;

    /// <summary>The band with Hα; default ACS F658N.</summary>
    public PhangsLikeBand Narrow { get; init; } = new("ACS", "F658N")
    {
        OffsetPerArcsec2 = -510,
        ExposureS = 1422,
        NoiseElectronsPerS = 0.0045,
    };

    /// <summary>The bluer band of the continuum; default ACS F555W.</summary>
    public PhangsLikeBand Broad1 { get; init; } = new("ACS", "F555W") { OffsetPerArcsec2 = -428, ExposureS = 858 };

    /// <summary>The redder band of the continuum; default ACS F814W.</summary>
    public PhangsLikeBand Broad2 { get; init; } = new("ACS", "F814W") { OffsetPerArcsec2 = -337, ExposureS = 922 };

    /// <summary>Reddening by the Milky Way E(B − V), magnitudes, 0 to 2; default 0.062.</summary>
    public double Ebv { get; init; } = 0.062;

    /// <summary>Systemic velocity, km/s, −1000 to 5000; default 657.</summary>
    public double VelocityKms { get; init; } = 657;

    /// <summary>[NII] 6583 / Hα, 0 to 2; [NII] 6548 is a third of it; default 0.28.</summary>
    public double NiiToHalpha { get; init; } = 0.28;

    /// <summary>HII regions, 0 or more; null (default): 70 for each 1000 arcsec² of the sky.</summary>
    public int? HiiRegions { get; init; }

    /// <summary>Star clusters without line emission, 0 or more; null (default): 220 for each 1000 arcsec².</summary>
    public int? Clusters { get; init; }

    /// <summary>Foreground stars, 0 or more; null (default): 4 for each 1000 arcsec².</summary>
    public int? Stars { get; init; }

    /// <summary>Cosmic rays that remain in the narrow band, 0 or more; null (default): 45 for each 1000 arcsec².</summary>
    public int? CosmicRays { get; init; }

    /// <summary>α of the luminosity function dN/dF ∝ F^−α of the HII regions, 1.1 to 4; default 1.8.</summary>
    public double LuminositySlope { get; init; } = 1.8;

    /// <summary>Hα of the faintest HII region, 10⁻²⁰ erg s⁻¹ cm⁻², above 0; default 4000.</summary>
    public double FaintestRegion { get; init; } = 4e3;

    /// <summary>Hα of the brightest possible one, 10⁻²⁰ erg s⁻¹ cm⁻², above <see cref="FaintestRegion"/>; default 1 200 000.</summary>
    public double BrightestRegion { get; init; } = 1.2e6;

    /// <summary>Width of a hole of zeros in the redder broad band alone, pixels, 0 (none) to 100; default 9.</summary>
    public int HoleWidthPx { get; init; } = 9;

    /// <summary>Height of that hole, pixels, 0 (none) to 100; default 6.</summary>
    public int HoleHeightPx { get; init; } = 6;

    internal (int Width, int Height) SkySize => (SkyWidth ?? Width, SkyHeight ?? Height);

    internal ulong SourceSeed => SkySeed ?? Seed;

    internal int RegionCount => HiiRegions ?? Scaled(70);

    internal int ClusterCount => Clusters ?? Scaled(220);

    internal int StarCount => Stars ?? Scaled(4);

    internal int CosmicRayCount => CosmicRays ?? Scaled(45);

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        if (Galaxy is null || Narrow is null || Broad1 is null || Broad2 is null)
            throw new ArgumentException("Galaxy, Narrow, Broad1 and Broad2 cannot be null.");
        var faults = new List<string>();
        if (Galaxy.Length is 0 or > 40 || !Galaxy.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            faults.Add($"Galaxy is '{Galaxy}', not 1 to 40 lower-case letters and digits");
        Range(nameof(Width), Width, 128, 30000);
        Range(nameof(Height), Height, 128, 30000);
        if (SkyWidth is { } skyWidth) Range(nameof(SkyWidth), skyWidth, 128, 30000);
        if (SkyHeight is { } skyHeight) Range(nameof(SkyHeight), skyHeight, 128, 30000);
        Range(nameof(PointingEastArcsec), PointingEastArcsec, -600, 600);
        Range(nameof(PointingNorthArcsec), PointingNorthArcsec, -600, 600);
        Range(nameof(HstPixelArcsec), HstPixelArcsec, 0.01, 0.2);
        Range(nameof(HstFwhmArcsec), HstFwhmArcsec, 0.02, 1);
        Range(nameof(FootprintAngleDeg), FootprintAngleDeg, -45, 45);
        Range(nameof(OrientationDeg), OrientationDeg, -180, 180);
        Range(nameof(MusePixelArcsec), MusePixelArcsec, 0.1, 1);
        Range(nameof(MuseFwhmArcsec), MuseFwhmArcsec, 0.2, 3);
        Range(nameof(Ebv), Ebv, 0, 2);
        Range(nameof(VelocityKms), VelocityKms, -1000, 5000);
        Range(nameof(NiiToHalpha), NiiToHalpha, 0, 2);
        Range(nameof(LuminositySlope), LuminositySlope, 1.1, 4);
        Range(nameof(HoleWidthPx), HoleWidthPx, 0, 100);
        Range(nameof(HoleHeightPx), HoleHeightPx, 0, 100);
        Range(nameof(HiiRegions), RegionCount, 0, 1_000_000);
        Range(nameof(Clusters), ClusterCount, 0, 1_000_000);
        Range(nameof(Stars), StarCount, 0, 1_000_000);
        Range(nameof(CosmicRays), CosmicRayCount, 0, 1_000_000);
        if (!(FaintestRegion > 0) || !(BrightestRegion > FaintestRegion) || !double.IsFinite(BrightestRegion))
            faults.Add($"FaintestRegion and BrightestRegion are {FaintestRegion} and {BrightestRegion}, not 0 < faintest < brightest");
        faults.AddRange(Narrow.Faults(nameof(Narrow)).Concat(Broad1.Faults(nameof(Broad1))).Concat(Broad2.Faults(nameof(Broad2))));
        if (Narrow.Key == Broad1.Key || Narrow.Key == Broad2.Key || Broad1.Key == Broad2.Key)
            faults.Add("two of Narrow, Broad1 and Broad2 are the same filter");
        if (faults.Count == 0 && RegionCount > GalaxyModel.MostRegions(this))
            faults.Add($"HiiRegions is {RegionCount}; the field has room for {GalaxyModel.MostRegions(this)} that do not touch");
        if (faults.Count > 0) throw new ArgumentException(FormattableString.Invariant($"{string.Join("; ", faults)}."));

        void Range(string name, double value, double low, double high)
        {
            if (!(value >= low && value <= high)) faults.Add(FormattableString.Invariant($"{name} is {value}, not {low} to {high}"));
        }
    }

    private int Scaled(int per1000Arcsec2) => (int)Math.Round(
        per1000Arcsec2 * 1e-3 * SkySize.Width * SkySize.Height * HstPixelArcsec * HstPixelArcsec);
}
