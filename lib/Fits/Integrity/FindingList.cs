namespace HstNotebooks.Fits;

/// <summary>The findings so far, and the HDU that is looked at.</summary>
internal sealed class FindingList
{
    private const int Max = 1000;

    private readonly List<FitsFinding> findings = [];

    /// <summary>The HDU to which what is added belongs; −1 for the file as a whole.</summary>
    public int HduIndex { get; set; } = -1;

    public void Error(string keyword, string message) => Add(FindingSeverity.Error, keyword, message);

    public void Warning(string keyword, string message) => Add(FindingSeverity.Warning, keyword, message);

    public FitsReport Report(string name) => new(name, findings.AsReadOnly());

    // A file of noise must not fill the memory.
    private void Add(FindingSeverity severity, string keyword, string message)
    {
        if (findings.Count >= Max) return;
        var finding = new FitsFinding(severity, HduIndex, keyword, message);
        var last = new FitsFinding(FindingSeverity.Error, HduIndex, "", "there are more findings, which are left out");
        findings.Add(findings.Count < Max - 1 ? finding : last);
    }
}
