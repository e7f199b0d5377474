using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

public sealed partial class Wcs
{
    /// <summary>
    /// Reads the WCS of an image or of a cube. What the header says about positions is applied or refused, never ignored in silence:
    /// see <see cref="Warnings"/> and <see cref="Diagnose"/>.
    /// </summary>
    /// <param name="header">Header of the HDU with the pixels.</param>
    /// <param name="file">The file, where the header refers to lookup tables in other HDUs (NPOL and D2IM of HST exposures).</param>
    /// <param name="alternate">' ' for the primary WCS, 'A' to 'Z' for an alternate one; see <see cref="Alternates"/>.</param>
    /// <exception cref="WcsException">
    /// There is no WCS, or one with a projection, frame or distortion that is not understood, or one that contradicts itself.
    /// </exception>
    public static Wcs FromHeader(Header header, FitsFile? file = null, char alternate = ' ')
    {
        ArgumentNullException.ThrowIfNull(header);
        if (alternate is not (' ' or (>= 'A' and <= 'Z')))
        {
            throw new ArgumentOutOfRangeException(nameof(alternate), alternate, "An alternate is a blank or a letter A to Z.");
        }
        try
        {
            return Read(header, file, alternate);
        }
        catch (FitsException e)
        {
            throw new WcsException(e.Message, e);
        }
        catch (WcsException e)
        {
            throw new WcsException($"{header.Origin}: {e.Message}", e);
        }
    }

    /// <summary>The WCS of an HDU of a file, lookup tables included: what one usually wants.</summary>
    /// <exception cref="WcsException">As <see cref="FromHeader"/>.</exception>
    public static Wcs FromHdu(Hdu hdu, FitsFile file, char alternate = ' ')
    {
        ArgumentNullException.ThrowIfNull(hdu);
        return FromHeader(hdu.Header, file, alternate);
    }

    /// <summary>The WCSs that a header has: ' ' for the primary one, letters for the alternates.</summary>
    public static IReadOnlyList<char> Alternates(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return WcsCards.Alternates(header);
    }

    private static Wcs Read(Header header, FitsFile? file, char alternate)
    {
        bool hasPlate = alternate == ' ' && DssPlate.IsIn(header), isPlate = hasPlate && !header.Contains("CTYPE1");
        var parts = isPlate ? PlateParts(header) : WcsParser.Parse(header, alternate);
        if (hasPlate && !isPlate)
        {
            // A regridded image keeps the cards of the plate it came from.
            const string warning = "The header has a plate solution (AMDX1, …) too; CTYPE1 and its companions are applied.";
            parts = parts with { Warnings = [.. parts.Warnings, warning] };
        }
        int lon = parts.Celestial is { } sky ? sky.Lon : 0, lat = parts.Celestial is { } same ? same.Lat : 1;
        string projection = isPlate ? "DSS" : parts.Celestial?.Code ?? "";
        var distortion = DistortionModel.FromHeader(header, file, alternate, lon + 1, lat + 1, projection);
        if (parts.Celestial is { } celestial) parts = parts with { Celestial = Undistorted(celestial, distortion) };
        return new Wcs(parts, distortion, SizeOf(header, parts));
    }

    // The projection that remains when the distortion has taken its part of the code and of the parameters.
    private static CelestialParts Undistorted(CelestialParts celestial, DistortionModel distortion)
    {
        var none = new Dictionary<int, double>();
        var rest = distortion.ClaimsParameters ? celestial with { LonParameters = none, LatParameters = none } : celestial;
        return celestial.Code switch
        {
            "TPV" or "TNX" => rest with { Code = "TAN" },
            "ZPX" => rest with { Code = "ZPN", LatParameters = distortion.Iraf!.Zenithal },
            // TAN has no parameters: the distortion has noted that those which are there do nothing.
            "TAN" => rest with { LatParameters = none },
            _ => rest,
        };
    }

    // A plate solution is its derivative at the centre of the plate, which is TAN, and a distortion.
    private static WcsParts PlateParts(Header header)
    {
        var plate = DssPlate.Read(header);
        var (xx, xy, yx, yy) = plate.Cd;
        var none = new Dictionary<int, double>();
        return new WcsParts
        {
            Axes =
            [
                new WcsAxis("RA---TAN", "", "deg", plate.ReferencePixel.X, plate.TangentPoint.Ra, xx) { IsCelestial = true },
                new WcsAxis("DEC--TAN", "", "deg", plate.ReferencePixel.Y, plate.TangentPoint.Dec, yy) { IsCelestial = true },
            ],
            Matrix = new[,] { { xx, xy }, { yx, yy } },
            Celestial = new CelestialParts(0, 1, "TAN", WcsParser.ReadFrame(header), none, none, null, null),
        };
    }

    private static (double Width, double Height) SizeOf(Header header, WcsParts parts)
    {
        var (x, y) = parts.Celestial?.Pixels ?? (0, 1);
        long width = header.Integer(Invariant($"NAXIS{x + 1}"), 0), height = header.Integer(Invariant($"NAXIS{y + 1}"), 0);
        if (width > 1 && height > 1) return (width, height);
        return DefaultSize(new(parts.Axes[x].ReferencePixel, parts.Axes[Math.Min(y, parts.Axes.Count - 1)].ReferencePixel));
    }
}
