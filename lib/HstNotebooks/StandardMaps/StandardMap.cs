using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>A galaxy in one band at the common resolution.</summary>
/// <param name="Band">The band.</param>
/// <param name="Signal">Sky-subtracted, masked, convolved flux, e⁻/s; 0 outside the mask, NaN at pixels without weight.</param>
/// <param name="Variance">
/// Variance of each pixel of <paramref name="Signal"/>, (e⁻/s)²; 0 outside the mask, infinite at pixels without weight. Neighbours are
/// correlated.
/// </param>
/// <param name="MatchingSigmaPx">σ of the matching kernel, pixels.</param>
/// <param name="Sky">The sky level that was subtracted, e⁻/s per pixel.</param>
/// <param name="FluxIn">Flux inside the mask before the convolution, e⁻/s.</param>
/// <param name="BadCount">Pixels of the mask without weight or value.</param>
public sealed record StandardMap(
    string Band, Image<double> Signal, Image<double> Variance, double MatchingSigmaPx, double Sky, double FluxIn, int BadCount)
{
    /// <summary>Flux in the map, e⁻/s.</summary>
    public double FluxOut => Signal.Sum();

    /// <summary>The part of the flux that the convolution carried out of the mask.</summary>
    public double Loss => 1 - FluxOut / FluxIn;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{StampSet.Filter(Band)}: flux {FluxOut:G5} e⁻/s, {100 * Loss:0.##} % left the mask, kernel σ {MatchingSigmaPx:0.###} px");
}
