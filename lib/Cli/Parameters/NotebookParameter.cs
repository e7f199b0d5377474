namespace HstNotebooks.Cli;

/// <summary>A parameter of a notebook: C# type (<c>double</c>, <c>string</c> …), name, and its value as a C# literal.</summary>
internal sealed record NotebookParameter(string Type, string Name, string Literal, bool IsChanged = false)
{
    /// <summary>The type without the mark of a nullable reference.</summary>
    public string BareType => Type.TrimEnd('?');

    public override string ToString() => $"{Type} {Name} = {Literal}";
}
