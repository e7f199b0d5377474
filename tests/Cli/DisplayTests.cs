using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class DisplayTests
{
    // The convention, declared by a notebook: any assembly may do so.
    private const string Galaxy = """
        [AttributeUsage(AttributeTargets.Class)]
        class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type type) { FormatterSourceType = type; }
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; }
        }
        class GalaxyFormatters
        {
            public IEnumerable<object> CreateTypeFormatters() { yield return new Html(); yield return new Plain(); yield return new Never(); }
        }
        class Html { public string MimeType => "text/html"; public bool Format(object o, System.IO.TextWriter w) { w.Write("<i>" + o + "</i>"); return true; } }
        class Plain { public string MimeType => "text/plain"; public bool Format(object o, System.IO.TextWriter w) { w.Write(o); return true; } }
        class Never { public string MimeType => "image/png"; public bool Format(object o, System.IO.TextWriter w) => false; }

        [TypeFormatterSource(typeof(GalaxyFormatters), PreferredMimeTypes = new[] { "text/html", "text/plain", "image/png" })]
        class Galaxy { public override string ToString() => "M 51"; }
        class Spiral : Galaxy { }
        """;

    [Fact]
    public async Task Printed_and_displayed_outputs_keep_their_order()
    {
        var run = await RunCellsAsync("Console.Write(\"a\");\nConsole.WriteLine('b');\ndisplay(\"c\");\nConsole.Error.WriteLine(\"d\");\n\"e\".Display();\nConsole.WriteLine(\"f\");\n\"g\"");
        Assert.Equal(["stdout|ab\n", "display|text/plain|c", "stderr|d\n", "display|text/plain|e", "stdout|f\n", "result|text/plain|g"], run.Outputs(0));
    }

    [Fact]
    public async Task Html_is_html_and_a_text_can_be_of_any_type()
    {
        var run = await RunCellsAsync("\"{\\\"a\\\": 1}\".DisplayAs(\"application/json\");\n\"<p>é</p>\".DisplayAs(\"text/html\");\nHTML(\"<b>x</b>\")");
        Assert.Equal(["display|application/json|{\"a\":1}", "display|text/html|<p>é</p>", "result|text/html|<b>x</b>"], run.Outputs(0));
    }

    [Fact]
    public async Task An_update_replaces_the_output_where_it_stands()
    {
        var run = await RunCellsAsync("var d = display(\"0 %\");\nConsole.Write(\"after\");\nd.Update(\"50 %\");", "d.Update(\"100 %\");");
        Assert.Equal(["display|text/plain|100 %", "stdout|after"], run.Outputs(0));
        Assert.Empty(run.Outputs(1));
    }

    [Fact]
    public async Task A_type_that_brings_formatters_shows_all_its_preferred_types_in_one_output()
    {
        var run = await RunCellsAsync(Galaxy, "new Spiral()", "new Galaxy().Display(\"text/plain\");");
        Assert.Equal(["result|text/html|<i>M 51</i>", "result|text/plain|M 51"], run.Outputs(1));
        Assert.Single(run.Executed.Cells[1].Outputs);
        Assert.Equal(["display|text/plain|M 51"], run.Outputs(2));
    }

    [Fact]
    public async Task A_sequence_shows_its_first_twenty_items()
    {
        var run = await RunCellsAsync("display(Enumerable.Range(1, 25).ToList(), \"text/plain\");\ndisplay(Enumerable.Range(1, 20).Select(i => i / 2.0), \"text/plain\");\ndisplay(new int[0], \"text/plain\");");
        var texts = run.Outputs(0);
        Assert.Equal("display|text/plain|" + string.Join('\n', Enumerable.Range(1, 20)) + "\n… (5 more)", texts[0]);
        Assert.EndsWith("\n9.5\n10", texts[1]);
        Assert.Equal("display|text/plain|", texts[2]);
    }

    [Fact]
    public async Task An_object_without_formatters_is_escaped()
    {
        var run = await RunCellsAsync("record R(string S);\nnew R(\"<a & b>\")");
        Assert.Equal("result|text/html|<div class=\"dni-plaintext\"><pre>R { S = &lt;a &amp; b&gt; }</pre></div>", run.Outputs(0)[0]);
    }

    [Fact]
    public async Task A_formatter_that_throws_fails_the_cell()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code("class Bad { public override string ToString() => throw new InvalidOperationException(\"no text\"); }\nnew Bad()")));
        Assert.Equal("no text", run.Failure!.Error.Message);
    }

    [Fact]
    public async Task Output_is_kept_when_many_threads_print()
    {
        var run = await RunCellsAsync("Parallel.For(0, 200, i => { Console.WriteLine(\"line\"); if (i % 50 == 0) display(\"x\"); });");
        Assert.Equal(200, run.Outputs(0).Where(text => text.StartsWith("stdout", StringComparison.Ordinal)).Sum(text => text.Split("line").Length - 1));
        Assert.Equal(4, run.Outputs(0).Count(text => text == "display|text/plain|x"));
    }
}
