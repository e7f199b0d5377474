using HstNotebooks.Astrometry;

namespace HstNotebooks.BrowserTests;

/// <summary>Three images in one viewer, one of them turned: locked by the sky, blinked, side by side.</summary>
internal static class SeveralImages
{
    public static async Task Run(Checks checks)
    {
        StarField first = new(1500, 1100, Angle.FromDegrees(25), 1), turned = new(1200, 1000, Angle.FromDegrees(-48), 2);
        ImageExplorer.Compare(
            first.Image.Explore(new() { Title = "F606W", Unit = "e⁻", Wcs = first.Wcs, Sources = first.Sources }),
            turned.Image.Explore(new() { Title = "F814W", Unit = "e⁻", Wcs = turned.Wcs, ColorMap = ColorMap.Magma }),
            first.Image.Map(value => value > 60).Explore(new() { Title = "mask", Wcs = first.Wcs })).Save(checks.PathOf("three.html"));
        var page = await ViewerPage.Open(checks.Browser, checks.PathOf("three.html"));
        await page.Press("2");
        checks.That("a number chooses an image", await page.Shown() == "F814W", await page.Shown() ?? "");

        // About the middle of the view the affine approximation of the other image is exact.
        var star = first.Stars.First(s => s.Pixel.X is > 300 and < 1200 && s.Pixel.Y is > 200 and < 900);
        await page.Find($".hst-row[data-row='{first.Stars.IndexOf(star)}']").ClickAsync();
        await page.Settle();
        await page.MoveTo(star.Pixel.X, star.Pixel.Y);
        double error = StarField.Distance(turned.Wcs.SkyToPixel(await page.Position()), turned.Wcs.SkyToPixel(star.Sky));
        checks.That("the other image shows the same star in the middle", error < 0.1, $"{error:F3} px");
        await page.Press("f");
        await page.MoveTo(star.Pixel.X, star.Pixel.Y);
        await page.Shoot(checks.PathOf("turned.png"));

        await page.Press("1");
        await page.Press("b");
        var seen = new HashSet<string?>();
        for (int i = 0; i < 20; i++)
        {
            seen.Add(await page.Shown());
            await page.Page.WaitForTimeoutAsync(120);
        }
        checks.That("blinking shows all images", seen.Count == 3, string.Join(", ", seen));
        await page.Press("b");
        string? still = await page.Shown();
        await page.Page.WaitForTimeoutAsync(900);
        checks.That("and ends", await page.Shown() == still);

        await page.Press("1");
        await page.Press("s");
        await page.MoveTo(star.Pixel.X, star.Pixel.Y);
        await page.Shoot(checks.PathOf("side.png"));
        await checks.Close(page, "three images");
    }
}
