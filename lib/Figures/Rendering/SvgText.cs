using System.Globalization;
using System.Text;

namespace HstNotebooks;

/// <summary>Characters for SVG: superscripts and subscripts become smaller ordinary ones, as <see cref="TextLayout"/> places them.</summary>
internal static class SvgText
{
    /// <summary>The content of a text element.</summary>
    public static string Content(string text, double size)
    {
        var content = new StringBuilder(text.Length);
        double risen = 0;
        for (int i = 0; i < text.Length;)
        {
            double rise = ScriptCharacter.Of(text[i]).Rise;
            var ordinary = new StringBuilder();
            for (; i < text.Length && ScriptCharacter.Of(text[i]).Rise == rise; i++) ordinary.Append(ScriptCharacter.Of(text[i]).Ordinary);
            string run = Escaped(ordinary.ToString());
            string small = rise == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" font-size=\"{size * ScriptCharacter.Scale:0.##}\"");
            // dy moves all that follows too: the next run moves back.
            string move = string.Create(CultureInfo.InvariantCulture, $" dy=\"{(risen - rise) * size:0.##}\"");
            content.Append(rise == risen ? run : $"<tspan{small}{move}>{run}</tspan>");
            risen = rise;
        }
        return content.ToString();
    }

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
