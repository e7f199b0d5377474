using System.Numerics;

namespace HstNotebooks.Fits;

public sealed partial class Header
{
    private const string TextExpected = "quoted text";
    private const string NumberExpected = "a number";
    private const string IntegerExpected = "an integer";
    private const string LogicalExpected = "T or F";
    private const string ComplexExpected = "a complex number";

    /// <summary>The value of a required text keyword, without trailing blanks.</summary>
    /// <exception cref="FitsException">The keyword is missing, undefined, malformed or not text.</exception>
    public string Text(string keyword) => TextOrNull(keyword) ?? throw Lacking(keyword, TextExpected);

    /// <summary>The value of a required number; an integer counts as a real number.</summary>
    /// <exception cref="FitsException">The keyword is missing, undefined, malformed or not a number.</exception>
    public double Double(string keyword) => DoubleOrNull(keyword) ?? throw Lacking(keyword, NumberExpected);

    /// <summary>The value of a required integer; a real number, even without a fraction, is none.</summary>
    /// <exception cref="FitsException">The keyword is missing, undefined, malformed or not an integer of 64 bits.</exception>
    public long Integer(string keyword) => IntegerOrNull(keyword) ?? throw Lacking(keyword, IntegerExpected);

    /// <summary>The value of a required logical keyword.</summary>
    /// <exception cref="FitsException">The keyword is missing, undefined, malformed or neither T nor F.</exception>
    public bool Logical(string keyword) => LogicalOrNull(keyword) ?? throw Lacking(keyword, LogicalExpected);

    /// <summary>The value of a required complex number; any other number counts as one without an imaginary part.</summary>
    /// <exception cref="FitsException">The keyword is missing, undefined, malformed or not a number.</exception>
    public Complex Complex(string keyword) => ComplexOrNull(keyword) ?? throw Lacking(keyword, ComplexExpected);

    /// <summary>As <see cref="Text(string)"/>, with <paramref name="fallback"/> for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or not text.</exception>
    public string Text(string keyword, string fallback) => TextOrNull(keyword) ?? fallback;

    /// <summary>As <see cref="Double(string)"/>, with <paramref name="fallback"/> for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or not a number.</exception>
    public double Double(string keyword, double fallback) => DoubleOrNull(keyword) ?? fallback;

    /// <summary>As <see cref="Integer(string)"/>, with <paramref name="fallback"/> for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or not an integer.</exception>
    public long Integer(string keyword, long fallback) => IntegerOrNull(keyword) ?? fallback;

    /// <summary>As <see cref="Logical(string)"/>, with <paramref name="fallback"/> for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or neither T nor F.</exception>
    public bool Logical(string keyword, bool fallback) => LogicalOrNull(keyword) ?? fallback;

    /// <summary>The text, or null for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or not text.</exception>
    public string? TextOrNull(string keyword) =>
        ValueOrNull(keyword) switch { null => null, string text => text, _ => throw Wrong(keyword, TextExpected) };

    /// <summary>The number, or null for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or not a number.</exception>
    public double? DoubleOrNull(string keyword) =>
        ValueOrNull(keyword) switch
        {
            null => null,
            double real => real,
            long integer => integer,
            _ => throw Wrong(keyword, NumberExpected),
        };

    /// <summary>The integer, or null for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or not an integer of 64 bits.</exception>
    public long? IntegerOrNull(string keyword) =>
        ValueOrNull(keyword) switch { null => null, long integer => integer, _ => throw Wrong(keyword, IntegerExpected) };

    /// <summary>The logical value, or null for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or neither T nor F.</exception>
    public bool? LogicalOrNull(string keyword) =>
        ValueOrNull(keyword) switch { null => null, bool logical => logical, _ => throw Wrong(keyword, LogicalExpected) };

    /// <summary>The complex number, or null for a missing keyword or an undefined value.</summary>
    /// <exception cref="FitsException">The value is malformed or not a number.</exception>
    public Complex? ComplexOrNull(string keyword) => ValueOrNull(keyword) switch
    {
        null => null,
        Complex complex => complex,
        double real => real,
        long integer => integer,
        _ => throw Wrong(keyword, ComplexExpected),
    };

    private object? ValueOrNull(string keyword)
    {
        var card = Find(keyword);
        return card?.Fault is { } fault ? throw new FitsException($"{Origin}: {keyword}: {fault}. The card is «{card}».") : card?.Value;
    }

    private FitsException Lacking(string keyword, string expected) => Find(keyword) switch
    {
        null => new FitsException($"{Origin}: the keyword {keyword} is missing; {expected} was expected."),
        { IsCommentary: true } card => new FitsException(
            $"{Origin}: {keyword} has no '= ' in columns 9 and 10 and so no value; {expected} was expected. The card is «{card}»."),
        _ => new FitsException($"{Origin}: {keyword} is there, but its value is undefined; {expected} was expected."),
    };

    private FitsException Wrong(string keyword, string expected)
    {
        string found = Find(keyword)?.Value switch
        {
            string text => $"the text '{text}'",
            bool logical => logical ? "the logical value T" : "the logical value F",
            double real => FormattableString.Invariant($"the real number {real}"),
            Complex complex => FormattableString.Invariant($"the complex number ({complex.Real}, {complex.Imaginary})"),
            var other => FormattableString.Invariant($"the integer {other}"),
        };
        return new FitsException($"{Origin}: {keyword} is {found}; {expected} was expected.");
    }
}
