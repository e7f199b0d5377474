namespace HstNotebooks.Astrometry;

/// <summary>
/// The linear map of one list of positions to another that fits best by weighted least squares, with clipping of outliers; what TweakReg
/// calls shift, rscale and general. Lengths are in the unit of the positions.
/// </summary>
public sealed partial record LinearFit
{
    /// <summary>What was free.</summary>
    public required FitGeometry Geometry { get; init; }

    /// <summary>The map.</summary>
    public required AffineMap Map { get; init; }

    /// <summary>Weighted mean of the positions that were used: there the map is known best.</summary>
    public required PixelPoint Centroid { get; init; }

    /// <summary>For each pair the second position minus the map of the first; NaN for a pair that is not finite.</summary>
    public required IReadOnlyList<PixelPoint> Residuals { get; init; }

    /// <summary>For each pair whether it was used: not clipped, finite and of positive weight.</summary>
    public required IReadOnlyList<bool> Used { get; init; }

    /// <summary>Pairs that were used.</summary>
    public required int Count { get; init; }

    /// <summary>Weighted root mean square of the residuals used, along x and along y.</summary>
    public required (double X, double Y) Rms { get; init; }

    /// <summary>Root of the weighted mean square length of the residuals used: √(RmsX² + RmsY²).</summary>
    public double Rmse => Math.Sqrt(Rms.X * Rms.X + Rms.Y * Rms.Y);

    /// <summary>Weighted mean length of the residuals used.</summary>
    public required double Mae { get; init; }

    /// <summary>
    /// Variances and covariances, in units of that of a residual of mean weight and the same for both axes, of the offset at
    /// <see cref="Centroid"/>, of the element of the matrix for x and of that for y.
    /// </summary>
    public required double[,] Leverage { get; init; }

    /// <summary>The same from the scatter of the residuals: covariance of the parameters. NaN without degrees of freedom.</summary>
    public double[,] Covariance
    {
        get
        {
            var covariance = new double[3, 3];
            for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) covariance[i, j] = Scatter * Scatter * Leverage[i, j];
            return covariance;
        }
    }

    /// <summary>Parameters of a geometry.</summary>
    public static int Parameters(FitGeometry geometry) => geometry switch
    {
        FitGeometry.Shift => 2,
        FitGeometry.RScale => 4,
        _ => 6,
    };

    /// <summary>1 σ scatter of a residual of mean weight along an axis, free of bias; NaN without degrees of freedom.</summary>
    public double Scatter => 2 * Count > Parameters(Geometry) ? Rmse * Math.Sqrt(Count / (2.0 * Count - Parameters(Geometry))) : double.NaN;

    /// <summary>√|determinant| of the map.</summary>
    public double Scale => Math.Sqrt(Math.Abs(Map.Determinant));

    /// <summary>Lengths of the images of the unit vectors along x and y.</summary>
    public (double X, double Y) Scales =>
        (Math.Sqrt(Map.Xx * Map.Xx + Map.Yx * Map.Yx), Math.Sqrt(Map.Xy * Map.Xy + Map.Yy * Map.Yy));

    /// <summary>
    /// Mean angle by which the axes turn, from +x towards +y, in (−180°, 180°]; of a reflection by which x turns. TweakReg's is the
    /// opposite, in [0°, 360°).
    /// </summary>
    public double RotationDegrees
    {
        get
        {
            var (x, y) = Turns;
            return Map.Determinant < 0 ? x : Math.IEEERemainder(x + Math.IEEERemainder(y - x, 360) / 2, 360);
        }
    }

    /// <summary>The angle by which x turns minus that by which y turns, degrees; 0 but for <see cref="FitGeometry.General"/>.</summary>
    public double SkewDegrees
    {
        get
        {
            var (x, y) = Turns;
            return Map.Determinant < 0 ? Math.IEEERemainder(x - y + 180, 360) : Math.IEEERemainder(x - y, 360);
        }
    }

    /// <summary>How far a point moves.</summary>
    public (double X, double Y) ShiftAt(PixelPoint point)
    {
        var to = Map.Apply(point);
        return (to.X - point.X, to.Y - point.Y);
    }

    /// <summary>
    /// 1 σ error of the map at a point, along an axis; grows with the distance from <see cref="Centroid"/>. From the scatter of the
    /// residuals; NaN without degrees of freedom.
    /// </summary>
    public double ErrorAt(PixelPoint point) => ErrorAt(point, Scatter);

    /// <summary>The same if a residual of mean weight has this 1 σ error.</summary>
    public double ErrorAt(PixelPoint point, double scatter)
    {
        double dx = point.X - Centroid.X, dy = point.Y - Centroid.Y;
        return scatter * Math.Sqrt(
            Leverage[0, 0] + Leverage[1, 1] * dx * dx + 2 * Leverage[1, 2] * dx * dy + Leverage[2, 2] * dy * dy);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Geometry}: shift {ShiftAt(Centroid).X:0.####}, {ShiftAt(Centroid).Y:0.####}; rotation {RotationDegrees:0.#####}°; ")
        + FormattableString.Invariant($"scale {Scale:0.######}; rms {Rms.X:G3}, {Rms.Y:G3} of {Count} pairs");

    private (double X, double Y) Turns =>
        (double.RadiansToDegrees(Math.Atan2(Map.Yx, Map.Xx)), double.RadiansToDegrees(Math.Atan2(-Map.Xy, Map.Yy)));
}
