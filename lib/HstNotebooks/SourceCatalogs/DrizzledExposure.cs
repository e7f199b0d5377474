using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>How long, and how often, each pixel of a drizzled field was exposed, as far as its context and header tell.</summary>
internal sealed class DrizzledExposure
{
    private readonly DrizzledField _field;
    private readonly double[] _chipTimesS;
    private readonly double _totalS;
    private readonly List<string> _warnings = [];

    public DrizzledExposure(DrizzledField field)
    {
        _field = field;
        _totalS = field.Image.Photometry.ExposureS ?? double.NaN;
        if (field.Context.Count > 0) _chipTimesS = ChipTimes();
        else
        {
            _chipTimesS = [];
            _warnings.Add($"{field.Image.Name} has no context (CTX): every pixel counts as exposed for EXPTIME, "
                + "and cosmic rays are told by their mask alone.");
        }
    }

    /// <summary>What had to be assumed.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Exposures of each pixel; null without a context.</summary>
    public Image<ushort>? Count() => _field.Context.Count > 0 ? DrizzleContext.CountExposures(_field.Context) : null;

    /// <summary>True where there is an exposure: by the context, else by the weight, else by finite pixels.</summary>
    public static Image<bool> Coverage(DrizzledField field) =>
        field.Context.Count > 0 ? DrizzleContext.CountExposures(field.Context).Map(n => n > 0)
        : field.Weight is { } weight ? weight.Map(w => w > 0)
        : field.Image.Science.Map(float.IsFinite);

    /// <summary>Exposure time of the pixel nearest to a position, seconds; 0 where none is.</summary>
    public double TimeAt(double x, double y) => _field.Context.Count > 0
        ? DrizzleContext.ExposureTime(_field.Context, _chipTimesS, x, y)
        : RequireTotal();

    /// <summary>Exposure time of each pixel, seconds; 0 where none is.</summary>
    public Image<float> Times()
    {
        if (_field.Context.Count > 0) return DrizzleContext.ExposureTime(_field.Context, _chipTimesS);
        float total = (float)RequireTotal();
        return Coverage(_field).Map(isCovered => isCovered ? total : 0);
    }

    private double[] ChipTimes()
    {
        int last = DrizzleContext.LastChip(_field.Context);
        var given = _field.Drizzle.ChipTimesS;
        if (given.Count > 0 && given.Count >= last) return [.. given];
        if (given.Count > 0) _warnings.Add($"{_field.Image.Name}: {given.Count} cards D001DEXP, … but {last} chips in the context.");

        int chips = Math.Max(_field.InputChips ?? last, last), perExposure = ChipsPerExposure;
        if (_field.InputChips is null) _warnings.Add($"{_field.Image.Name} has no NDRIZIM: {chips} chips by the context.");
        double each = RequireTotal() * perExposure / Math.Max(1, chips);
        _warnings.Add(FormattableString.Invariant(
            $"{_field.Image.Name} does not say how long each exposure was (D001DEXP): {each:0.#} s by EXPTIME and their number."));
        return [.. Enumerable.Repeat(each, chips)];
    }

    // The detectors with two chips, which are drizzled one by one.
    private int ChipsPerExposure => _field.Image.Photometry.Instrument is "ACS/WFC" or "WFC3/UVIS" ? 2 : 1;

    private double RequireTotal() => _totalS > 0 && double.IsFinite(_totalS) ? _totalS : throw new ReductionException(
        $"{_field.Image.Name}: neither D001DEXP nor TEXPTIME nor EXPTIME says how long it was exposed; photon noise needs it.");
}
