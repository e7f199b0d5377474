namespace HstNotebooks.Astrometry;

/// <summary>Correlations of position and proper motion of a star, each in [−1, 1]; 0 where they are not known.</summary>
/// <param name="RaDec">α* and δ.</param>
/// <param name="RaPmRa">α* and μα*.</param>
/// <param name="RaPmDec">α* and μδ.</param>
/// <param name="DecPmRa">δ and μα*.</param>
/// <param name="DecPmDec">δ and μδ.</param>
/// <param name="PmRaPmDec">μα* and μδ.</param>
public readonly record struct MotionCorrelation(
    double RaDec = 0, double RaPmRa = 0, double RaPmDec = 0, double DecPmRa = 0, double DecPmDec = 0, double PmRaPmDec = 0);
