namespace HstNotebooks;

/// <summary>
/// Unicode superscripts and subscripts as ordinary characters, smaller and moved: fonts draw their own unevenly or not at all.
/// </summary>
internal static class ScriptCharacter
{
    /// <summary>Size relative to the text around.</summary>
    public const double Scale = 0.65;

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁼⁽⁾ⁿⁱʰᵐˢ", RaisedFrom = "0123456789−+=()nihms";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₋₊₌₍₎ₐₑᵢⱼₓ", LoweredFrom = "0123456789−+=()aeijx";

    /// <summary>The ordinary character and how far it is raised, in sizes of the text around; an ordinary one is itself, at 0.</summary>
    public static (char Ordinary, double Rise) Of(char c)
    {
        if (c < '²') return (c, 0);
        if (Raised.IndexOf(c, StringComparison.Ordinal) is >= 0 and var up) return (RaisedFrom[up], 0.36);
        return Lowered.IndexOf(c, StringComparison.Ordinal) is >= 0 and var down ? (LoweredFrom[down], -0.14) : (c, 0);
    }
}
