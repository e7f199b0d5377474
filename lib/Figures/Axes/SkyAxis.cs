namespace HstNotebooks;

/// <summary>The ticks of one coordinate along an edge.</summary>
/// <param name="Coordinate">Which coordinate.</param>
/// <param name="Step">Between labelled values, in its units; 0 where there is none.</param>
/// <param name="Ticks">In rising order along the edge.</param>
internal sealed record SkyAxis(SkyCoordinate Coordinate, double Step, IReadOnlyList<Tick> Ticks);
