using System.Globalization;
using System.Text;

namespace HstNotebooks;

/// <summary>Characters for SVG: superscripts and subscripts become smaller ordinary ones, as <see cref="TextLayout"/> has them.</summary>
internal static class SvgText
{
    /// <summary>The content of a text element.</summary>
    public static string Content(string text, double size)
    {
        var content = new StringBuilder(text.Length);
        double risen = 0;
        for (int i = 0; i < text.Length;)
        {
            // Some viewers swallow a space at the beginning of a tspan: it stays outside.
            for (; i < text.Length && text[i] == ' '; i++) content.Append(' ');
            if (i == text.Length) break;
            double rise = ScriptCharacter.Of(text[i]).Rise;
            var ordinary = new StringBuilder();
            for (; i < text.Length && ScriptCharacter.Of(text[i]).Rise == rise; i++) ordinary.Append(ScriptCharacter.Of(text[i]).Ordinary);
            string run = Escaped(ordinary.ToString());
            string small = rise == 0 ? "" : Attribute("font-size", size * ScriptCharacter.Scale);
            // dy moves all that follows too: the next run moves back.
            string move = Attribute("dy", (risen - rise) * size);
            content.Append(rise == risen ? run : $"<tspan{small}{move}>{run}</tspan>");
            risen = rise;
        }
        return content.ToString();
    }

    private static string Attribute(string name, double value) => string.Create(CultureInfo.InvariantCulture, $" {name}=\"{value:0.##}\"");

    /// <summary>Text that XML can hold.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                // What XML cannot hold.
                case < ' ' or '\uFFFE' or '\uFFFF': escaped.Append(' '); break;
                default: escaped.Append(c); break;
            }
        }
        return escaped.ToString();
    }
}
