using BenchmarkDotNet.Attributes;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

/// <summary>How many bytes an ideal form of the operation reads and writes: its time at the bandwidth of a copy is the floor.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MovesAttribute(long bytesPerPixel) : Attribute
{
    public long Bytes => bytesPerPixel * Inputs.Size * Inputs.Size;
}

/// <summary>One operation a method; where a peer does the same, the description is the peer's id.</summary>
[MemoryDiagnoser]
public partial class Operations
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-benchmarks-").FullName;
    private Image<float> _image = new(0, 0), _clean = new(0, 0);
    private Image<bool> _mask = new(0, 0);
    private Wcs _wcs = Wcs.Tan(default, default, 1), _turned = Wcs.Tan(default, default, 1);
    private PixelMap _map = PixelMap.Affine(0, 1, 0, 0, 0, 1);
    private StampSet? _stamps;

    [GlobalSetup]
    public void Setup()
    {
        _image = Inputs.Mosaic(missing: true);
        _clean = Inputs.Mosaic(missing: false);
        _mask = Inputs.Mask();
        var centre = new PixelPoint((Inputs.Size - 1) / 2.0, (Inputs.Size - 1) / 2.0);
        var sky = new SkyPoint(24.17394, 15.78366);
        _wcs = Wcs.Tan(centre, sky, 0.04);
        _map = PixelMaps.Between(Wcs.Tan(centre, sky, 0.04, Angle.FromDegrees(17)), _wcs);
        _turned = Wcs.Tan(centre, new(24.18, 15.79), 0.04, Angle.FromDegrees(17));
        Write();
        WriteGzip();
        var image = ImageHdu.Create(_clean.Pixels, Inputs.Size, Inputs.Size);
        FitsFile.Write(RicePath, ImageHdu.Empty(), image.Compress(new() { QuantizeLevel = 4 }));
        SetupWcs();
        SetupStars();
        SetupSources();
        SetupMosaic();
        _stamps = StampSet.Open(Samples.Ensure(Path.Combine(RepositoryRoot(), "data-samples", "udf-like")));
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Description = "gauss_s2_convolve_fft"), Moves(8)]
    public object GaussS2Nan() => GaussianConvolution.Smooth(_image, 2);

    [Benchmark(Description = "gauss_s9_convolve_fft"), Moves(8)]
    public object GaussS9Nan() => GaussianConvolution.Smooth(_image, 9);

    [Benchmark(Description = "gauss_s2_ndimage"), Moves(8)]
    public object GaussS2Clean() => GaussianConvolution.Smooth(_clean, 2);

    [Benchmark(Description = "gauss_s9_ndimage"), Moves(8)]
    public object GaussS9Clean() => GaussianConvolution.Smooth(_clean, 9);

    [Benchmark(Description = "dilate_disk3_scipy"), Moves(2)]
    public object DilateDisk3() => Morphology.Dilate(_mask, Footprint.Disk(3));

    [Benchmark(Description = "dilate_disk10_scipy"), Moves(2)]
    public object DilateDisk10() => Morphology.Dilate(_mask, Footprint.Disk(10));

    [Benchmark(Description = "nanmedian_4k_numpy"), Moves(4)]
    public double Median() => RobustStatistics.Median(_image);

    [Benchmark(Description = "mad_std_4k_astropy"), Moves(4)]
    public double MadStd() => RobustStatistics.MadStd(_image);

    [Benchmark(Description = "sigma_clipped_stats_4k"), Moves(4)]
    public object Clip() => SigmaClip.Clip(_image);

    [Benchmark(Description = "reproject_nearest_mask_4k_to_rot4k"), Moves(2)]
    public object Nearest() => Resampling.Nearest(_mask, _map, Inputs.Size, Inputs.Size);

    [Benchmark(Description = "reproject_interp_4k_to_rot4k"), Moves(8)]
    public object Bilinear() => Resampling.Bilinear(_image, _map, Inputs.Size, Inputs.Size, float.NaN);

    /// <summary>About another tangent point: the map is interpolated between nodes.</summary>
    [Benchmark(Description = "reproject_interp_4k_other_tangent"), Moves(8)]
    public object BilinearOtherTangent() =>
        Resampling.Bilinear(
            _image, PixelMaps.Between(_turned, _wcs).Interpolated(Inputs.Size, Inputs.Size), Inputs.Size, Inputs.Size, float.NaN);

    [Benchmark(Description = "reproject_interp_4k_shifted"), Moves(8)]
    public object BilinearShifted() =>
        Resampling.Bilinear(_image, PixelMap.Affine(31, 1, 0, -17, 0, 1), Inputs.Size, Inputs.Size, float.NaN);

    [Benchmark(Description = "fits_read_4k_astropy"), Moves(8)]
    public float[] Read() => FitsFile.Open(FitsPath).FirstImage().Read<float>();

    [Benchmark(Description = "fits_write_4k_astropy"), Moves(8)]
    public void Write() => FitsFile.Write(FitsPath, ImageHdu.Create(_image.Pixels, Inputs.Size, Inputs.Size));

    [Benchmark(Description = "fits_read_gz_4k_astropy"), Moves(8)]
    public float[] ReadGzip() => FitsFile.Open(FitsPath + ".gz").FirstImage().Read<float>();

    [Benchmark(Description = "fits_write_gz_4k_astropy"), Moves(8)]
    public void WriteGzip() => FitsFile.Write(FitsPath + ".gz", ImageHdu.Create(_image.Pixels, Inputs.Size, Inputs.Size));

    [Benchmark(Description = "fits_read_section_1k_astropy")]
    public float[] ReadSection() => FitsFile.Open(FitsPath).FirstImage().Read<float>(ImageSection.Of(1500, 1600, 1024, 1024));

    [Benchmark(Description = "fits_read_rice_4k_fitsio"), Moves(8)]
    public float[] ReadRice() => FitsFile.Open(RicePath).Image(1).Read<float>();

    [Benchmark(Description = "standard_maps_udf_like")]
    public object StandardMapsOfSample() => StandardMaps.Run(_stamps!);

    private string RicePath => Path.Combine(_folder, "rice.fits");

    private string FitsPath => Path.Combine(_folder, "mosaic.fits");

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HstNotebooks.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The benchmark runs inside the repository, where HstNotebooks.sln is.");
    }
}
