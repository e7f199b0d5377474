using System.Globalization;
using HstNotebooks.Astrometry;
using Microsoft.Playwright;

namespace HstNotebooks.BrowserTests;

/// <summary>A page with viewers in a real browser; it notes errors and requests.</summary>
internal sealed class ViewerPage
{
    private readonly string _root;

    private ViewerPage(IPage page, string root) => (Page, _root) = (page, root);

    public IPage Page { get; }

    public List<string> Errors { get; private init; } = [];

    public List<string> Requests { get; private init; } = [];

    public static async Task<ViewerPage> Open(IBrowser browser, string path, bool isDark = false)
    {
        var page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = 1000, Height = 900 },
            HasTouch = true,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var opened = new ViewerPage(page, ".hst-viewer");
        page.Console += (_, message) => { if (message.Type is "error" or "warning") opened.Errors.Add(message.Text); };
        page.PageError += (_, error) => opened.Errors.Add(error);
        page.Request += (_, request) => opened.Requests.Add(request.Url);
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        await opened.Ready();
        return opened;
    }

    /// <summary>When every viewer has taken the place of its picture.</summary>
    public Task Ready() =>
        Page.Locator(".hst-viewer:not([data-state='ready'])").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

    /// <summary>The same page, seen from its i-th viewer.</summary>
    public ViewerPage Viewer(int i) => new(Page, $".hst-viewer >> nth={i}") { Errors = Errors, Requests = Requests };

    public ILocator Find(string selector) => Page.Locator($"{_root} >> {selector}");

    public ILocator Stage => Find(".hst-stage");

    public async Task<(double X, double Y, double Zoom)> View()
    {
        string text = await Page.Locator(_root).First.GetAttributeAsync("data-view") ?? "";
        double[] v = [.. text.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return (v[0], v[1], v[2]);
    }

    public Task<string?> Shown() => Page.Locator(_root).First.GetAttributeAsync("data-shown");

    /// <summary>Moves the mouse to a pixel of the first image.</summary>
    public async Task MoveTo(double x, double y)
    {
        var (left, top) = await PlaceOf(x, y);
        await Page.Mouse.MoveAsync((float)left, (float)top);
        await Settle();
    }

    public async Task<(double Left, double Top)> PlaceOf(double x, double y)
    {
        var box = (await Stage.BoundingBoxAsync())!;
        var (cx, cy, zoom) = await View();
        return (box.X + box.Width / 2 + (x - cx) * zoom, box.Y + box.Height / 2 - (y - cy) * zoom);
    }

    public async Task<string> Text(string part)
    {
        await Settle();
        return await Find(part).First.InnerTextAsync();
    }

    /// <summary>The position on the sky that is read out.</summary>
    public async Task<SkyPoint> Position()
    {
        string[] degrees = (await Text(".hst-degrees")).Split('°', StringSplitOptions.TrimEntries);
        return new(Number(degrees[0]), Number(degrees[1]));
    }

    public static double Number(string text) => double.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture);

    /// <summary>Presses a key while the picture has the focus.</summary>
    public async Task Press(string key)
    {
        await Stage.FocusAsync();
        await Page.Keyboard.PressAsync(key);
        await Settle();
    }

    /// <summary>Red, green, blue and opacity in the middle of the picture.</summary>
    public async Task<string> MiddleColor()
    {
        await Settle();
        return await Find(".hst-tiles").EvaluateAsync<string>("""
            tiles => {
              const one = document.createElement("canvas").getContext("2d");
              one.drawImage(tiles, -tiles.width / 2, -tiles.height / 2);
              return [...one.getImageData(0, 0, 1, 1).data].join();
            }
            """);
    }

    /// <summary>After tiles are there and two frames are drawn.</summary>
    public async Task Settle()
    {
        await Page.WaitForTimeoutAsync(80);
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    public Task Shoot(string path) => Page.ScreenshotAsync(new() { Path = path });
}
