using System.Globalization;

namespace HstNotebooks;

/// <summary>How a check ended.</summary>
public enum Outcome
{
    /// <summary>Within its limits.</summary>
    Pass,

    /// <summary>Usable, but look at it.</summary>
    Warn,

    /// <summary>Not to be used.</summary>
    Fail,
}

/// <summary>One number that judges a result.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Limit">The limit it was held against, in words, such as “0.97 to 1.03”.</param>
/// <param name="Advice">What to do when it did not pass; empty when it did.</param>
public sealed record Check(string Name, Outcome Outcome, double Value, string Unit, string Limit, string Advice = "")
{
    /// <summary>Passes inside [low, high], else warns, or fails outside [failLow, failHigh].</summary>
    public static Check Within(string name, double value, double low, double high, string unit = "", string advice = "",
        double failLow = double.NegativeInfinity, double failHigh = double.PositiveInfinity)
    {
        bool pass = value >= low && value <= high;
        bool fail = !(value >= failLow && value <= failHigh);
        return new(name, pass ? Outcome.Pass : fail ? Outcome.Fail : Outcome.Warn, value, unit,
            string.Create(CultureInfo.InvariantCulture, $"{low:G4} to {high:G4}"), pass ? "" : advice);
    }

    /// <summary>Passes up to <paramref name="warnAbove"/>, warns up to <paramref name="failAbove"/>, and fails beyond.</summary>
    public static Check AtMost(string name, double value, double warnAbove, double failAbove = double.PositiveInfinity, string unit = "", string advice = "")
    {
        var outcome = value <= warnAbove ? Outcome.Pass : value <= failAbove ? Outcome.Warn : Outcome.Fail;
        return new(name, outcome, value, unit, string.Create(CultureInfo.InvariantCulture, $"≤ {warnAbove:G4}"), outcome == Outcome.Pass ? "" : advice);
    }

    /// <summary>✔, ⚠ or ✘.</summary>
    public string Sign => Outcome switch { Outcome.Pass => "✔", Outcome.Warn => "⚠", _ => "✘" };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Sign} {Name}: {Value:G4}{(Unit.Length > 0 ? " " + Unit : "")} (limit {Limit}){(Advice.Length > 0 ? ": " + Advice : "")}");
}
