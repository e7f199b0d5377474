namespace HstNotebooks;

/// <summary>Aperture photometry of the sources of one image.</summary>
/// <param name="Name">Of the image, as <c>cmd_p9_F775W</c>: visit and filter.</param>
/// <param name="Filter">The filter.</param>
/// <param name="RadiiPx">Radii of the apertures, pixels, as the count rates of the sources.</param>
/// <param name="Sources">The sources, in the order of the list that was measured.</param>
public sealed record PhotometryTable(string Name, string Filter, IReadOnlyList<double> RadiiPx, IReadOnlyList<SourcePhotometry> Sources);
