using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>A simulated parallel field with everything that was put into it.</summary>
public sealed record AcsParallelSimulation
{
    /// <summary>What was asked for.</summary>
    public required AcsParallelOptions Options { get; init; }

    /// <summary>The drizzled image, as read from the archive's file: its WCS is that of the header, with its error.</summary>
    public required DrizzledField Field { get; init; }

    /// <summary>The primary header of the file.</summary>
    public required Header PrimaryHeader { get; init; }

    /// <summary>Where the pixels truly lie on the sky.</summary>
    public required Wcs TrueWcs { get; init; }

    /// <summary>The sources that were put in, also those outside the exposed area.</summary>
    public required IReadOnlyList<AcsParallelSource> Sources { get; init; }

    /// <summary>How many exposures contribute to each pixel.</summary>
    public required Image<byte> Exposures { get; init; }

    /// <summary>
    /// The pixels in which cosmic rays are left, with more electrons than the 1 σ noise of the sky in the longest exposure.
    /// </summary>
    public required Image<bool> CosmicRays { get; init; }

    /// <summary>The reference stars with the columns of Gaia DR3.</summary>
    public required Table Gaia { get; init; }

    /// <summary>Julian year of the exposures.</summary>
    public double Epoch => Options.Epoch;

    /// <summary>The PSF; the pixels smooth it further.</summary>
    public MoffatPsf Psf => Options.Psf;

    /// <summary>The stars of <see cref="Sources"/>.</summary>
    public IEnumerable<AcsParallelSource> Stars => Sources.Where(s => s.Kind != AcsParallelSourceKind.Galaxy);

    /// <summary>The galaxies of <see cref="Sources"/>.</summary>
    public IEnumerable<AcsParallelSource> Galaxies => Sources.Where(s => s.Kind == AcsParallelSourceKind.Galaxy);

    /// <summary>
    /// Writes <c>root_drc.fits</c> (SCI, WHT, CTX), <c>root_truth.ecsv</c> (the sources), <c>root_truth_cr.fits</c> (the cosmic rays) and
    /// <c>program_visit_gaia.ecsv</c>, which all files of a visit share. Files of the same names are replaced.
    /// </summary>
    /// <param name="folder">The folder; created when absent.</param>
    /// <returns>The full path of the drizzled image.</returns>
    public string Write(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        string root = Options.RootName, path = Path.Combine(folder, root + "_drc.fits");
        Hdu[] hdus = [ImageHdu.Empty(PrimaryHeader), .. Planes()];
        foreach (var hdu in hdus) hdu.AddChecksum();
        FitsFile.Write(path, hdus);
        var header = AcsParallelHeader.OfPlane(Field.Image.Header, "CR", "UNITLESS");
        var mask = ImageHdu.Create(CosmicRays.Pixels, CosmicRays.Width, CosmicRays.Height, header);
        FitsFile.Write(Path.Combine(folder, root + "_truth_cr.fits"), mask);
        AcsParallelTable.Of(this).WriteEcsv(Path.Combine(folder, root + "_truth.ecsv"));
        Gaia.WriteEcsv(Path.Combine(folder, $"{root[1..4]}_{root[4..6]}_gaia.ecsv"));
        return path;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Options.RootName} {Options.Filter}: {Options.Width} × {Options.Height} px, {Options.Exposures.Count} exposures of "
        + $"{Options.TotalExposureS:0.#} s in all, {Stars.Count()} stars, {Galaxies.Count()} galaxies, {Gaia.RowCount} reference stars");

    private IEnumerable<ImageHdu> Planes()
    {
        var (width, height) = (Field.Image.Width, Field.Image.Height);
        var header = Field.Image.Header;
        yield return ImageHdu.Create(Field.Image.Science.Pixels, width, height, header);
        yield return ImageHdu.Create(Field.Weight!.Pixels, width, height, AcsParallelHeader.OfPlane(header, "WHT", "SECONDS"));
        var context = AcsParallelHeader.OfPlane(header, "CTX", "UNITLESS");
        yield return Field.Context is [var only]
            ? ImageHdu.Create(only.Pixels, width, height, context)
            : ImageHdu.Create([.. Field.Context.SelectMany(p => p.Pixels)], [width, height, Field.Context.Count], context);
    }
}
