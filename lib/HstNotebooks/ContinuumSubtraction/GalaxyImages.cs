using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The images of one galaxy, ready for the subtraction: HST bands with errors on one grid, in 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ per
/// pixel; MUSE in the same unit on its own grid.
/// </summary>
/// <param name="Files">Where they are from.</param>
/// <param name="Curves">Throughput of each band.</param>
/// <param name="Sample">E(B−V) of the Milky Way, and velocity.</param>
/// <param name="Hst">Narrow, broad1, broad2 on the trimmed grid of the narrow band; NaN where a band is missing.</param>
/// <param name="Muse">The synthetic bands of MUSE; null without.</param>
/// <param name="MuseHalpha">MUSE's Hα map, 10⁻²⁰ erg s⁻¹ cm⁻² per spaxel, corrected for the Milky Way; null without.</param>
/// <param name="MuseNii">MUSE's map of [NII] λ6583, in the same unit; null without.</param>
/// <param name="Stars">Foreground stars, on the grid of MUSE; null without.</param>
/// <param name="Warnings">What is worth knowing.</param>
public sealed record GalaxyImages(
    GalaxyFiles Files, Bands<Bandpass> Curves, SampleGalaxy Sample, Bands<HstImage> Hst, Bands<HstImage>? Muse, HstImage? MuseHalpha,
    HstImage? MuseNii, Image<bool>? Stars, IReadOnlyList<string> Warnings)
{
    // A header's PHOTPLAM and a curve's pivot further apart than this, Å, belong to different filters.
    private const double PivotToleranceAngstrom = 60;

    /// <summary>Reads and prepares the images: steps 1 to 5 of the published pipeline.</summary>
    /// <param name="files">The files.</param>
    /// <param name="curves">Throughput curves, with those of the three bands.</param>
    /// <param name="sample">E(B−V) of the Milky Way, and velocity.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReductionException">The images cannot be used: the message says which, and why.</exception>
    /// <exception cref="FitsException">A file is damaged, or lacks a keyword.</exception>
    public static GalaxyImages Read(GalaxyFiles files, BandpassSet curves, SampleGalaxy sample, ContinuumSubtractionOptions? options = null,
        IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(sample);
        options ??= new();
        options.Validate();
        var bands = files.Instruments.Zip(files.Filters, (instrument, filter) => curves[instrument, filter]);
        RequireBetween(files.Filters, bands);
        var warnings = files.Warnings.ToList();

        HstImage? narrow = null;
        int done = 0;
        var hst = files.Science.Zip(files.Weight, (science, weight) =>
        {
            var image = HstInputs.Read(science, weight, narrow, options.IsOriginal, cancellation);
            narrow ??= image;
            Compute.ReleaseMemory();
            progress?.Report(new("reading HST", ++done, 3));
            return image;
        });
        foreach (var (image, curve) in hst.All.Zip(bands.All)) CheckCurve(image, curve, warnings);
        hst = HstInputs.InCommon(hst, options.IsOriginal);

        var muse = files.MuseBands?.Zip(bands, MuseInputs.Band);
        var halpha = files.MuseMaps is { } maps ? MuseInputs.Halpha(maps) : null;
        if (muse is not null) RequireOneGrid(muse.Narrow, [muse.Broad1, muse.Broad2, halpha]);
        var stars = files.StarMask is { } path && muse is not null ? AnchoredMaps.StarsOn(muse.Narrow, HstImage.Read(path)) : null;
        if (muse is not null && stars is null) warnings.Add("There is no star mask: foreground stars take part in the anchoring.");
        return new(files, bands, sample, hst, muse, halpha, files.MuseMaps is { } lines ? MuseInputs.Nii(lines) : null, stars, warnings);
    }

    /// <summary>The factor that undoes the extinction of the Milky Way in each band, at its pivot wavelength.</summary>
    public Bands<double> ExtinctionFactors => Curves.Map(c => MilkyWayExtinction.Factor(c.Pivot, Sample.Ebv));

    /// <summary>The three bands side by side.</summary>
    public Figure ToFigure() => Figure.Grid(3, [.. Hst.All.Select(i => i.ToFigure(new() { Title = i.Photometry.Filter }))]);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Files}; HST {Hst.Narrow.Width} × {Hst.Narrow.Height} px")
        + (Muse is null ? "" : FormattableString.Invariant($", MUSE {Muse.Narrow.Width} × {Muse.Narrow.Height} px"));

    private static void RequireBetween(Bands<string> filters, Bands<Bandpass> curves)
    {
        double line = curves.Narrow.Pivot, one = curves.Broad1.Pivot, two = curves.Broad2.Pivot;
        if ((one < line && line < two) || (two < line && line < one)) return;
        throw new ReductionException(
            FormattableString.Invariant($"{filters.Broad1} ({one:0} Å) and {filters.Broad2} ({two:0} Å) lie on one side of ")
            + FormattableString.Invariant($"{filters.Narrow} ({line:0} Å): the continuum under the line cannot be interpolated. ")
            + "Take a band on either side.");
    }

    private static void RequireOneGrid(HstImage muse, IEnumerable<HstImage?> others)
    {
        foreach (var other in others.OfType<HstImage>())
        {
            bool isSameShape = other.Width == muse.Width && other.Height == muse.Height;
            if (isSameShape && other.Wcs.IsAlignedWith(muse.Wcs, muse.Width, muse.Height, tolerancePx: 0.1)) continue;
            throw new ReductionException($"{other.Name}, {other.Width} × {other.Height} pixels, is not on the grid "
                + $"of {muse.Name}, {muse.Width} × {muse.Height}: all images of MUSE are expected on one.");
        }
    }

    private static void CheckCurve(HstImage image, Bandpass curve, List<string> warnings)
    {
        if (image.Photometry.PivotAngstrom is { } pivot && Math.Abs(pivot - curve.Pivot) > PivotToleranceAngstrom)
        {
            warnings.Add(FormattableString.Invariant(
                $"{image.Name}: PHOTPLAM is {pivot:0.0} Å, the pivot of the curve {curve.Name} {curve.Pivot:0.0} Å."));
        }
    }
}
