namespace HstNotebooks.BrowserTests;

/// <summary>One line for each check, and a count at the end.</summary>
internal sealed class Checks
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public void That(string sentence, bool holds, string found = "")
    {
        if (holds) Passed++;
        else Failed++;
        Console.WriteLine($"{(holds ? "ok  " : "FAIL")} {sentence}{(found.Length > 0 ? $": {found}" : "")}");
    }
}
