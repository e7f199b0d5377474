namespace HstNotebooks.Imaging;

/// <summary>What was measured of one source; positions are 0-based pixels, the centre of a pixel an integer.</summary>
public sealed record Source
{
    /// <summary>Its label in the map.</summary>
    public required int Label { get; init; }

    /// <summary>The smallest rectangle that holds its pixels.</summary>
    public required PixelBox Box { get; init; }

    /// <summary>
    /// Centre of light of the segment; pixels below zero have no weight. NaN where none is above. X_IMAGE, counted from 0.
    /// </summary>
    public required double X { get; init; }

    /// <summary>See <see cref="X"/>. Y_IMAGE, counted from 0.</summary>
    public required double Y { get; init; }

    /// <summary>
    /// Centre under a Gaussian window whose FWHM is the half-light diameter, found in rounds: for stars nearly as precise as a fit. The
    /// centre of light where it leaves the 1 σ ellipse. XWIN_IMAGE.
    /// </summary>
    public required double WindowedX { get; init; }

    /// <summary>See <see cref="WindowedX"/>. YWIN_IMAGE.</summary>
    public required double WindowedY { get; init; }

    /// <summary>
    /// Maximum of a quadratic surface through the 3 × 3 pixels about the brightest, those of the segment (Vakili and Hogg 2016,
    /// arXiv:1610.05873); the brightest pixel where it lies on the border of the box, the centre of light where there is no maximum.
    /// </summary>
    public required double QuadraticX { get; init; }

    /// <summary>See <see cref="QuadraticX"/>.</summary>
    public required double QuadraticY { get; init; }

    /// <summary>The ellipse of its second moments.</summary>
    public required SourceShape Shape { get; init; }

    /// <summary>Flux and other properties of its own pixels.</summary>
    public required SegmentPhotometry Segment { get; init; }

    /// <summary>Flux in the Kron aperture, and half-light radius.</summary>
    public required KronPhotometry Kron { get; init; }

    /// <summary>
    /// Background per pixel around it, subtracted from fluxes and extreme values but not from positions and shapes; 0 when not asked for.
    /// </summary>
    public required double LocalBackground { get; init; }
}
