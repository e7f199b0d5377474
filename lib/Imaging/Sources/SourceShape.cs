namespace HstNotebooks.Imaging;

/// <summary>
/// The ellipse of a source: the Gaussian that has its second moments. All are NaN for a source without light above zero.
/// </summary>
/// <param name="VarianceX">σx², pixels²; SExtractor's X2_IMAGE.</param>
/// <param name="Covariance">σxy, pixels²; SExtractor's XY_IMAGE.</param>
/// <param name="VarianceY">σy², pixels²; SExtractor's Y2_IMAGE.</param>
public readonly record struct SourceShape(double VarianceX, double Covariance, double VarianceY)
{
    private double HalfDifference => double.Hypot((VarianceX - VarianceY) / 2, Covariance);

    private double MajorVariance => (VarianceX + VarianceY) / 2 + HalfDifference;

    private double Determinant => VarianceX * VarianceY - Covariance * Covariance;

    /// <summary>1 σ along the major axis, pixels; SExtractor's A_IMAGE.</summary>
    public double SemiMajorSigmaPx => Math.Sqrt(MajorVariance);

    /// <summary>1 σ along the minor axis, pixels; SExtractor's B_IMAGE.</summary>
    public double SemiMinorSigmaPx => Math.Sqrt(Determinant / MajorVariance);

    /// <summary>Direction of the major axis, degrees counter-clockwise from +x, −90 to 90; SExtractor's THETA_IMAGE.</summary>
    public double OrientationDegrees => double.RadiansToDegrees(0.5 * Math.Atan2(2 * Covariance, VarianceX - VarianceY));

    /// <summary>√(1 − b² / a²) of the semi-axes a and b: 0 for a circle.</summary>
    public double Eccentricity => Math.Sqrt(2 * HalfDifference / MajorVariance);

    /// <summary>a / b: 1 for a circle.</summary>
    public double Elongation => SemiMajorSigmaPx / SemiMinorSigmaPx;

    /// <summary>1 − b / a: 0 for a circle.</summary>
    public double Ellipticity => 1 - SemiMinorSigmaPx / SemiMajorSigmaPx;

    /// <summary>Full width at half maximum of a round Gaussian of the same σx² + σy², pixels.</summary>
    public double FwhmPx => 2 * Math.Sqrt(Math.Log(2) * (VarianceX + VarianceY));

    /// <summary>
    /// The ellipse of R σ is Cxx dx² + Cxy dx dy + Cyy dy² = R² for distances dx and dy from the centre; 1 / pixels². CXX_IMAGE.
    /// </summary>
    public double Cxx => VarianceY / Determinant;

    /// <summary>See <see cref="Cxx"/>; CXY_IMAGE.</summary>
    public double Cxy => -2 * Covariance / Determinant;

    /// <summary>See <see cref="Cxx"/>; CYY_IMAGE.</summary>
    public double Cyy => VarianceX / Determinant;

    /// <summary>
    /// The shape of these moments, or of the least extended source that pixels of one unit can show: a source thinner than a pixel gains
    /// 1/12, a pixel's own variance, along both axes (SExtractor).
    /// </summary>
    internal static SourceShape Resolved(double varianceX, double covariance, double varianceY)
    {
        const double pixel = 1.0 / 12;
        while (varianceX * varianceY - covariance * covariance < pixel * pixel)
        {
            varianceX += pixel;
            varianceY += pixel;
        }
        return new(varianceX, covariance, varianceY);
    }
}
