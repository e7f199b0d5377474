using HstNotebooks.Astrometry;
using Microsoft.Playwright;

namespace HstNotebooks.BrowserTests;

/// <summary>One image with regions and sources: what is read, chosen, typed and pressed.</summary>
internal static class OneImage
{
    private const double Noise = 4, Sky = 20;

    private static readonly Region[] Regions =
    [
        new(RegionShape.Circle, [new(300, 800)], [80], Label: "circle </script>"),
        new(RegionShape.Ellipse, [new(930, 605)], [260, 120], Angle.FromDegrees(37), Label: "NGC 1"),
        new(RegionShape.Annulus, [new(1250, 250)], [40, 70], Label: "sky"),
        new(RegionShape.Box, [new(560, 300)], [180, 80], Angle.FromDegrees(20), Include: false),
        new(RegionShape.Polygon, [new(80, 420), new(200, 380), new(260, 520), new(120, 560)], [], Label: "mask"),
        new(RegionShape.Point, [new(700, 900)], [], Label: "point"),
    ];

    public static async Task Run(Checks checks)
    {
        var field = new StarField(1500, 1100, Angle.FromDegrees(25), 1);
        string path = checks.PathOf("one.html");
        field.Image.Explore(new()
        {
            Title = "Simulated field <F606W> & co. </script>",
            Unit = "e⁻",
            Wcs = field.Wcs,
            Regions = Regions,
            Sources = field.Sources,
        }).Save(path);
        var page = await ViewerPage.Open(checks.Browser, path);
        await page.Settle();
        await page.Shoot(checks.PathOf("one.png"));
        await Reading(checks, page, field);
        await Table(checks, page, field);
        await Moving(checks, page);
        await Colors(checks, page);
        string globals = await page.Page.EvaluateAsync<string>("Object.keys(window).filter(key => /^_*hst/i.test(key)).join()");
        checks.That("there is one global object", globals == "__hstViewer", globals);
        await checks.Close(page, "one image");
        await Surroundings(checks, path);
    }

    private static async Task Reading(Checks checks, ViewerPage page, StarField field)
    {
        double position = 0, value = 0;
        foreach (var (_, at, _) in field.Stars.Where(star => star.Pixel.X is > 5 and < 1495 && star.Pixel.Y is > 5 and < 1095).Take(10))
        {
            await page.MoveTo(at.X, at.Y);
            position = Math.Max(position, StarField.Distance(field.Wcs.SkyToPixel(await page.Position()), at));
            double read = ViewerPage.Number((await page.Text(".hst-value")).Split(' ')[0]);
            double truth = field.Image[(int)Math.Round(at.X), (int)Math.Round(at.Y)];
            value = Math.Max(value, Math.Abs(read - truth) / Math.Max(0.3 * Noise, 0.01 * Math.Abs(truth - Sky)));
        }
        checks.That("positions of ten stars are within 0.1 px", position is > 0 and < 0.1, $"{position:F3} px");
        checks.That("values of ten stars are within max(0.3 σ, 1 %) and their rounding", value < 1.25, $"{value:F2} of it");
        await page.MoveTo(100, 80);
        string missing = await page.Text(".hst-value");
        checks.That("a missing pixel reads NaN", missing == "NaN e⁻", missing);
    }

    private static async Task Table(Checks checks, ViewerPage page, StarField field)
    {
        await page.Find(".hst-row[data-row='3']").ClickAsync();
        await page.Settle();
        var (x, y, _) = await page.View();
        double distance = StarField.Distance(new(x, y), field.Stars[3].Pixel);
        checks.That("a row that is clicked centres on its source", distance < 0.01, $"{distance:F3} px");
        await page.Shoot(checks.PathOf("row.png"));

        await page.Press("f");
        int source = field.Stars.FindLastIndex(star => star.Pixel.X is > 100 and < 1400 && star.Pixel.Y is > 200 and < 1000);
        var (left, top) = await page.PlaceOf(field.Stars[source].Pixel.X, field.Stars[source].Pixel.Y);
        await page.Page.Mouse.ClickAsync((float)left, (float)top);
        await page.Settle();
        string? row = await page.Find(".hst-row[aria-selected='true']").GetAttributeAsync("data-row");
        bool isSeen = await page.Page.EvaluateAsync<bool>("""
            () => {
              const row = document.querySelector('.hst-row[aria-selected=true]').getBoundingClientRect();
              const table = document.querySelector('.hst-table').getBoundingClientRect();
              return row.top >= table.top && row.bottom <= table.bottom + 1;
            }
            """);
        checks.That("a source that is clicked has its row highlighted and in sight", row == $"{source}" && isSeen, $"row {row}");

        await page.Find(".hst-head button >> nth=3").ClickAsync();
        await page.Find(".hst-head button >> nth=3").ClickAsync();
        await page.Find(".hst-table").EvaluateAsync("table => table.scrollTop = 0");
        await page.Settle();
        string first = await page.Find(".hst-body .hst-row >> nth=0").GetAttributeAsync("data-row") ?? "";
        int brightest = field.Stars.FindIndex(star => star.Flux == field.Stars.Max(other => other.Flux));
        checks.That("the table is sorted by a column", first == $"{brightest}", $"row {first} first");
        await page.Find(".hst-table").FocusAsync();
        await page.Page.Keyboard.PressAsync("Home");
        await page.Settle();
        var view = await page.View();
        checks.That("keys choose rows", StarField.Distance(new(view.X, view.Y), field.Stars[brightest].Pixel) < 0.01);
    }

    private static async Task Moving(Checks checks, ViewerPage page)
    {
        await page.Press("f");
        await page.MoveTo(400, 700);
        var (before, place) = (await page.View(), await page.PlaceOf(400, 700));
        await page.Page.Mouse.WheelAsync(0, -400);
        await page.Settle();
        var (after, then) = (await page.View(), await page.PlaceOf(400, 700));
        bool isStill = Math.Abs(then.Left - place.Left) + Math.Abs(then.Top - place.Top) < 1.5;
        checks.That("the wheel zooms about the cursor", isStill && after.Zoom > before.Zoom * 1.5, $"{before.Zoom:F3} to {after.Zoom:F3}");
        await page.Press("ArrowRight");
        await page.Press("ArrowUp");
        var moved = await page.View();
        checks.That("arrow keys move the view", moved.X > after.X && moved.Y > after.Y);
        string read = await page.Text(".hst-pixel");
        checks.That("with keys the middle of the view is read", read.Contains($"{moved.X:F1}", StringComparison.Ordinal), read);
        await page.Press("o");
        checks.That("1:1 is one pixel on one of the screen", Math.Abs((await page.View()).Zoom - 1) < 1e-6);
        await page.Press("f");
        double fitted = (await page.View()).Zoom;
        await Pinch(page);
        double times = (await page.View()).Zoom / fitted;
        checks.That("two fingers zoom", Math.Abs(times - 2) < 0.1, $"{times:F2} times");
        await page.Press("f");
        await page.Press("?");
        checks.That("? shows the keys", await page.Find(".hst-help").IsVisibleAsync());
        await page.Shoot(checks.PathOf("help.png"));
        await page.Press("Escape");
        checks.That("Escape hides them", !await page.Find(".hst-help").IsVisibleAsync());
    }

    // Two fingers, from 100 to 200 pixels apart.
    private static async Task Pinch(ViewerPage page)
    {
        var touch = await page.Page.Context.NewCDPSessionAsync(page.Page);
        var box = (await page.Stage.BoundingBoxAsync())!;
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        for (int apart = 100; apart <= 200; apart += 20) await Touch(apart == 100 ? "touchStart" : "touchMove", -apart / 2, apart / 2);
        await Touch("touchEnd");
        await page.Settle();

        Task Touch(string type, params double[] offsets) => touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
        {
            ["type"] = type,
            ["touchPoints"] = offsets.Select((offset, id) => new { x = x + offset, y, id }).ToArray(),
        });
    }

    private static async Task Colors(Checks checks, ViewerPage page)
    {
        string before = await page.MiddleColor();
        await page.Find("select[aria-label='Colours']").SelectOptionAsync("viridis");
        await page.Find("input[type=checkbox]").CheckAsync();
        string after = await page.MiddleColor();
        checks.That("another colour map colours the image anew", before != after, $"{before} to {after}");
        await page.Find("input[aria-label='Value at the high end']").FillAsync("40");
        await page.Page.Keyboard.PressAsync("Enter");
        string limited = await page.MiddleColor();
        checks.That("another limit does so too", limited != after, $"{after} to {limited}");
        await page.Find(".hst-preset").SelectOptionAsync("98 %");
        string share = await page.Find(".hst-high-slider").GetAttributeAsync("title") ?? "";
        checks.That("98 % leave 99.0 % below the high end", share.Contains(", 99.0 % are below", StringComparison.Ordinal), share);
        await page.Find("select[aria-label='Stretch']").SelectOptionAsync("linear");
        await page.Find(".hst-low-slider").FocusAsync();
        string low = await page.Find(".hst-low").InputValueAsync();
        await page.Page.Keyboard.PressAsync("PageUp");
        string higher = await page.Find(".hst-low").InputValueAsync();
        checks.That("keys move the sliders", higher != low, $"{low} to {higher}");
        await page.Settle();
        await page.Shoot(checks.PathOf("colors.png"));
    }

    private static async Task Surroundings(Checks checks, string path)
    {
        var dark = await ViewerPage.Open(checks.Browser, path, isDark: true);
        await dark.MoveTo(800, 600);
        await dark.Shoot(checks.PathOf("dark.png"));
        await dark.Page.SetViewportSizeAsync(420, 900);
        await dark.Settle();
        await dark.Shoot(checks.PathOf("narrow.png"));
        double overflow = await dark.Page.EvaluateAsync<double>("document.documentElement.scrollWidth - innerWidth");
        checks.That("a narrow page is not too wide", overflow <= 0, $"{overflow} px");
        await checks.Close(dark, "a dark page");

        await using var context = await checks.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var still = await context.NewPageAsync();
        await still.GotoAsync(new Uri(path).AbsoluteUri);
        checks.That("without scripts a picture stays", await still.Locator(".hst-picture svg").IsVisibleAsync());
        await still.ScreenshotAsync(new() { Path = checks.PathOf("picture.png") });
    }
}
