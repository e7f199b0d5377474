using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HstNotebooks.Cli;

/// <summary>
/// Reads the cell tagged <c>parameters</c>: declarations of literals, <c>double sigma = 1.5; // unit</c>, and nothing else.
/// </summary>
internal static class ParametersCell
{
    public const string Tag = "parameters";

    private static readonly string[] Types = ["string", "double", "float", "int", "long", "bool"];

    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    /// <summary>Index of the notebook's parameters cell, or −1.</summary>
    public static int Find(Notebook notebook)
    {
        var found = Enumerable.Range(0, notebook.Cells.Count).Where(i => notebook.Cells[i].IsCode && notebook.Cells[i].HasTag(Tag)).ToList();
        if (found.Count > 1)
            throw new NotebookException($"{notebook.Path}: cells {found[0] + 1} and {found[1] + 1} are both tagged `{Tag}`; one is expected.");
        return found.Count == 0 ? -1 : found[0];
    }

    public static IReadOnlyList<NotebookParameter> Parse(string source) =>
        [.. CSharpSyntaxTree.ParseText(source, Script).GetCompilationUnitRoot() is { Usings.Count: 0 } root && !root.ContainsDirectives
            ? root.Members.SelectMany(Parameters)
            : throw new NotebookException($"the cell tagged `{Tag}` holds a directive; only `type name = literal;` is expected there.")];

    private static IEnumerable<NotebookParameter> Parameters(MemberDeclarationSyntax member)
    {
        if (member is not FieldDeclarationSyntax { Modifiers.Count: 0, Declaration: var declaration } || member.ContainsDiagnostics)
            throw NotALiteral(member);
        foreach (var variable in declaration.Variables)
        {
            if (variable.Initializer?.Value is not { } value || LiteralType(value) is not { } natural) throw NotALiteral(member);
            var type = declaration.Type.ToString();
            if (type == "var") type = natural;
            if (natural == "null" ? type != "string?" : !Types.Contains(type.TrimEnd('?'))) throw NotALiteral(member);
            yield return new NotebookParameter(type, variable.Identifier.Text, value.ToString());
        }
    }

    // The type of `1.5`, `-3`, `"text"` or `true`; null where the expression is no literal.
    private static string? LiteralType(ExpressionSyntax value) => value switch
    {
        PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax number } sign
            when sign.OperatorToken.Text is "-" or "+" && number.IsKind(SyntaxKind.NumericLiteralExpression) => LiteralType(number),
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            long or uint => "long",
            double => "double",
            float => "float",
            null when literal.IsKind(SyntaxKind.NullLiteralExpression) => "null",
            _ => null,
        },
        _ => null,
    };

    private static NotebookException NotALiteral(MemberDeclarationSyntax member) => new(
        $"the cell tagged `{Tag}` holds `{member.ToString().ReplaceLineEndings(" ").Trim()}`; only `type name = literal;` is expected there, "
        + $"with a type of {string.Join(", ", Types)} or var.");
}
