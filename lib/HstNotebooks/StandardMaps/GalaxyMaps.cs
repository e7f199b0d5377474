using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>All maps of one galaxy or merger.</summary>
/// <param name="Name">Name of the galaxy, or of the merger.</param>
/// <param name="Mask">Its mask.</param>
/// <param name="Maps">One map a band.</param>
/// <param name="Reference">The stamp whose grid all maps share.</param>
/// <param name="Options">How they were made.</param>
/// <param name="Headers">Header that each product starts from, by band.</param>
/// <param name="Inputs">The files that went into each band.</param>
/// <param name="Warnings">What is worth knowing.</param>
public sealed record GalaxyMaps(
    string Name, ObjectMask Mask, IReadOnlyList<StandardMap> Maps, HstImage Reference, StandardMapsOptions Options,
    IReadOnlyDictionary<string, Header> Headers, IReadOnlyDictionary<string, IReadOnlyList<InputFile>> Inputs, IReadOnlyList<string> Warnings)
{
    /// <summary>The map of a band.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public StandardMap this[string band] => Maps.FirstOrDefault(m => m.Band == band)
        ?? throw new ArgumentException($"{Name} has no map of band '{band}'; there are {string.Join(", ", Maps.Select(m => m.Band))}.", nameof(band));

    /// <summary>Whether the maps can be used.</summary>
    public Verdict Verdict => new(
    [
        Check.AtMost("mask beyond the segmentation map", 100.0 * Mask.ExtrapolatedCount / Mask.Image.CountTrue(), 5, 50, "%",
            "the map ends before the galaxy does: cut a larger one"),
        Check.AtMost("flux that left the mask, worst band", 100 * Maps.Max(m => Math.Abs(m.Loss)), 3, 20, "%",
            "the mask is tight for the common PSF: grow it, or correct the totals"),
        Check.AtMost("pixels without weight, worst band", Maps.Max(m => m.BadCount), 0, 0.5 * Mask.Image.CountTrue(), "px",
            "they are NaN in the signal and infinite in the variance"),
    ]);

    /// <summary>Total flux of each band, what left the mask, and signal to noise of the brightest pixel.</summary>
    public DataTable Table()
    {
        var table = new DataTable("band", "kernel σ (px)", "sky (e⁻/s)", "flux (e⁻/s)", "left the mask (%)", "peak S/N", "bad px");
        foreach (var m in Maps)
        {
            double peak = m.Signal.Combine(m.Variance, (s, v) => v > 0 ? s / Math.Sqrt(v) : 0).Pixels.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
            table.Add(StampSet.Filter(m.Band), Math.Round(m.MatchingSigmaPx, 4), m.Sky, m.FluxOut, Math.Round(100 * m.Loss, 3),
                Math.Round(peak, 1), m.BadCount);
        }
        return table;
    }

    /// <summary>The maps of all bands side by side: signal, or signal to noise, or variance.</summary>
    public Figure ToFigure(MapQuantity quantity = MapQuantity.Signal, int columns = 3) => Figure.Grid(columns, [.. Maps.Select(m =>
        Plane(m, quantity).Where(Mask.Image, double.NaN).ToFigure(new ImageStyle
        {
            Title = StampSet.Filter(m.Band),
            Unit = quantity switch { MapQuantity.Signal => "e⁻ s⁻¹", MapQuantity.Variance => "(e⁻ s⁻¹)²", _ => "S/N" },
            Stretch = quantity == MapQuantity.Variance ? Stretch.Linear : Stretch.Asinh,
            Interval = Interval.Percentile(99.5),
            ColorMap = quantity == MapQuantity.Variance ? ColorMap.Cividis : ColorMap.Viridis,
            Wcs = Reference.WcsOrNull,
        }))]);

    /// <summary>
    /// Writes <c>{name}_{band}_lowres.fits</c>, <c>{name}_{band}_variance_lowres.fits</c> (float64) and <c>{name}_masks.fits</c>, each with
    /// its provenance; a file is complete or not there.
    /// </summary>
    /// <returns>The full paths written.</returns>
    public IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var m in Maps)
        {
            Add($"{Name}_{m.Band}_lowres.fits", Plane(m.Signal, m.Band, variance: false));
            Add($"{Name}_{m.Band}_variance_lowres.fits", Plane(m.Variance, m.Band, variance: true));
        }
        Add($"{Name}_masks.fits", ImageHdu.Empty(), Extension("SEGMASK", Mask.Segment), Extension("DILATED", Mask.Grown), Extension("IMGMASK", Mask.Image));
        return written;

        void Add(string name, params Hdu[] hdus)
        {
            string path = Path.GetFullPath(Path.Combine(folder, name));
            FitsFile.Write(path, hdus);
            written.Add(path);
        }

        ImageHdu Extension(string name, Image<bool> mask)
        {
            var header = new Header();
            header.Set("EXTNAME", name, "extension name");
            header.Set("OBJKEYS", string.Join(',', Mask.Keys), "labels of the object in the segmentation map");
            return ImageHdu.Create(mask.Pixels, mask.Width, mask.Height, header);
        }
    }

    private ImageHdu Plane(Image<double> plane, string band, bool variance)
    {
        var header = Headers[band].Clone();
        // When the input file was written says nothing about this one; and the UDF stamps' date is not a date of the standard.
        header.Remove("DATE");
        if (Options.Fidelity == Fidelity.Corrected)
        {
            header.Set("FILETYPE", variance ? "VAR" : "SCI", "type of data found in data file");
            header.Set("BUNIT", variance ? "(ELECTRONS/S)**2" : "ELECTRONS/S", "brightness units");
        }
        Provenance.Of("standard maps", Options, Inputs[band]).WriteTo(header);
        return ImageHdu.Create(plane.Pixels, plane.Width, plane.Height, header);
    }

    private static Image<double> Plane(StandardMap m, MapQuantity quantity) => quantity switch
    {
        MapQuantity.Signal => m.Signal,
        MapQuantity.Variance => m.Variance,
        _ => m.Signal.Combine(m.Variance, (s, v) => s / Math.Sqrt(v)),
    };
}

/// <summary>What of a standard map is shown.</summary>
public enum MapQuantity
{
    /// <summary>Flux, e⁻/s.</summary>
    Signal,

    /// <summary>Variance, (e⁻/s)².</summary>
    Variance,

    /// <summary>Flux over the square root of the variance.</summary>
    SignalToNoise,
}
