using BenchmarkDotNet.Attributes;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

/// <summary>Two tiles of 4096 × 4096, one turned by 17° and shifted, to one mosaic with error and matched zero level.</summary>
public partial class Operations
{
    private HstImage[] _tiles = [];

    private void SetupMosaic()
    {
        var error = new Image<float>(Inputs.Size, Inputs.Size);
        Array.Fill(error.Pixels, 0.02f);
        var shifted = Wcs.Tan(_wcs.ReferencePixel, new(24.1999, 15.79), 0.04, Angle.FromDegrees(17));
        _tiles = [.. new[] { _wcs, shifted }.Select(wcs =>
        {
            var header = new Header();
            wcs.WriteTo(header);
            return new HstImage { Science = _clean, Error = error, Header = header };
        })];
    }

    [Benchmark(Description = "reproject_and_coadd_2x4k")]
    public object Coadd() => Mosaic.Coadd(_tiles);
}
