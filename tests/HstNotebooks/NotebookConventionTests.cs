using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HstNotebooks.Tests.Workflows;

/// <summary>What a .NET Interactive kernel looks for by name.</summary>
public sealed class NotebookConventionTests
{
    private static readonly Assembly[] Libraries =
    [
        typeof(global::HstNotebooks.Fits.FitsFile).Assembly, typeof(global::HstNotebooks.Imaging.Image<>).Assembly, typeof(global::HstNotebooks.Astrometry.Wcs).Assembly, typeof(Figure).Assembly, typeof(HstImage).Assembly,
    ];

    [Fact]
    public void Every_type_with_a_card_offers_html_and_text_by_the_kernels_convention()
    {
        var shown = Libraries.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true } && t.GetInterfaces().Any(i => i.Name == "IHtml")).ToArray();
        Assert.Contains(typeof(Figure), shown);
        Assert.Contains(typeof(HstImage), shown);
        Assert.Contains(typeof(Verdict), shown);
        foreach (var type in shown)
        {
            object attribute = type.GetCustomAttributes(true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
            Assert.Equal(["text/html", "text/plain"], (string[])Property(attribute, "PreferredMimeTypes"));
            object source = Activator.CreateInstance((Type)Property(attribute, "FormatterSourceType"))!;
            var formatters = ((IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!).ToArray();
            Assert.Equal(["text/html", "text/plain"], formatters.Select(f => (string)Property(f, "MimeType")));
            Assert.All(formatters, f => Assert.Single(f.GetType().GetMethods(), m => m.Name == "Format"));
            Assert.NotNull(type.GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance));
        }
    }

    [Fact]
    public void Show_calls_the_display_function_of_the_kernel_that_is_loaded()
    {
        // The members of the kernel's own assembly that are used, by their real names.
        const string kernel = """
            namespace Microsoft.DotNet.Interactive;
            public class DisplayedValue { }
            public abstract class Kernel
            {
                public static readonly System.Collections.Generic.List<object> Shown = new();
                public static DisplayedValue display(object value, params string[] mimeTypes) { Shown.Add(value); return new(); }
            }
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Collections.dll")
            .Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("Microsoft.DotNet.Interactive", [CSharpSyntaxTree.ParseText(kernel)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext("kernel", isCollectible: true);
        try
        {
            var assembly = context.LoadFromStream(image);
            NotebookHost.InteractiveKernel([assembly])!("a picture");
            var shown = (List<object>)assembly.GetType("Microsoft.DotNet.Interactive.Kernel")!.GetField("Shown")!.GetValue(null)!;
            Assert.Equal(["a picture"], shown);
            Assert.Null(NotebookHost.InteractiveKernel([typeof(Figure).Assembly]));
        }
        finally
        {
            context.Unload();
        }
    }

    private static object Property(object of, string name) => of.GetType().GetProperty(name)!.GetValue(of)!;
}
