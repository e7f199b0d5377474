using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HstNotebooks.Cli;

/// <summary>C# as HTML with keywords, texts, numbers and comments marked (<c>k s n c</c>).</summary>
internal static class CodeHtml
{
    public static string Render(string source)
    {
        var html = new StringBuilder();
        foreach (var token in SyntaxFactory.ParseTokens(source))
        {
            foreach (var trivia in token.LeadingTrivia) Trivia(html, trivia);
            Mark(html, Class(token), token.Text);
            foreach (var trivia in token.TrailingTrivia) Trivia(html, trivia);
        }
        return html.ToString();
    }

    private static void Trivia(StringBuilder html, SyntaxTrivia trivia) => Mark(html, trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia => "c",
        _ when trivia.IsDirective => "k",
        _ => null,
    }, trivia.ToFullString());

    private static void Mark(StringBuilder html, string? mark, string text)
    {
        var escaped = HtmlText.Escape(text);
        html.Append(mark is null ? escaped : $"<span class=\"{mark}\">{escaped}</span>");
    }

    private static string? Class(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringToken => "s",
        var kind when SyntaxFacts.IsKeywordKind(kind) || token.Text is "var" or "await" or "record" or "with" => "k",
        _ when token.Text.StartsWith("$\"", StringComparison.Ordinal) => "s",
        _ => null,
    };
}
