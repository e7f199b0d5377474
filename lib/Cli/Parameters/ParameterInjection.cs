namespace HstNotebooks.Cli;

/// <summary>
/// Puts values given on the command line into a notebook: a cell of assignments, tagged <c>injected-parameters</c>, after the
/// cell tagged <c>parameters</c>, so that the executed notebook shows both the defaults and what was changed.
/// </summary>
internal static class ParameterInjection
{
    public const string Tag = "injected-parameters";

    /// <summary>Changes <paramref name="notebook"/>; returns all its parameters with their values, and what to tell the user.</summary>
    public static (IReadOnlyList<NotebookParameter> Parameters, IReadOnlyList<string> Notes) Inject(
        Notebook notebook, IReadOnlyList<string> assignments, string startFolder)
    {
        var at = ParametersCell.Find(notebook);
        var declared = at < 0 ? [] : Declared(notebook, at);
        if (assignments.Count == 0) return (declared, []);
        if (at < 0)
            throw new ParameterException($"-p {assignments[0]}: {notebook.Name} takes no parameters (no cell is tagged `{ParametersCell.Tag}`).");

        var notes = new List<string>();
        var changed = new Dictionary<string, NotebookParameter>();
        foreach (var assignment in assignments)
        {
            var parameter = Assigned(assignment, declared, startFolder, notes);
            if (!changed.TryAdd(parameter.Name, parameter))
            {
                throw new ParameterException($"-p {assignment}: {parameter.Name} is given twice.");
            }
        }
        InsertCell(notebook, at, changed.Values);
        return ([.. declared.Select(parameter => changed.GetValueOrDefault(parameter.Name, parameter))], notes);
    }

    private static IReadOnlyList<NotebookParameter> Declared(Notebook notebook, int at)
    {
        try
        {
            return ParametersCell.Parse(notebook.Cells[at].Source);
        }
        catch (NotebookException fault)
        {
            throw new NotebookException($"{notebook.Path}: cell {at + 1}: {fault.Message}", fault);
        }
    }

    private static NotebookParameter Assigned(
        string assignment, IReadOnlyList<NotebookParameter> declared, string startFolder, List<string> notes)
    {
        var equals = assignment.IndexOf('=');
        if (equals < 1) throw new ParameterException($"-p {assignment}: name=value is expected");
        var name = assignment[..equals].Trim();
        var text = assignment[(equals + 1)..];
        var parameter = declared.FirstOrDefault(p => p.Name == name) ?? throw Unknown(assignment, name, declared);
        if (parameter.BareType == "string")
        {
            if (ParameterPaths.Resolve(text, startFolder) is { } full)
            {
                notes.Add($"{name}: {text} is {full}");
                text = full;
            }
        }
        else
        {
            text = text.Trim();
        }
        var type = parameter.BareType;
        var literal = ParameterText.ToLiteral(type, text) ?? throw new ParameterException(
            $"-p {assignment}: {name} is {Article(type)} {type} (now {parameter.Literal}); '{text}' {ParameterText.Fault(type)}");
        return parameter with { Literal = literal, IsChanged = true };
    }

    private static void InsertCell(Notebook notebook, int at, IEnumerable<NotebookParameter> changed)
    {
        // A notebook that this program executed before holds the values of that run.
        if (at + 1 < notebook.Cells.Count && notebook.Cells[at + 1].HasTag(Tag)) notebook.RemoveAt(at + 1);
        var taken = notebook.Cells.Select(cell => cell.Id).OfType<string>().ToHashSet();
        var source = "// given on the command line\n" + string.Join('\n', changed.Select(parameter => $"{parameter.Name} = {parameter.Literal};"));
        notebook.Insert(at + 1, NotebookCell.Code(NotebookMetadata.FreeId(Tag, taken), source, Tag));
    }

    private static ParameterException Unknown(string assignment, string name, IReadOnlyList<NotebookParameter> declared)
    {
        var closest = declared.MinBy(parameter => EditDistance.Between(name, parameter.Name));
        var question = closest is null ? "" : $"; did you mean {closest.Name}?";
        return new ParameterException($"-p {assignment}: there is no parameter '{name}'{question}\nThe parameters are:"
            + string.Concat(declared.Select(parameter => $"\n  {parameter}")));
    }

    private static string Article(string type) => type == "int" ? "an" : "a";
}
