namespace HstNotebooks.Imaging;

/// <summary>
/// What the pixels of a source's segment say. Those that are not finite or masked do not count; negative ones do.
/// </summary>
public sealed record SegmentPhotometry
{
    /// <summary>Pixels that count.</summary>
    public required int AreaPx { get; init; }

    /// <summary>Σ pixels less the local background, in the unit of the image; NaN when none counts. FLUX_ISO.</summary>
    public required double Flux { get; init; }

    /// <summary>√Σσ²; NaN without errors, where one in the segment has none, and when no pixel counts. FLUXERR_ISO.</summary>
    public required double FluxError { get; init; }

    /// <summary>Smallest pixel less the local background; NaN when none counts.</summary>
    public required double MinValue { get; init; }

    /// <summary>Where it is, 0-based, the first of equals; (−1, −1) when no pixel counts.</summary>
    public required (int X, int Y) MinPixel { get; init; }

    /// <summary>Largest pixel less the local background; NaN when none counts. FLUX_MAX.</summary>
    public required double MaxValue { get; init; }

    /// <summary>Where it is, 0-based, the first of equals; (−1, −1) when no pixel counts. XPEAK_IMAGE, YPEAK_IMAGE.</summary>
    public required (int X, int Y) MaxPixel { get; init; }

    /// <summary>Mean of the background plane over the segment; NaN without one, or when no pixel counts.</summary>
    public required double BackgroundMean { get; init; }

    /// <summary>How uneven the light is, 0 (even) to 1 (all in one pixel), see <see cref="Gini"/>.</summary>
    public required double Gini { get; init; }

    /// <summary>Length of the lines between the centres of the border's pixels, holes included, pixels; NaN when no pixel counts.</summary>
    public required double PerimeterPx { get; init; }

    /// <summary>Mean brightness of the segment, unit of the image per pixel.</summary>
    public double MeanLevel => Flux / AreaPx;

    /// <summary>Radius of the circle of the same area, pixels.</summary>
    public double EquivalentRadiusPx => AreaPx > 0 ? Math.Sqrt(AreaPx / Math.PI) : double.NaN;
}
