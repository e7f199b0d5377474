using Microsoft.Playwright;

namespace HstNotebooks.BrowserTests;

/// <summary>One line for each check, and a count for the end.</summary>
/// <param name="Browser">Where pages are opened.</param>
/// <param name="Folder">Of pages and screenshots.</param>
internal sealed record Checks(IBrowser Browser, string Folder)
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void That(string sentence, bool holds, string found = "")
    {
        if (holds) Passed++;
        else Failed++;
        Console.WriteLine($"{(holds ? "ok  " : "FAIL")} {sentence}{(found.Length > 0 ? $": {found}" : "")}");
    }

    /// <summary>Closes a page on which nothing may have gone wrong.</summary>
    public async Task Close(ViewerPage page, string name)
    {
        That($"no error is in the console of {name}", page.Errors.Count == 0, string.Join("; ", page.Errors));
        That($"nothing is requested by {name}", page.Requests.Count == 1, page.Requests.Count == 1 ? "" : string.Join(" ", page.Requests));
        await page.Page.CloseAsync();
    }
}
