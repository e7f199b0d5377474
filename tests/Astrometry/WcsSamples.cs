using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Astrometry.Projections;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Headers of every kind of WCS, as cards for <see cref="WcsText"/>; images are about 64 × 48 pixels.</summary>
internal static class WcsSamples
{
    /// <summary>SIP of the strength of the ACS: slopes of 4 % at the edges of 4096 × 2048 pixels.</summary>
    public const string Sip = "CTYPE1='RA---TAN-SIP'; CTYPE2='DEC--TAN-SIP'; CRPIX1=2048.0; CRPIX2=1024.0;"
        + "CRVAL1=150.1; CRVAL2=2.2;" + WcsText.Cd + "A_ORDER=4; B_ORDER=4; A_2_0=8.6E-6; A_1_1=-5.2E-6;"
        + "A_0_2=2.2E-6; A_3_0=1.3E-11; A_1_2=-2.9E-11; A_0_4=1.1E-15;"
        + "B_2_0=-7.2E-6; B_1_1=6.2E-6; B_0_2=-1.75E-6; B_2_1=-3.1E-11; B_0_3=-2.6E-11; B_4_0=-1.4E-15";

    /// <summary>A polynomial of SCAMP.</summary>
    public const string Tpv = "CTYPE1='RA---TPV'; CTYPE2='DEC--TPV'; CRPIX1=1000.0; CRPIX2=-200.0; CRVAL1=30.0;"
        + "CRVAL2=-60.0; CD1_1=-7E-5; CD2_2=7E-5; PV1_0=1E-4; PV1_1=1.01; PV1_2=-2E-3; PV1_3=1E-4; PV1_4=0.03; PV1_7=0.5; PV1_9=-0.2;"
        + "PV2_0=2E-4; PV2_1=0.99; PV2_2=1E-3; PV2_4=-0.02; PV2_7=0.4";

    /// <summary>A plate of the Digitized Sky Survey, in round numbers.</summary>
    public const string Plate = "PPO3=177500.0; PPO6=177500.0; XPIXELSZ=25.0; YPIXELSZ=25.0; CNPIX1=7000; CNPIX2=7050;"
        + "PLTRAH=5; PLTRAM=30; PLTRAS=1.5; PLTDECSN='-'; PLTDECD=24; PLTDECM=10; PLTDECS=3.5;"
        + "AMDX1=67.2; AMDX2=0.05; AMDX3=-30.0; AMDX7=1E-4; AMDX12=2E-6;"
        + "AMDY1=67.2; AMDY2=-0.05; AMDY3=12.0; AMDY7=-1E-4; AMDY12=2E-6";

    /// <summary>Surfaces of IRAF: terms 1, ξ, η and ξη, of half a degree to each side.</summary>
    public const string Tnx = "CTYPE1='RA---TNX'; CTYPE2='DEC--TNX'; CRPIX1=30.0; CRPIX2=20.0; CRVAL1=30.0;"
        + "CRVAL2=-60.0; CD1_1=-7E-5; CD2_2=7E-5;"
        + "WAT1_001='wtype=tnx axtype=ra lngcor = \"3. 2. 2. 1. -0.5 0.5 -0.5 0.5'; WAT1_002=' 1e-4 2e-4 3e-4 1e-5\"';"
        + "WAT2_001='wtype=tnx axtype=dec latcor = \"3. 2. 2. 1. -0.5 0.5 -0.5 0.5'; WAT2_002=' 2e-4 1e-4 -3e-4 1e-5\"'";

    private const string Place = "CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=53.16; CRVAL2=37.25; CD1_1=-0.3; CD1_2=0.02; CD2_1=0.01; CD2_2=0.3;";

    /// <summary>Every projection with its parameters, every frame, poles, axes that are no sky.</summary>
    public static IReadOnlyList<(string Name, string Cards)> Linear { get; } =
    [
        .. from row in ProjectionInvariantTests.All let sample = row.Data
            select ($"{sample.Item1} {sample.Item2}", Cards(sample.Item1, sample.Item2)),
        ("oblique TAN", Cards("TAN", "") + "LONPOLE=155.0"), ("oblique SIN", Cards("SIN", "1:0.1 2:-0.2") + "LONPOLE=-33.5"),
        ("GLON", "CTYPE1='GLON-CAR'; CTYPE2='GLAT-CAR'; LONPOLE=30.0; LATPOLE=60.0;" + Place),
        ("ELON", "CTYPE1='ELON-AIT'; CTYPE2='ELAT-AIT'; EQUINOX=1975.0;" + Place),
        ("ELON 2000", "CTYPE1='ELON-TAN'; CTYPE2='ELAT-TAN';" + Place),
        ("FK4", Cards("ZEA", "") + "RADESYS='FK4'; EQUINOX=1950.0"), ("FK4 of 1900", Cards("STG", "") + "RADESYS='FK4'; EQUINOX=1900.0"),
        ("FK5 of 1975", Cards("ARC", "") + "RADESYS='FK5'; EQUINOX=1975.0"), ("old FK4", Cards("TAN", "") + "RADECSYS='FK4'; EPOCH=1950.0"),
        ("southern LATPOLE", Cards("CAR", "") + "LATPOLE=-90.0"), ("LATPOLE", Cards("SFL", "") + "LONPOLE=20.0; LATPOLE=-50.0"),
        ("PVi_1 to PVi_4", Cards("SFL", "") + "PV1_0=1.0; PV1_1=10.0; PV1_2=20.0; PV1_3=30.0; PV1_4=-20.0"),
        ("NCP", Cards("NCP", "")), ("GLS", Cards("GLS", "")),
        ("CROTA", "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=359.999;"
            + "CRVAL2=7.0; CDELT1=-2E-5; CDELT2=3E-5; CROTA2=37.0"),
        ("swapped", "CTYPE1='DEC--TAN'; CTYPE2='RA---TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=-27.79;"
            + "CRVAL2=53.16; CD1_1=7E-6; CD1_2=1.4E-5; CD2_1=-1.5E-5; CD2_2=8E-6"),
        ("pole", "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=123.4;"
            + "CRVAL2=90.0; CD1_1=-0.002; CD2_2=0.002; LONPOLE=180.0"),
        ("AWAV", WcsText.Tan + WcsText.Cd + "WCSAXES=3; CTYPE3='AWAV'; CUNIT3='Angstrom'; CRVAL3=4750.0;"
            + "CRPIX3=1.0; CD3_3=1.25; CNAME3='wavelength'"),
        ("AWAV-LOG", "WCSAXES=3; CTYPE1='AWAV-LOG'; CUNIT1='Angstrom'; CRVAL1=4750.0; CRPIX1=1.0; CDELT1=1.25;"
            + "CTYPE2='RA---TAN'; CTYPE3='DEC--TAN'; CRPIX2=30.5; CRPIX3=-12.25; CRVAL2=53.16;"
            + "CRVAL3=-27.79; CDELT2=-5E-5; CDELT3=5E-5; CROTA3=20.0"),
        ("named", "WCSNAME='of the catalogue';" + WcsText.Tan + WcsText.Cd),
    ];

    /// <summary>Distortions in cards alone.</summary>
    public static IReadOnlyList<(string Name, string Cards)> Distorted { get; } =
    [
        ("SIP", Sip), ("TPV", Tpv), ("TNX", Tnx), ("DSS", Plate),
        ("SIP with inverse", Sip + "; AP_ORDER=2; BP_ORDER=2; AP_1_0=1E-5; AP_2_0=-8.6E-6; BP_0_2=1.75E-6"),
    ];

    /// <summary>The names of all of them, for theories.</summary>
    public static TheoryData<string> Names => [.. Linear.Concat(Distorted).Select(sample => sample.Name).Distinct()];

    /// <summary>The cards of one of them.</summary>
    public static string CardsOf(string name) => Linear.Concat(Distorted).First(sample => sample.Name == name).Cards;

    /// <summary>An image with SIP, NPOL and D2IM, and its tables.</summary>
    public static Hdu[] WithTables()
    {
        var image = ImageHdu.Create(new float[64 * 48], 64, 48, WcsText.Header(Sip
            + "; CPDIS1='LOOKUP'; DP1='EXTVER: 1'; CPDIS2='LOOKUP'; DP2='EXTVER: 2'; D2IMDIS1='LOOKUP'; D2IM1='EXTVER: 1'"));
        return [image, Table("WCSDVARR", 1, 0.2f), Table("WCSDVARR", 2, -0.15f), Table("D2IMARR", 1, 0.01f)];
    }

    private static ImageHdu Table(string name, int version, float amplitude)
    {
        float[] offsets = [.. Enumerable.Range(0, 7 * 5).Select(i => amplitude * MathF.Sin(1.3f * (i % 7) + 0.7f * (i / 7) * version))];
        var header = WcsText.Header($"CDELT1=16.0; CDELT2=16.0; EXTNAME='{name}'; EXTVER={version}");
        return ImageHdu.Create(offsets, 7, 5, header);
    }

    private static string Cards(string code, string parameters) =>
        $"CTYPE1='RA---{code}'; CTYPE2='DEC--{code}'; {Place}" + string.Concat(parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split(':')).Select(parts => $"PV2_{parts[0]}={parts[1]};"));
}
