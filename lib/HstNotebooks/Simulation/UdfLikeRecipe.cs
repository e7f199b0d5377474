namespace HstNotebooks;

/// <summary>What a simulated set of stamps is made of.</summary>
internal sealed record UdfLikeRecipe : SampleRecipe
{
    /// <summary>Stamp size, 60 mas pixels.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Common tangent point, degrees.</summary>
    public required double[] TangentPoint { get; init; }

    /// <summary>Position angle of the segmentation map's y axis, degrees, and its size, 30 mas pixels.</summary>
    public required double SegmentMapAngle { get; init; }
    public required int[] SegmentMapSize { get; init; }

    /// <summary>An object's label reaches down to this surface brightness in the reference band, e⁻/s per 60 mas pixel.</summary>
    public required double Isophote { get; init; }

    public required Dictionary<string, BandRecipe> Bands { get; init; }
    public required Dictionary<string, Dictionary<string, double>> Spectra { get; init; }
    public required List<GalaxyRecipe> Galaxies { get; init; }
    public required StarRecipe Stars { get; init; }
    public required MuseRecipe Muse { get; init; }

    public override void Write(string folder) => UdfLikeSimulation.Write(this, folder);
}

/// <summary>σ of the PSF (60 mas pixels, as a fit of a Gaussian to a star sees it), noise and sky (e⁻/s per 60 mas pixel).</summary>
internal sealed record BandRecipe(double PsfSigmaPx, double Noise, double Sky);

/// <summary>A galaxy, where it is on the sky, and the label of its companion: a neighbour, or part of a merger that has a name.</summary>
internal sealed record GalaxyRecipe(string Name, double Ra, double Dec, int Key, List<ComponentRecipe> Components, string? Merger, int? CompanionKey);

/// <summary>An exponential disc: offset from the stamp's centre and scale length, arcsec; flux in the reference band, e⁻/s.</summary>
internal sealed record ComponentRecipe(double X, double Y, double ScaleArcsec, double AxisRatio, double AngleDeg, double Flux, string Spectrum, bool Companion);

/// <summary>Stars: size of the stamp, 60 mas pixels, and flux, e⁻/s.</summary>
internal sealed record StarRecipe(int Count, int Width, int Height, double Flux, double RegionRadiusPx);

/// <summary>The [OII] map: of which galaxy, at which redshift, from which bands with which weights.</summary>
internal sealed record MuseRecipe(
    string Galaxy, double Redshift, int Width, int Height, double AngleDeg, double FwhmArcsec, double TotalFlux, double Noise, Dictionary<string, double> Weights);
