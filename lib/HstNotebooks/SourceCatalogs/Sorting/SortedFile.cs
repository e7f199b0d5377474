using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>A file and the folder that it belongs to.</summary>
/// <param name="Source">Full path of the file.</param>
/// <param name="Visit">Program and visit, as <c>cmd_p9</c>: letters 2–4 and 5–6 of the rootname; empty when that says neither.</param>
/// <param name="Filter">The filter; empty when the header names none.</param>
/// <param name="Target">Full path of where it belongs; empty when that cannot be told.</param>
/// <param name="State">What is to be done, or was done.</param>
/// <param name="Note">Why it was refused, or what is worth knowing; empty for nothing.</param>
public sealed record SortedFile(string Source, string Visit, string Filter, string Target, SortingState State, string Note)
{
    private const int RootNameLength = 9;

    internal static SortedFile Place(string path, string folder, Fidelity fidelity)
    {
        var unplaced = new SortedFile(path, "", "", "", SortingState.Planned, "");
        string name = Path.GetFileName(path);
        if (name.Length < RootNameLength || !name.Take(RootNameLength).All(char.IsAsciiLetterOrDigit))
        {
            return unplaced.Refuse("The name does not begin with a rootname of nine letters and digits, as jcmdp9020.");
        }
        unplaced = unplaced with { Visit = $"{name[1..4]}_{name[4..6]}".ToLowerInvariant() };
        Header[] headers;
        try
        {
            headers = [.. FitsFile.Open(path).Hdus.Take(2).Select(h => h.Header)];
        }
        catch (FitsException e)
        {
            return unplaced.Refuse(e.Message);
        }
        if (Photometry.FromHeaders(headers).Filter is not { } filter)
        {
            return unplaced.Refuse("Neither FILTER nor FILTER1 and FILTER2 of the header name a filter.");
        }
        var notes = new List<string>();
        string[] several = filter.Split('+');
        if (several.Length > 1) notes.Add($"two filters, {string.Join(" and ", several)}");
        if (fidelity == Fidelity.Original) filter = several[0];
        string? rootName = headers.Select(h => h.TextOrNull("ROOTNAME")).FirstOrDefault(r => r is not null);
        if (rootName is not null && !name.StartsWith(rootName, StringComparison.OrdinalIgnoreCase))
        {
            notes.Add($"ROOTNAME of the header is {rootName.ToLowerInvariant()}");
        }
        string target = Path.Combine(folder, unplaced.Visit, filter, name);
        return (unplaced with { Filter = filter, Target = target, Note = string.Join("; ", notes) }).Checked();
    }

    internal SortedFile Refuse(string reason) => this with { State = SortingState.Refused, Note = reason };

    internal SortedFile Transfer(TransferMode mode)
    {
        if (Checked() is { State: not SortingState.Planned } settled) return settled;
        string unfinished = Target + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
            if (mode == TransferMode.Copy)
            {
                File.Copy(Source, unfinished, overwrite: true);
                File.Move(unfinished, Target);
            }
            else if (mode == TransferMode.Link) File.CreateSymbolicLink(Target, Source);
            else File.Move(Source, Target);
            return this with { State = SortingState.Done };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            return Refuse(e.Message);
        }
    }

    // What is at the target already decides whether something is left to do.
    private SortedFile Checked()
    {
        if (Source == Target) return this with { State = SortingState.InPlace };
        if (!File.Exists(Target)) return this;
        return InputFile.Of(Source).Sha256 == InputFile.Of(Target).Sha256
            ? this with { State = SortingState.InPlace }
            : Refuse("Another file of this name is there: move it, or delete it when it is old.");
    }
}
