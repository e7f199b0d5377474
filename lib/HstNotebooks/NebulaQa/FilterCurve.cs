namespace HstNotebooks;

/// <summary>The throughput of a filter.</summary>
/// <param name="Name">Instrument and filter.</param>
/// <param name="WavelengthAngstrom">Rising wavelengths, Å.</param>
/// <param name="Throughput">As many throughputs, in any unit.</param>
public sealed record FilterCurve(string Name, IReadOnlyList<double> WavelengthAngstrom, IReadOnlyList<double> Throughput);
