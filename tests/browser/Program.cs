using System.Globalization;
using HstNotebooks.BrowserTests;
using Microsoft.Playwright;

// The viewer, and reports of hst run, in a real browser:
//   dotnet run -c Release --project tests/browser -- FOLDER-FOR-SCREENSHOTS [REPORT.html …]
// The browser is Chromium at HST_CHROMIUM, or chromium on the PATH.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = Directory.CreateDirectory(args.Length > 0 ? args[0] : "viewer-screenshots");
string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
string chromium = Environment.GetEnvironmentVariable("HST_CHROMIUM")
    ?? path.Select(directory => Path.Combine(directory, "chromium")).FirstOrDefault(File.Exists)
    ?? throw new InvalidOperationException("There is no chromium on the PATH: set HST_CHROMIUM.");
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new()
{
    ExecutablePath = chromium,
    Args = ["--no-sandbox", "--disable-gpu"],
});
var checks = new Checks(browser, folder.FullName);

await OneImage.Run(checks);
await SeveralImages.Run(checks);
await SeveralViewers.Run(checks);
await LargeImage.Run(checks);
foreach (string report in args.Skip(1)) await Report.Run(checks, report);

Console.WriteLine($"{checks.Passed} passed, {checks.Failed} failed");
return checks.Failed > 0 ? 1 : 0;
