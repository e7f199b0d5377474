using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace HstNotebooks.Cli;

/// <summary>Turns the text of <c>-p name=text</c> into a C# literal of the parameter's type; invariant culture.</summary>
internal static class ParameterText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The literal, or null where <paramref name="text"/> is not of the type.</summary>
    public static string? ToLiteral(string type, string text) => type switch
    {
        "string" => SymbolDisplay.FormatLiteral(text, quote: true),
        "bool" => bool.TryParse(text, out var truth) ? (truth ? "true" : "false") : null,
        "int" => int.TryParse(text, NumberStyles.Integer, Culture, out var number) ? Invariant(number) : null,
        "long" => long.TryParse(text, NumberStyles.Integer, Culture, out var number) ? Invariant(number) + "L" : null,
        "float" => float.TryParse(text, NumberStyles.Float, Culture, out var number) ? Real(number, Invariant(number), "float", "f") : null,
        "double" => double.TryParse(text, NumberStyles.Float, Culture, out var number) ? Real(number, Invariant(number), "double", "") : null,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a type of a parameter"),
    };

    /// <summary>What is wrong with a text that has no literal: "is not a number".</summary>
    public static string Fault(string type) => type switch
    {
        "bool" => "is not true or false",
        "int" => $"is not a whole number from {int.MinValue} to {int.MaxValue}",
        "long" => "is not a whole number",
        _ => "is not a number",
    };

    private static string Real(double value, string digits, string type, string suffix) => value switch
    {
        double.NaN => $"{type}.NaN",
        double.PositiveInfinity => $"{type}.PositiveInfinity",
        double.NegativeInfinity => $"{type}.NegativeInfinity",
        _ => (digits.AsSpan().ContainsAny('.', 'E') ? digits : digits + ".0") + suffix,
    };

    private static string Invariant(IFormattable value) => value.ToString(null, Culture);
}
