using Microsoft.Playwright;

namespace HstNotebooks.BrowserTests;

/// <summary>A report of <c>hst run</c>: opened from one file, without network and without a word in the console.</summary>
internal static class Report
{
    public static async Task Run(Checks checks, string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        var page = await ViewerPage.Open(checks.Browser, Path.GetFullPath(path));
        if (await page.Page.EvaluateAsync<bool>("() => typeof Plotly === 'object'"))
        {
            var waiting = page.Page.Locator("[data-hst-figure]:not(:has(.js-plotly-plot .main-svg))");
            await waiting.First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
            int figures = await page.Page.Locator("[data-hst-figure] .js-plotly-plot").CountAsync();
            checks.That($"figures of {name} are interactive", figures > 0, $"{figures}");
        }
        await page.Page.ScreenshotAsync(new() { Path = checks.PathOf(name + ".png"), FullPage = true });
        await checks.Close(page, $"the report {name}");
    }
}
