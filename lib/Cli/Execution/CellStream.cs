using System.Globalization;
using System.Text;

namespace HstNotebooks.Cli;

/// <summary>
/// A console stream while a notebook runs: its text goes to the running cell, and to <paramref name="echo"/> if there is one.
/// </summary>
internal sealed class CellStream(string name, TextWriter? echo) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (value is null) return;
        CellOutputs.Running?.Print(name, value.Replace("\r\n", "\n", StringComparison.Ordinal));
        echo?.Write(value);
    }

    public override void WriteLine(string? value) => Write(value + "\n");
}
