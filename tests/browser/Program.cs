using System.Diagnostics;
using System.Globalization;
using HstNotebooks;
using HstNotebooks.Astrometry;
using HstNotebooks.BrowserTests;
using HstNotebooks.Imaging;
using Microsoft.Playwright;

// The viewer in a real browser: dotnet run -c Release --project tests/browser -- FOLDER-FOR-SCREENSHOTS
// The browser is Chromium at HST_CHROMIUM, or chromium on the PATH.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = Path.GetFullPath(args.Length > 0 ? args[0] : "viewer-screenshots");
Directory.CreateDirectory(folder);
string chromium = Environment.GetEnvironmentVariable("HST_CHROMIUM")
    ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "chromium")).FirstOrDefault(File.Exists)
    ?? throw new InvalidOperationException("There is no chromium on the PATH: set HST_CHROMIUM.");
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
var checks = new Checks();

await OneImage();
await SeveralImages();
await Notebook();
await LargeImage();
await WithoutScripts();

Console.WriteLine($"{checks.Passed} passed, {checks.Failed} failed");
return checks.Failed > 0 ? 1 : 0;

string PathOf(string name) => Path.Combine(folder, name);

async Task OneImage()
{
    var field = new StarField(1500, 1100, Angle.FromDegrees(25), 1);
    Region[] regions =
    [
        new(RegionShape.Circle, [new(300, 800)], [80], Label: "circle </script>"), new(RegionShape.Ellipse, [new(930, 605)], [260, 120], Angle.FromDegrees(37), Label: "NGC 1"),
        new(RegionShape.Annulus, [new(1250, 250)], [40, 70], Label: "sky"), new(RegionShape.Box, [new(560, 300)], [180, 80], Angle.FromDegrees(20), Include: false),
        new(RegionShape.Polygon, [new(80, 420), new(200, 380), new(260, 520), new(120, 560)], [], Label: "mask"), new(RegionShape.Point, [new(700, 900)], [], Label: "point"),
    ];
    field.Image.Explore(new() { Title = "Simulated field <F606W> & co. </script>", Unit = "e⁻", Wcs = field.Wcs, Regions = regions, Sources = field.Sources }).Save(PathOf("one.html"));
    var page = await ViewerPage.Open(browser, PathOf("one.html"));
    await page.Settle();
    await page.Shoot(PathOf("one.png"));

    double worst = 0, worstValue = 0;
    foreach (var (sky, pixel, _) in field.Stars.Where(s => s.Pixel.X is > 5 and < 1495 && s.Pixel.Y is > 5 and < 1095).Take(10))
    {
        await page.Find($".hst-row[data-row='{field.Stars.FindIndex(s => s.Sky == sky)}']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 1000 });
        await page.MoveTo(pixel.X, pixel.Y);
        var there = field.Wcs.SkyToPixel(await page.Position());
        worst = Math.Max(worst, Math.Sqrt(Math.Pow(there.X - pixel.X, 2) + Math.Pow(there.Y - pixel.Y, 2)));
        double value = ViewerPage.Number((await page.Text(".hst-value")).Split(' ')[0]), truth = field.Image[(int)Math.Round(pixel.X), (int)Math.Round(pixel.Y)];
        worstValue = Math.Max(worstValue, Math.Abs(value - truth) / Math.Max(0.3 * 4, 0.01 * Math.Abs(truth - 20)));
    }
    checks.That("positions of ten stars are within 0.1 px", worst is > 0 and < 0.1, $"{worst:F3} px");
    checks.That("values of ten stars are within max(0.3 σ, 1 %)", worstValue < 1.25, $"{worstValue:F2} of it, with rounding");
    await page.MoveTo(100, 80);
    checks.That("a missing pixel reads NaN", (await page.Text(".hst-value")).StartsWith("NaN", StringComparison.Ordinal), await page.Text(".hst-value"));

    await page.Find(".hst-row[data-row='3']").ClickAsync();
    await page.Settle();
    var (x, y, zoom) = await page.View();
    checks.That("a row that is clicked centres on its source", Math.Abs(x - field.Stars[3].Pixel.X) < 0.01 && Math.Abs(y - field.Stars[3].Pixel.Y) < 0.01, $"({x:F2}, {y:F2})");
    await page.Shoot(PathOf("row.png"));
    await page.Find("button[title^='Fit']").ClickAsync();
    await page.Settle();
    int last = field.Stars.FindLastIndex(s => s.Pixel.X is > 100 and < 1400 && s.Pixel.Y is > 200 and < 1000);
    var (left, top) = await page.PlaceOf(field.Stars[last].Pixel.X, field.Stars[last].Pixel.Y);
    await page.Page.Mouse.ClickAsync((float)left, (float)top);
    await page.Settle();
    string? row = await page.Find(".hst-row[aria-selected='true']").GetAttributeAsync("data-row");
    bool isSeen = await page.Page.EvaluateAsync<bool>("() => { const r = document.querySelector('.hst-row[aria-selected=true]').getBoundingClientRect(), t = document.querySelector('.hst-table').getBoundingClientRect(); return r.top >= t.top && r.bottom <= t.bottom + 1; }");
    checks.That("a source that is clicked has its row highlighted and in sight", row == $"{last}" && isSeen, $"row {row} of source {last}");
    await page.Find(".hst-head button >> nth=3").ClickAsync();
    await page.Find(".hst-head button >> nth=3").ClickAsync();
    await page.Page.EvaluateAsync("() => document.querySelector('.hst-table').scrollTop = 0");
    await page.Settle();
    string brightest = await page.Find(".hst-body .hst-row >> nth=0").GetAttributeAsync("data-row") ?? "";
    checks.That("the table is sorted by a column", ViewerPage.Number(brightest) == field.Stars.FindIndex(s => s.Flux == field.Stars.Max(t => t.Flux)), $"row {brightest} first");

    await page.Find("button[title^='Fit']").ClickAsync();
    await page.MoveTo(400, 700);
    var before = await page.View();
    await page.Page.Mouse.WheelAsync(0, -400);
    await page.Settle();
    var after = await page.View();
    var stays = await page.PlaceOf(400, 700);
    var box = (await page.Stage.BoundingBoxAsync())!;
    checks.That("the wheel zooms about the cursor", after.Zoom > before.Zoom * 1.5 && Math.Abs(stays.Left - (box.X + box.Width / 2 + (400 - before.X) * before.Zoom)) < 1, $"{before.Zoom:F3} to {after.Zoom:F3}");
    await page.Stage.FocusAsync();
    await page.Page.Keyboard.PressAsync("ArrowRight");
    await page.Page.Keyboard.PressAsync("ArrowUp");
    await page.Settle();
    var moved = await page.View();
    checks.That("arrow keys move the view", moved.X > after.X && moved.Y > after.Y);
    checks.That("with keys the middle of the view is read", (await page.Text(".hst-pixel")).Contains(moved.X.ToString("F1", CultureInfo.InvariantCulture), StringComparison.Ordinal), await page.Text(".hst-pixel"));
    await page.Page.Keyboard.PressAsync("o");
    await page.Settle();
    checks.That("1:1 is one pixel on one of the screen", Math.Abs((await page.View()).Zoom - 1) < 1e-6);
    await page.Page.Keyboard.PressAsync("f");
    await page.Page.Keyboard.PressAsync("?");
    await page.Settle();
    checks.That("? shows the keys", await page.Find(".hst-help").IsVisibleAsync());
    await page.Shoot(PathOf("help.png"));
    await page.Page.Keyboard.PressAsync("Escape");
    checks.That("Escape hides them", !await page.Find(".hst-help").IsVisibleAsync());

    string plain = await Middle(page);
    await page.Find("select[aria-label='Colours']").SelectOptionAsync("viridis");
    await page.Find("input[type=checkbox]").CheckAsync();
    await page.Settle();
    checks.That("another colour map colours the image anew", plain != await Middle(page), $"{plain} to {await Middle(page)}");
    await page.Find("input[aria-label='Value at the high end']").FillAsync("400");
    await page.Page.Keyboard.PressAsync("Enter");
    await page.Find("select[aria-label='Stretch']").SelectOptionAsync("linear");
    await page.Settle();
    await page.Shoot(PathOf("colors.png"));
    checks.That("no error is in the console", page.Errors.Count == 0, string.Join("; ", page.Errors));
    checks.That("nothing is requested but the page", page.Requests.Count == 1, string.Join(" ", page.Requests));
    string globals = await page.Page.EvaluateAsync<string>("() => Object.keys(window).filter(k => /hst/i.test(k)).join()");
    checks.That("there is one global object", globals == "__hstViewer", globals);
    await page.Page.CloseAsync();

    var dark = await ViewerPage.Open(browser, PathOf("one.html"), isDark: true);
    await dark.MoveTo(800, 600);
    await dark.Shoot(PathOf("dark.png"));
    await dark.Page.CloseAsync();
}

async Task SeveralImages()
{
    StarField a = new(1500, 1100, Angle.FromDegrees(25), 1), b = new(1200, 1000, Angle.FromDegrees(-48), 2);
    var viewer = ImageExplorer.Compare(
        a.Image.Explore(new() { Title = "F606W", Unit = "e⁻", Wcs = a.Wcs, Sources = a.Sources }),
        b.Image.Explore(new() { Title = "F814W", Unit = "e⁻", Wcs = b.Wcs, ColorMap = ColorMap.Magma }),
        a.Image.Map(v => v > 60).Explore(new() { Title = "mask", Wcs = a.Wcs }));
    viewer.Save(PathOf("three.html"));
    var page = await ViewerPage.Open(browser, PathOf("three.html"));
    await page.Stage.FocusAsync();
    await page.Page.Keyboard.PressAsync("2");
    await page.Settle();
    checks.That("a number chooses an image", await page.Shown() == "F814W");
    var star = a.Stars.First(s => s.Pixel.X is > 500 and < 900 && s.Pixel.Y is > 400 and < 700);
    await page.MoveTo(star.Pixel.X, star.Pixel.Y);
    var own = b.Wcs.SkyToPixel(await page.Position());
    var true2 = b.Wcs.SkyToPixel(star.Sky);
    checks.That("another image lies turned over the first", Math.Sqrt(Math.Pow(own.X - true2.X, 2) + Math.Pow(own.Y - true2.Y, 2)) < 8, $"{own} for {true2}");
    await page.Shoot(PathOf("turned.png"));
    await page.Page.Keyboard.PressAsync("1");
    await page.Page.Keyboard.PressAsync("b");
    var seen = new HashSet<string>();
    for (int i = 0; i < 20; i++)
    {
        seen.Add(await page.Shown() ?? "");
        await page.Page.WaitForTimeoutAsync(120);
    }
    checks.That("blinking shows all images", seen.Count == 3, string.Join(", ", seen));
    await page.Page.Keyboard.PressAsync("b");
    string? still = await page.Shown();
    await page.Page.WaitForTimeoutAsync(900);
    checks.That("and ends", await page.Shown() == still);
    await page.Page.Keyboard.PressAsync("s");
    await page.Settle();
    await page.MoveTo(star.Pixel.X, star.Pixel.Y);
    await page.Shoot(PathOf("side.png"));
    checks.That("no error is in the console of three images", page.Errors.Count == 0, string.Join("; ", page.Errors));
    await page.Page.CloseAsync();
}

// Two viewers in one page that has require.js, one of them shown twice.
async Task Notebook()
{
    var field = new StarField(700, 500, default, 3);
    string one = field.Image.Explore(new() { Title = "first", Wcs = field.Wcs, HeightPx = 300 }).ToHtml(), two = field.Image.Map(v => v > 60 ? 70_000 : 3).Explore(new() { Title = "second", HeightPx = 300 }).ToHtml();
    await File.WriteAllTextAsync(PathOf("notebook.html"), "<!DOCTYPE html><meta charset=utf-8><script>window.define = () => { throw new Error('defined'); }; define.amd = {}; window.require = define;</script>" + one + two + one);
    var page = await ViewerPage.Open(browser, PathOf("notebook.html"));
    var (first, second, again) = (page.Viewer(0), page.Viewer(1), page.Viewer(2));
    var before = await second.View();
    await first.Stage.FocusAsync();
    await page.Page.Keyboard.PressAsync("+");
    await page.Page.Keyboard.PressAsync("i");
    await page.Settle();
    checks.That("two viewers in a page do not disturb one another", await second.View() == before && (await first.View()).Zoom > before.Zoom && await again.View() != await first.View());
    await second.MoveTo(300, 200);
    checks.That("labels read exactly, without a sky", await second.Text(".hst-value") is "3" or "70000" && await second.Text(".hst-sky") == "", await second.Text(".hst-value"));
    await page.Page.EvaluateAsync("html => { const cell = document.querySelector('.hst-viewer').parentElement; const out = document.createElement('div'); out.innerHTML = html; document.querySelector('.hst-viewer').replaceWith(out); for (const old of out.querySelectorAll('script')) { const s = document.createElement('script'); s.textContent = old.textContent; old.replaceWith(s); } }", one);
    await page.Page.WaitForFunctionAsync("[...document.querySelectorAll('.hst-viewer')].every(v => v.dataset.state === 'ready')");
    checks.That("a cell that runs again gets a new viewer", await page.Page.Locator(".hst-viewer .hst-stage").CountAsync() == 3);
    await page.Settle();
    await page.Shoot(PathOf("notebook.png"));
    checks.That("no error is in the console of a page with require.js", page.Errors.Count == 0, string.Join("; ", page.Errors));
    await page.Page.CloseAsync();
}

async Task LargeImage()
{
    var image = new Image<float>(10_000, 10_000);
    Compute.For(100, band =>
    {
        var random = new Random(band);
        for (int i = band * 1_000_000; i < (band + 1) * 1_000_000; i++) image.Pixels[i] = (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2 + 30 * Math.Exp(-Math.Pow((i % 10_000 - 5000) / 900.0, 2) - Math.Pow((i / 10_000 - 4000) / 1400.0, 2)));
    });
    image.Crop(0, 0, 300, 300).Explore().ToHtml();
    var clock = Stopwatch.StartNew();
    string html = image.Explore(new() { Title = "10,000 × 10,000", Unit = "e⁻/s", Wcs = Wcs.Tan(new(5000, 5000), new(10, 41), 0.05) }).ToHtml();
    Console.WriteLine($"     10,000² as HTML in {clock.ElapsedMilliseconds} ms, {html.Length / 1e6:F2} MB");
    await File.WriteAllTextAsync(PathOf("large.html"), "<!DOCTYPE html><meta charset=utf-8><body style='margin:16px'>" + html);
    clock.Restart();
    var page = await ViewerPage.Open(browser, PathOf("large.html"));
    double opened = await page.Page.EvaluateAsync<double>("() => performance.now()");
    checks.That("10,000 × 10,000 pixels open in 2 s", opened < 2000, $"{opened:F0} ms in the page, {clock.ElapsedMilliseconds} ms with the tab");
    foreach (double zoom in new[] { 1, 8, 60.0 })
    {
        await page.Find("button[title^='Fit']").ClickAsync();
        await page.MoveTo(5000, 5000);
        for (int i = 0; i < Math.Round(Math.Log(zoom * 2) / 0.6); i++) await page.Page.Mouse.WheelAsync(0, -300);
        await page.Settle();
        await page.Page.Mouse.DownAsync();
        double rate = await page.Page.EvaluateAsync<double>("""
            () => new Promise(done => {
              const stage = document.querySelector('.hst-stage'), box = stage.getBoundingClientRect(), times = [];
              const step = time => {
                times.push(time);
                const n = times.length, t = n * 6 % 400;
                stage.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, clientX: box.left + 200 + t, clientY: box.top + 240 + t / 3, movementX: 6, bubbles: true }));
                if (n < 90) requestAnimationFrame(step); else done(1000 * (n - 1) / (times[n - 1] - times[0]));
              };
              requestAnimationFrame(step);
            })
            """);
        await page.Page.Mouse.UpAsync();
        checks.That($"10,000 × 10,000 pixels pan at 30 frames a second", rate > 30, $"{rate:F0} a second at zoom {(await page.View()).Zoom:F2}");
    }
    await page.Find("button[title^='Fit']").ClickAsync();
    await page.MoveTo(5200, 4100);
    await page.Shoot(PathOf("large.png"));
    checks.That("no error is in the console of a large image", page.Errors.Count == 0, string.Join("; ", page.Errors));
    await page.Page.CloseAsync();
}

async Task WithoutScripts()
{
    var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 1000, Height = 900 } });
    var page = await context.NewPageAsync();
    await page.GotoAsync(new Uri(PathOf("one.html")).AbsoluteUri);
    checks.That("without scripts a picture stays", await page.Locator(".hst-picture svg").IsVisibleAsync());
    await page.ScreenshotAsync(new() { Path = PathOf("picture.png") });
    await context.CloseAsync();
}

async Task<string> Middle(ViewerPage page)
{
    await page.Settle();
    return await page.Page.EvaluateAsync<string>("() => { const c = document.querySelector('.hst-stage canvas'), one = document.createElement('canvas').getContext('2d'); one.drawImage(c, -c.width / 2, -c.height / 2); return [...one.getImageData(0, 0, 1, 1).data].join(); }");
}
