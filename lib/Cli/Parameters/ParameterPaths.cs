namespace HstNotebooks.Cli;

/// <summary>
/// A notebook runs in its own folder, <c>hst</c> was started in another: a path on the command line means the one that
/// the user's shell would have completed.
/// </summary>
internal static class ParameterPaths
{
    /// <summary>The full path, where the text clearly is a path; otherwise null.</summary>
    public static string? Resolve(string text, string startFolder)
    {
        var looksLikePath = text.AsSpan().ContainsAny('/', '\\') || text.StartsWith('.');
        if (!looksLikePath || Path.IsPathFullyQualified(text) || text.Contains("://", StringComparison.Ordinal)) return null;
        var full = Path.GetFullPath(text, startFolder);
        var isExplicit = text is "." or ".." || text.Replace('\\', '/') is var t
            && (t.StartsWith("./", StringComparison.Ordinal) || t.StartsWith("../", StringComparison.Ordinal));
        return isExplicit || Path.Exists(full) ? full : null;
    }
}
