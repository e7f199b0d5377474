using BenchmarkDotNet.Attributes;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Benchmarks;

/// <summary>
/// Positions of 16.7 million pixels: of a TAN image of 4096 × 4096, and of two ACS-like chips of 4096 × 2048 with SIP of order 4.
/// </summary>
public partial class Operations
{
    private const int ChipHeight = Inputs.Size / 2;

    private Wcs _sip = Wcs.Tan(default, default, 1);
    private double[] _tanRa = [], _tanDec = [], _sipRa = [], _sipDec = [];

    private void SetupWcs()
    {
        _sip = Wcs.FromHeader(SipHeader());
        (_tanRa, _tanDec) = _wcs.PixelGridToSky(Inputs.Size, Inputs.Size);
        (_sipRa, _sipDec) = _sip.PixelGridToSky(Inputs.Size, ChipHeight);
    }

    [Benchmark(Description = "wcs_pix2sky_tan_16M"), Moves(16)]
    public object PixelToSky() => _wcs.PixelGridToSky(Inputs.Size, Inputs.Size);

    [Benchmark(Description = "wcs_sky2pix_tan_16M"), Moves(32)]
    public object SkyToPixel() => _wcs.SkyToPixel(_tanRa, _tanDec);

    [Benchmark(Description = "wcs_pix2sky_sip_16M"), Moves(16)]
    public object PixelToSkySip() => (_sip.PixelGridToSky(Inputs.Size, ChipHeight), _sip.PixelGridToSky(Inputs.Size, ChipHeight));

    [Benchmark(Description = "wcs_sky2pix_sip_16M"), Moves(32)]
    public object SkyToPixelSip() => (_sip.SkyToPixel(_sipRa, _sipDec), _sip.SkyToPixel(_sipRa, _sipDec));

    // The coefficients have the size of those of ACS/WFC: some sixty pixels at the corners.
    private static Header SipHeader()
    {
        var header = new Header();
        header.Set("NAXIS1", (long)Inputs.Size);
        header.Set("NAXIS2", (long)ChipHeight);
        Wcs.Tan(new(Inputs.Size / 2 - 1, ChipHeight / 2 - 1), new(150.01, 63.17), 0.05, Angle.FromDegrees(57)).WriteTo(header);
        header.Set("CTYPE1", "RA---TAN-SIP");
        header.Set("CTYPE2", "DEC--TAN-SIP");
        header.Set("A_ORDER", 4L);
        header.Set("B_ORDER", 4L);
        (string Name, double Value)[] coefficients =
        [
            ("A_2_0", 8.5e-6), ("A_1_1", -5.3e-6), ("A_0_2", 2.2e-6), ("A_3_0", 1.3e-11), ("A_2_1", -3.1e-11), ("A_1_2", 2.4e-11),
            ("A_0_3", -5.2e-12), ("A_4_0", 3.5e-15), ("A_2_2", -4.1e-15), ("A_0_4", 1.7e-15),
            ("B_2_0", -1.6e-6), ("B_1_1", 6.2e-6), ("B_0_2", -7.3e-6), ("B_3_0", 2.1e-11), ("B_2_1", -1.9e-11), ("B_1_2", 6.4e-12),
            ("B_0_3", -2.7e-11), ("B_3_1", 2.9e-15), ("B_1_3", -3.3e-15), ("B_0_4", 2.2e-15),
        ];
        foreach (var (name, value) in coefficients) header.Set(name, value);
        return header;
    }
}
