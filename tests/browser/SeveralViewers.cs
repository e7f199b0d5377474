namespace HstNotebooks.BrowserTests;

/// <summary>Viewers in one page with require.js and a strict policy, as in a converted notebook, and a cell that runs again.</summary>
internal static class SeveralViewers
{
    private const string RequireJs = """
        <!DOCTYPE html><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';
          img-src data:; require-trusted-types-for 'script'">
        <script>window.define = () => { throw new Error("A module is defined."); }; define.amd = {}; window.require = define;</script>
        """;

    // As front ends do it: scripts of HTML that is inserted run only when they are made anew.
    private const string RunAgain = """
        html => {
          const output = document.createElement("div");
          const trusted = trustedTypes.createPolicy("front-end", { createHTML: text => text, createScript: text => text });
          output.innerHTML = trusted.createHTML(html);
          document.querySelector(".hst-viewer").replaceWith(output);
          for (const old of output.querySelectorAll("script")) {
            const script = document.createElement("script");
            script.textContent = trusted.createScript(old.textContent);
            old.replaceWith(script);
          }
        }
        """;

    public static async Task Run(Checks checks)
    {
        var field = new StarField(700, 500, default, 3);
        string image = field.Image.Explore(new() { Title = "first", Wcs = field.Wcs, HeightPx = 300 }).ToHtml();
        string labels = field.Image.Map(value => value > 60 ? 70_000 : 3).Explore(new() { Title = "second", HeightPx = 300 }).ToHtml();
        await File.WriteAllTextAsync(checks.PathOf("notebook.html"), RequireJs + image + labels + image);
        var page = await ViewerPage.Open(checks.Browser, checks.PathOf("notebook.html"));
        var (first, second, third) = (page.Viewer(0), page.Viewer(1), page.Viewer(2));
        var (view, color) = (await second.View(), await third.MiddleColor());
        await first.Press("+");
        await first.Press("i");
        bool isOwn = await second.View() == view && await third.View() != await first.View();
        checks.That("viewers in a page do not disturb one another", isOwn);
        checks.That("not even of the same image", await third.MiddleColor() == color && await first.MiddleColor() != color);
        await second.MoveTo(300, 200);
        string value = await second.Text(".hst-value");
        checks.That("labels read exactly, without a sky", value is "3" or "70000" && await second.Text(".hst-sky") == "", value);

        await page.Page.EvaluateAsync(RunAgain, image);
        await page.Ready();
        checks.That("a cell that runs again gets a new viewer", await page.Page.Locator(".hst-viewer .hst-stage").CountAsync() == 3);
        await page.Settle();
        await page.Shoot(checks.PathOf("notebook.png"));
        await checks.Close(page, "a page with require.js");
    }
}
