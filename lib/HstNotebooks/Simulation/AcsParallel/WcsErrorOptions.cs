using static System.FormattableString;

namespace HstNotebooks;

/// <summary>How the WCS of a header differs from the truth: what an alignment has to undo.</summary>
public sealed record WcsErrorOptions
{
    /// <summary>How far east of the true position the header puts the middle of the image, arcsec, −60 to 60; default 0.</summary>
    public double EastArcsec { get; init; }

    /// <summary>How far north of it, arcsec, −60 to 60; default 0.</summary>
    public double NorthArcsec { get; init; }

    /// <summary>Position angle of the y axis in the header minus the true one, degrees, −5 to 5; default 0.</summary>
    public double RotationDeg { get; init; }

    /// <summary>Pixel scale of the header over the true one, 0.99 to 1.01; default 1.</summary>
    public double Scale { get; init; } = 1;

    internal IEnumerable<string> Faults()
    {
        if (!(Math.Abs(EastArcsec) <= 60)) yield return Invariant($"WcsError.EastArcsec is {EastArcsec}, not −60 to 60");
        if (!(Math.Abs(NorthArcsec) <= 60)) yield return Invariant($"WcsError.NorthArcsec is {NorthArcsec}, not −60 to 60");
        if (!(Math.Abs(RotationDeg) <= 5)) yield return Invariant($"WcsError.RotationDeg is {RotationDeg}, not −5 to 5");
        if (!(Scale is >= 0.99 and <= 1.01)) yield return Invariant($"WcsError.Scale is {Scale}, not 0.99 to 1.01");
    }
}
