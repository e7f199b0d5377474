using System.Xml.Linq;
using HstNotebooks.Tests.Cli;

namespace HstNotebooks.Tests.Workflows;

public sealed class QaPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_holds_all_and_asks_for_nothing()
    {
        var scene = new NebulaScene();
        var row = new QaRow("NGC0628", FluxComparison.Of(scene.Fluxes()), PixelHistogram.OffNebulae(scene.Hst, scene.Mask, scene.HstError));
        string html = new QaPage("NGC 628 <script>")
        {
            Parameters = [("filters", "F658N & F814W")],
            Verdict = row.Verdict,
            Sections = [new QaSection("Fluxes", "One.\n\nTwo.").With(row.Fluxes.ToFigure()).With(QaTable.Of(row))],
            Products = ["figs/a b.png"],
            Provenance = [Provenance.Of("QA", new FluxComparisonOptions())],
        }.ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"http", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("src=\"data:image/png;base64,iVBOR", html, StringComparison.Ordinal);
        Assert.Contains("href=\"./figs/a%20b.png\"", html, StringComparison.Ordinal);
        Assert.Contains("F658N &amp; F814W", html, StringComparison.Ordinal);
        Assert.Contains("fluxes: median HST/MUSE", html, StringComparison.Ordinal);
        Assert.Contains("<p>One.</p>\n<p>Two.</p>", html, StringComparison.Ordinal);
        Assert.Contains("OutlierSigma", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_are_shown_to_the_last_row()
    {
        var table = new DataTable("n");
        for (int i = 0; i < 50; i++) table.Add(i);
        string html = new QaSection("numbers").With(table).ToHtml();
        Assert.Contains(">49<", html, StringComparison.Ordinal);
        Assert.Equal("section", XElement.Parse(html).Name);
    }

    [Fact]
    public void A_saved_page_is_the_page()
    {
        string path = _folder.File("qa/index.html");
        var page = new QaPage("empty");
        page.Save(path);
        Assert.Equal(page.ToHtml(), File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_table_for_a_paper_has_no_sign_that_LaTeX_reads_as_a_command()
    {
        string latex = new DataTable("galaxy_name", "σ (10⁻²⁰ erg s⁻¹)", "50 %").Add("a & b", 1.5, -2).ToLatex();
        Assert.Equal("""
            \begin{tabular}{lrr}
            \hline
            galaxy\_name & $\sigma$ (10$^{-}$$^2$$^0$ erg s$^{-}$$^1$) & 50 \% \\
            \hline
            a \& b & 1.5 & -2 \\
            \hline
            \end{tabular}
            """.ReplaceLineEndings("\n"), latex);
        string path = _folder.File("table.tex");
        new DataTable("x").Add(1).Save(path);
        Assert.StartsWith(@"\begin{tabular}{r}", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filter,slope_bins,intercept_lowres,intercept_highres,interceptfixed_bins\nnarrow,one,2,3,4\n", "'one' is no number")]
    public void A_table_of_fits_with_a_word_for_a_number_is_refused(string text, string said)
    {
        _folder.Write("ngc628/table_fits_bgcorr.csv", text);
        var error = Assert.Throws<ReductionException>(() => AnchoringFits.Collect(("ngc628", Path.Combine(_folder.Path, "ngc628"))));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_without_fits_are_refused()
    {
        Assert.Throws<ReductionException>(() => AnchoringFits.Collect(("ngc628", _folder.Path)));
        Assert.Throws<ReductionException>(() => AnchoringFits.Collect(("ngc628", Path.Combine(_folder.Path, "absent"))));
    }

    [Fact]
    public void The_lines_of_a_galaxy_are_marked_where_its_velocity_puts_them()
    {
        var filter = new Bandpass("F658N", [6500, 6580, 6660], [0, 0.4, 0]);
        string text = FilterCurves.Show([filter], 657, (600, 700)).ToString();
        // 6564.61 Å × (1 + 657 / 299792.458) = 6579 Å, in three digits.
        Assert.Contains("line at x = 6580", text, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FilterCurves.Show([], 657));
    }
}
