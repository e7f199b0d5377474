using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>Where the archive is, how long it may take, and where its answers are kept.</summary>
public sealed record GaiaArchiveOptions
{
    /// <summary>The address of the TAP service, http or https; by default that of ESA. Mirrors speak the same protocol.</summary>
    public string Address { get; init; } = "https://gea.esac.esa.int/tap-server/tap";

    /// <summary>
    /// The format of the answer, as the service calls a VOTable: votable_plain (default, of ESA), votable or votable/td elsewhere.
    /// </summary>
    public string Format { get; init; } = "votable_plain";

    /// <summary>
    /// The folder in which answers are kept, so that the same query needs the network once; by default <c>HstNotebooks/gaia</c> in the
    /// user's folder for local data. It is made when it is needed.
    /// </summary>
    public string CacheFolder { get; init; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "HstNotebooks", "gaia");

    /// <summary>How long a query may take in all, with waiting in the archive's queue: above 0 to 1 day; 10 minutes by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a request is sent when the archive is not reached or overloaded, 1 to 20; 5 by default.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>
    /// The first wait between two looks at a job, and between two attempts; it doubles up to 20 times that. Above 0 to 1 minute; half a
    /// second by default. What the archive asks for (Retry-After) counts more.
    /// </summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all.</exception>
    public void Validate()
    {
        List<string> faults = [];
        bool isAddress = Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0;
        if (!isAddress) faults.Add($"Address '{Address}' is no http or https address without a query");
        if (string.IsNullOrWhiteSpace(Format)) faults.Add("Format is empty");
        if (string.IsNullOrEmpty(CacheFolder)) faults.Add("CacheFolder is empty");
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromDays(1))
        {
            faults.Add(Invariant($"Timeout is {Timeout}, not above 0 to 1 day"));
        }
        if (Attempts is < 1 or > 20) faults.Add(Invariant($"Attempts is {Attempts}, not in 1 to 20"));
        if (FirstWait <= TimeSpan.Zero || FirstWait > TimeSpan.FromMinutes(1))
        {
            faults.Add(Invariant($"FirstWait is {FirstWait}, not above 0 to 1 minute"));
        }
        if (faults.Count > 0) throw new ArgumentException($"GaiaArchiveOptions: {string.Join("; ", faults)}.");
    }

    /// <summary>The wait after so many, 0 for the first.</summary>
    internal TimeSpan Wait(int count) => FirstWait * Math.Min(20, Math.Pow(2, Math.Min(count, 10)));
}
