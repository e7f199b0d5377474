using System.Net;
using HstNotebooks.Astrometry;
using HstNotebooks.Formatting;
using static System.FormattableString;

namespace HstNotebooks;

/// <summary>
/// How images fit a catalogue: the correction, the stars it rests on, and whether it can be trusted. It has no WCS to give: that takes
/// <see cref="Accept"/>, which a failed one refuses.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial record AlignmentResult : IHtml
{
    /// <summary>The images.</summary>
    public required IReadOnlyList<AlignmentInput> Images { get; init; }

    /// <summary>How it was done.</summary>
    public required AlignmentOptions Options { get; init; }

    /// <summary>The plane of the fit: its pixels are arcseconds, x to the west and y to the north of the first image's CRVAL.</summary>
    public required Wcs Plane { get; init; }

    /// <summary>The correction in that plane, from the sources to the stars; null where none was found.</summary>
    public required LinearFit? Fit { get; init; }

    /// <summary>Sources and their stars, in order of images and sources, clipped ones too.</summary>
    public required IReadOnlyList<AlignmentMatch> Matches { get; init; }

    /// <summary>What the search found first, with its significance; null where nothing agreed.</summary>
    public required Coincidences? Search { get; init; }

    /// <summary>The best other answer of the search; null where there is none.</summary>
    public required Coincidences? Rival { get; init; }

    /// <summary>Middle of the field of sources in the plane, arcsec.</summary>
    public required PixelPoint Centre { get; init; }

    /// <summary>Its corners; empty without sources.</summary>
    public required IReadOnlyList<PixelPoint> Corners { get; init; }

    /// <summary>Mean pixel scale of the images, arcsec.</summary>
    public required double PixelScaleArcsec { get; init; }

    /// <summary>1 σ of a residual along an axis that the errors of sources and stars let expect, mas.</summary>
    public required double ExpectedErrorMas { get; init; }

    /// <summary>Matches that the fit used.</summary>
    public int Count => Fit?.Count ?? 0;

    /// <summary>How far the middle of the field moves, arcsec to the east and to the north; NaN without a fit.</summary>
    public (double East, double North) OffsetArcsec =>
        Fit?.ShiftAt(Centre) is { } shift ? (-shift.X, shift.Y) : (double.NaN, double.NaN);

    /// <summary>Rotation of the field on the sky, degrees, north through east; NaN without a fit.</summary>
    public double RotationDegrees => Fit?.RotationDegrees ?? double.NaN;

    /// <summary>New over old scale; NaN without a fit.</summary>
    public double Scale => Fit?.Scale ?? double.NaN;

    /// <summary>Weighted rms of the residuals that were used, mas to the east and to the north; NaN without a fit.</summary>
    public (double East, double North) RmsMas => Fit is null ? (double.NaN, double.NaN) : (1000 * Fit.Rms.X, 1000 * Fit.Rms.Y);

    /// <summary>
    /// Rms along an axis of the residuals of stars that their correction had not seen, mas: what to expect of other stars. NaN without.
    /// </summary>
    public double HeldOutRmsMas
    {
        get
        {
            double[] squares = [.. Matches.Where(m => m.IsUsed && double.IsFinite(m.HeldOut.East))
                .Select(m => (m.HeldOut.East * m.HeldOut.East + m.HeldOut.North * m.HeldOut.North) / 2)];
            return squares.Length > 0 ? Math.Sqrt(squares.Average()) : double.NaN;
        }
    }

    /// <summary>
    /// Largest 1 σ error of the correction over the field, along an axis, mas, from the errors that are expected or from the largest
    /// scatter that the residuals leave likely, whichever is larger; NaN without a fit. Few stars agree now and then by luck, so what
    /// they leave likely is much more than what they show: twice as much for five stars, an eighth more for fifty.
    /// </summary>
    public double UncertaintyMas => Fit is null ? double.NaN
        : Corners.Max(corner => Fit.ErrorAt(corner, Math.Max(ScatterLimit.Mas(this), ExpectedErrorMas)));

    /// <summary>Whether the alignment can be trusted.</summary>
    public Verdict Verdict => AlignmentVerdict.Of(this);

    /// <summary>The alignment, to be applied and written; one that passed, or passed with warnings.</summary>
    /// <exception cref="ReductionException">The verdict is fail: the message says which checks.</exception>
    public AcceptedAlignment Accept()
    {
        if (Verdict.Outcome == Outcome.Fail)
        {
            throw new ReductionException($"{Names} cannot be aligned:\n{Verdict}");
        }
        return new(this, null);
    }

    /// <summary>The alignment in spite of a failed verdict, for a reason that is written into the header.</summary>
    /// <param name="reason">Why it is right all the same; ASCII.</param>
    /// <exception cref="ReductionException">There is no correction that could be accepted.</exception>
    public AcceptedAlignment AcceptAnyway(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (!reason.All(c => c is >= ' ' and <= '~'))
        {
            throw new ArgumentException("The reason goes into a FITS header: ASCII.", nameof(reason));
        }
        if (Fit is null) throw new ReductionException($"{Names}: no correction was found that could be accepted.");
        return new(this, Verdict.Outcome == Outcome.Fail ? reason : null);
    }

    /// <summary>A row a match: pixel, star, offset before and after, on held-out stars, in mas.</summary>
    public DataTable MatchTable()
    {
        var table = new DataTable("image", "x (px)", "y (px)", "star", "before E (mas)", "before N (mas)", "after E (mas)", "after N (mas)",
            "held out E (mas)", "held out N (mas)", "used");
        foreach (var m in Matches)
        {
            table.Add(Images[m.Image].Name, m.Pixel.X, m.Pixel.Y, m.Reference, m.Before.East, m.Before.North, m.After.East, m.After.North,
                m.HeldOut.East, m.HeldOut.North, m.IsUsed ? "yes" : "clipped");
        }
        return table;
    }

    /// <inheritdoc/>
    public override string ToString() => Fit is null
        ? $"{Names}: no alignment with the reference"
        : Invariant($"{Names}: {Count} stars; offset {OffsetArcsec.East:0.000}″ E, {OffsetArcsec.North:0.000}″ N; ")
            + Invariant($"rotation {RotationDegrees:0.0000}°; scale {Scale:0.000000}; rms {RmsMas.East:0.0} / {RmsMas.North:0.0} mas; ")
            + Invariant($"known to {UncertaintyMas:0.0} mas; {Verdict}");

    /// <summary>The numbers and the checks.</summary>
    public string ToHtml() => $"<div>{WebUtility.HtmlEncode(ToString().Split('\n')[0])}</div>" + Verdict.ToHtml();

    internal string Names => string.Join(", ", Images.Select(image => image.Name).Distinct());
}
