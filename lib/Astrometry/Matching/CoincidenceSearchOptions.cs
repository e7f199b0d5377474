using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>Which transformations a <see cref="CoincidenceSearch"/> considers. Lengths are in the unit of the positions.</summary>
public sealed record CoincidenceSearchOptions
{
    /// <summary>Largest shift of the centre of the positions, > 0.</summary>
    public required double Radius { get; init; }

    /// <summary>Largest distance of a pair that counts as a coincidence, > 0; narrower ones are tried too.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Narrowest distance that is tried, > 0 and at most the tolerance: a fraction of the errors of the positions.</summary>
    public required double Resolution { get; init; }

    /// <summary>Largest rotation, degrees, 0 to 10; default 0.1. Beyond what HST's guide stars leave, of some 0.01°.</summary>
    public double MaxRotationDegrees { get; init; } = 0.1;

    /// <summary>Largest difference of the scale from 1, 0 to 0.1; default 0.005.</summary>
    public double MaxScaleChange { get; init; } = 0.005;

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Check(Radius > 0 && double.IsFinite(Radius), $"Radius is {Radius}, not a positive number");
        Check(Tolerance > 0 && double.IsFinite(Tolerance), $"Tolerance is {Tolerance}, not a positive number");
        Check(Resolution > 0 && Resolution <= Tolerance, $"Resolution is {Resolution}, not positive and at most Tolerance");
        Check(MaxRotationDegrees is >= 0 and <= 10, $"MaxRotationDegrees is {MaxRotationDegrees}, not between 0 and 10");
        Check(MaxScaleChange is >= 0 and <= 0.1, $"MaxScaleChange is {MaxScaleChange}, not between 0 and 0.1");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");

        void Check(bool isRight, FormattableString fault)
        {
            if (!isRight) faults.Add(Invariant(fault));
        }
    }
}
