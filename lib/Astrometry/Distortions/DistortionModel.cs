namespace HstNotebooks.Astrometry;

/// <summary>
/// Everything between the pixel and the projection plane besides the linear part of the WCS, in the order of astropy: detector to image
/// (D2IM), then SIP and NPOL (CPDIS), both evaluated at the pixel that D2IM gives and added; after the linear part TPV, TNX, ZPX or a plate
/// solution. Immutable.
/// </summary>
internal sealed partial record DistortionModel
{
    private const int Chunk = 256;

    /// <summary>No distortion.</summary>
    public static DistortionModel None { get; } = new();

    /// <summary>The Simple Imaging Polynomial.</summary>
    public SipPolynomial? Sip { get; init; }

    /// <summary>The approximate inverse of SIP as the header gives it (AP, BP): from focal coordinates back to pixels.</summary>
    public SipPolynomial? SipInverse { get; init; }

    /// <summary>Tables of what remains after SIP (CPDIS).</summary>
    public LookupPair? Npol { get; init; }

    /// <summary>Tables from the detector to the image (D2IM).</summary>
    public LookupPair? DetectorToImage { get; init; }

    /// <summary>The polynomial on the tangent plane (TPV, SCAMP).</summary>
    public TpvPolynomial? Tpv { get; init; }

    /// <summary>The surfaces of IRAF (TNX, ZPX).</summary>
    public IrafCorrection? Iraf { get; init; }

    /// <summary>The plate solution of the Digitized Sky Survey, which brings its own linear part and tangent point.</summary>
    public DssPlate? Plate { get; init; }

    /// <summary>Whether the cards PVi_m are coefficients, or left over beside SIP: then the projection has no parameters.</summary>
    public bool ClaimsParameters { get; init; }

    /// <summary>What was found in the header.</summary>
    public IReadOnlyList<DistortionNote> Notes { get; init; } = [];

    /// <summary>Whether there is no distortion at all.</summary>
    public bool IsNone => !ActsOnPixels && !ActsOnPlane;

    /// <summary>Whether focal coordinates differ from pixels.</summary>
    public bool ActsOnPixels => Sip is not null || Npol is not null || DetectorToImage is not null;

    /// <summary>Whether <see cref="PlaneToPlane"/> does anything.</summary>
    public bool ActsOnPlane => Tpv is not null || Iraf is not null || Plate is not null;

    /// <summary>0-based pixels to focal coordinates: pixels without distortion, 0-based too; in place, spans of one length.</summary>
    public void PixelToFocal(Span<double> x, Span<double> y)
    {
        if (Npol is null && DetectorToImage is null)
        {
            Sip?.Add(x, y, x, y);
            return;
        }
        int size = Math.Min(Chunk, x.Length);
        Span<double> atX = stackalloc double[size], atY = stackalloc double[size];
        for (int start = 0; start < x.Length; start += Chunk)
        {
            int length = Math.Min(Chunk, x.Length - start);
            Span<double> chunkX = x.Slice(start, length), chunkY = y.Slice(start, length);
            if (DetectorToImage is not null)
            {
                chunkX.CopyTo(atX);
                chunkY.CopyTo(atY);
                DetectorToImage.Add(atX, atY, chunkX, chunkY);
            }
            chunkX.CopyTo(atX);
            chunkY.CopyTo(atY);
            Sip?.Add(atX[..length], atY[..length], chunkX, chunkY);
            Npol?.Add(atX, atY, chunkX, chunkY);
        }
    }

    /// <summary>Intermediate world coordinates (degrees) to the plane of the projection; in place, spans of one length.</summary>
    public void PlaneToPlane(Span<double> xi, Span<double> eta)
    {
        Tpv?.Apply(xi, eta);
        Iraf?.Apply(xi, eta);
        Plate?.Apply(xi, eta);
    }

    /// <summary>One 0-based pixel to focal coordinates; the same bits as the spans.</summary>
    public PixelPoint PixelToFocal(PixelPoint pixel)
    {
        double x = pixel.X, y = pixel.Y;
        PixelToFocal(new Span<double>(ref x), new Span<double>(ref y));
        return new(x, y);
    }

    /// <summary>
    /// The derivatives of focal coordinates by x and by y at a 0-based pixel, for Newton's method. Those of the tables, slopes of some
    /// 10⁻⁴, are left out: the method corrects for them.
    /// </summary>
    public (double Xx, double Xy, double Yx, double Yy) FocalDerivatives(PixelPoint pixel)
    {
        var (fx, fy, gx, gy) = Sip?.Derivatives(pixel.X, pixel.Y) ?? default;
        return (1 + fx, fy, gx, 1 + gy);
    }

    /// <summary>The same distortion where the pixel (x, y) is called (0, 0).</summary>
    public DistortionModel Cropped(double x, double y) => this with
    {
        Sip = Sip?.Cropped(x, y),
        SipInverse = SipInverse?.Cropped(x, y),
        Npol = Npol?.Cropped(x, y),
        DetectorToImage = DetectorToImage?.Cropped(x, y),
    };

    /// <summary>The same distortion in pixels <paramref name="factor"/> times smaller, with the same outer edges.</summary>
    public DistortionModel Oversampled(double factor) => this with
    {
        Sip = Sip?.Oversampled(factor),
        SipInverse = SipInverse?.Oversampled(factor),
        Npol = Npol?.Oversampled(factor),
        DetectorToImage = DetectorToImage?.Oversampled(factor),
    };

    /// <summary>"SIP order 5 + NPOL + D2IM"; "no distortion" where there is none.</summary>
    public string Describe()
    {
        string?[] parts =
        [
            Sip is null ? null : FormattableString.Invariant($"SIP order {Sip.Order}"),
            Npol is null ? null : "NPOL",
            DetectorToImage is null ? null : "D2IM",
            Tpv is null ? null : FormattableString.Invariant($"TPV order {Tpv.Order}"),
            Iraf?.Name,
            Plate is null ? null : "DSS plate solution",
        ];
        return IsNone ? "no distortion" : string.Join(" + ", parts.OfType<string>());
    }

    /// <inheritdoc/>
    public override string ToString() => Describe();
}
