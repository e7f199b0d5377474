using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

internal static class FitsAssert
{
    /// <summary>The action must fail with a <see cref="FitsException"/> whose message holds the text.</summary>
    public static void Fails(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<FitsException>(action).Message, StringComparison.Ordinal);
}
