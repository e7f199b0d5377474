using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

public sealed class AnchoredMapsGoldenTests(ITestOutputHelper output)
{
    [Fact]
    public void Dump()
    {
        var inputs = AnchoredScene.CaseA();
        string folder = "/tmp/anch_out";
        var run = AnchoredMaps.Run(inputs, folder, new(Fidelity.Original));
        output.WriteLine(run.ToString());
        foreach (var s in AnchoredMaps.FindStarLikeCosmicRays(run.Filled, inputs, run.Muse!.OnHst, run.Options)) output.WriteLine($"{s.X} {s.Y}");
        run = AnchoredMaps.Run(inputs, "/tmp/anch_def");
        output.WriteLine(run.ToString());
        run = AnchoredMaps.Run(inputs with { Continuum2 = null }, "/tmp/anch_one", new(Fidelity.Original));
    }
}
