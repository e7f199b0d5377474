namespace HstNotebooks.Cli;

/// <summary>What <c>hst</c> tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int VerdictFailed = 3;
    public const int Cancelled = 130;
}
