using System.Diagnostics;
using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.BrowserTests;

/// <summary>10,000 × 10,000 pixels: how soon they are there, and how smoothly they move.</summary>
internal static class LargeImage
{
    private const int Side = 10_000;

    // The mouse is down; it moves with every frame. Frames a second.
    private const string Pan = """
        () => new Promise(done => {
          const stage = document.querySelector(".hst-stage"), box = stage.getBoundingClientRect(), times = [];
          const step = time => {
            times.push(time);
            const n = times.length, way = n * 6 % 400;
            const place = { clientX: box.left + 200 + way, clientY: box.top + 240 + way / 3, movementX: 6 };
            stage.dispatchEvent(new PointerEvent("pointermove", { pointerId: 1, bubbles: true, ...place }));
            if (n < 120) requestAnimationFrame(step);
            else done(1000 * (n - 1) / (times[n - 1] - times[0]));
          };
          requestAnimationFrame(step);
        })
        """;

    // The slider moves with every frame. Frames a second.
    private const string Slide = """
        () => new Promise(done => {
          const slider = document.querySelector(".hst-high-slider"), times = [];
          const step = time => {
            times.push(time);
            slider.value = 0.5 + 0.4 * Math.sin(times.length / 10);
            slider.dispatchEvent(new Event("input"));
            if (times.length < 90) requestAnimationFrame(step);
            else done(1000 * (times.length - 1) / (times[times.length - 1] - times[0]));
          };
          requestAnimationFrame(step);
        })
        """;

    public static async Task Run(Checks checks)
    {
        var image = Simulated();
        image.Crop(0, 0, 300, 300).Explore().ToHtml();
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var viewer = image.Explore(new() { Title = "10,000 × 10,000", Unit = "e⁻/s", Wcs = Wcs.Tan(new(5000, 5000), new(10, 41), 0.05) });
        string html = viewer.ToHtml();
        Console.WriteLine($"     10,000² becomes {html.Length / 1e6:F2} MB of HTML in {clock.ElapsedMilliseconds} ms"
            + $" ({(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:F0} ms of a core),"
            + $" the process has at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
        viewer.Save(checks.PathOf("large.html"));
        var page = await ViewerPage.Open(checks.Browser, checks.PathOf("large.html"));
        double opened = await page.Page.EvaluateAsync<double>("performance.now()");
        checks.That("10,000² opens in 2 s", opened < 2000, $"{opened:F0} ms");
        foreach (int turns in new[] { 2, 5, 8 })
        {
            await page.Press("f");
            await page.MoveTo(5000, 5000);
            for (int i = 0; i < turns; i++) await page.Page.Mouse.WheelAsync(0, -300);
            await page.Settle();
            await page.Page.Mouse.DownAsync();
            double rate = await page.Page.EvaluateAsync<double>(Pan);
            await page.Page.Mouse.UpAsync();
            checks.That("10,000² pans at 30 frames a second", rate > 30, $"{rate:F0} a second at zoom {(await page.View()).Zoom:F2}");
        }
        await page.Press("f");
        double changes = await page.Page.EvaluateAsync<double>(Slide);
        checks.That("10,000² takes other limits 30 times a second", changes > 30, $"{changes:F0} a second");
        await page.Find(".hst-preset").SelectOptionAsync("99 %");
        await page.MoveTo(5200, 4100);
        await page.Shoot(checks.PathOf("large.png"));
        await checks.Close(page, "10,000²");
    }

    private static Image<float> Simulated()
    {
        var image = new Image<float>(Side, Side);
        Compute.For(Side, y =>
        {
            var random = new Random(y);
            var row = image.Row(y);
            double profile = 30 * Math.Exp(-Math.Pow((y - 4000) / 1400.0, 2));
            for (int x = 0; x < Side; x++)
            {
                double noise = random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2;
                row[x] = (float)(noise + profile * Math.Exp(-Math.Pow((x - 5000) / 900.0, 2)));
            }
        });
        return image;
    }
}
