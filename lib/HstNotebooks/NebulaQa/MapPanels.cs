using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Maps of the same part of the sky beside one another, with one scale of colours.</summary>
public static class MapPanels
{
    /// <summary>
    /// The maps with common limits. Maps that share them are in one unit; flux per pixel is compared only between pixels of one size.
    /// </summary>
    /// <exception cref="ReductionException">The maps do not overlap, or units or pixels of those that share limits differ.</exception>
    /// <exception cref="ArgumentException">There is no map, or an option is out of its range.</exception>
    public static Figure Show(IReadOnlyList<MapPanel> panels, MapPanelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(panels);
        options ??= new();
        options.Validate();
        if (panels.Count == 0) throw new ArgumentException("No map to show.", nameof(panels));
        if (options.Reference < 0 || options.Reference >= panels.Count)
        {
            throw new ArgumentException($"Reference is {options.Reference}; there are {panels.Count} maps, counted from 0.",
                nameof(options));
        }
        RequireOneScale(panels);
        var first = panels[0].Image;
        var box = options.Centre is { } centre
            ? SkyBox.About(centre, first.Wcs.Frame, options.RadiusArcsec)
            : SkyBox.Overlap([.. panels.Select(p => p.Image)])
                ?? throw new ReductionException(
                    $"The maps {string.Join(", ", panels.Select(p => p.Image.Name))} have no part of the sky in common.");
        var parts = panels.Select(p => box.On(p.Image) ?? throw new ReductionException(
            $"{p.Image.Name} has no pixel within {options.RadiusArcsec}″ of {box.Origin}.")).ToArray();
        var crops = panels.Zip(parts, (p, part) => p.Image.Science.Crop(part.X, part.Y, part.Width, part.Height)).ToArray();
        var (lo, hi) = options.Limits.Limits(crops[options.Reference]);
        var shared = lo < hi ? Interval.Fixed(lo, hi) : Interval.MinMax;
        return Figure.Grid(options.Columns ?? Math.Min(4, panels.Count), [.. panels.Select((p, i) => crops[i].ToFigure(new ImageStyle
        {
            Title = p.Title ?? NebulaFluxes.NameOf(p.Image),
            Unit = LineFluxUnit.Label(p.Image) is { Length: > 0 } unit ? unit : null,
            Wcs = p.Image.Wcs.Cropped(parts[i].X, parts[i].Y),
            Interval = p.Limits ?? shared,
            Stretch = p.Stretch ?? (p.Limits is null ? options.Stretch : Stretch.Linear),
            ColorMap = p.ColorMap ?? options.ColorMap,
            Source = p.Image.Name,
            Compass = i == 0,
        }))]);
    }

    /// <summary>The maps with common limits; see the other overload.</summary>
    /// <exception cref="ReductionException">The maps do not overlap, or their units or pixels differ.</exception>
    public static Figure Show(MapPanelOptions options, params HstImage[] images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Show([.. images.Select(i => new MapPanel(i))], options);
    }

    private static void RequireOneScale(IReadOnlyList<MapPanel> panels)
    {
        HstImage[] matched = [.. panels.Where(p => p.Limits is null).Select(p => p.Image)];
        if (matched.Length < 2) return;
        var first = matched[0];
        var common = LineFluxUnit.Of(first);
        foreach (var other in matched.Skip(1))
        {
            var its = LineFluxUnit.Of(other);
            if (its.Per != common.Per || Math.Abs(its.Factor / common.Factor - 1) > 1e-9)
            {
                throw new ReductionException(
                    $"{first.Name} is in '{first.Unit}', {other.Name} in '{other.Unit}': they have no common limits.");
            }
            double ratio = other.Wcs.PixelAreaArcsec2 / first.Wcs.PixelAreaArcsec2;
            if (common.Per == LineFluxUnit.Area.SquareArcsec || Math.Abs(ratio - 1) < 0.01) continue;
            throw new ReductionException(FormattableString.Invariant(
                $"{first.Name} has pixels of {first.Wcs.PixelScaleArcsec:0.####}″, {other.Name} of {other.Wcs.PixelScaleArcsec:0.####}″: ")
                + "flux per pixel has no common limits. Show flux per arcsec², or bring them to one grid.");
        }
    }
}
