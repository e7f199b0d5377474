using System.Security.Cryptography;
using System.Text;
using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The archive of Gaia, asked over the network by the Table Access Protocol (IVOA TAP 1.1) with an asynchronous job (UWS 1.1). Answers are
/// kept on disk, and the same query is answered from there; <see cref="SkyCatalog.Read"/> takes stars from a file instead.
/// </summary>
public sealed class GaiaArchive
{
    private readonly GaiaArchiveOptions options;

    /// <summary>The archive of ESA, or what the options say.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public GaiaArchive(GaiaArchiveOptions? options = null)
    {
        this.options = options ?? new GaiaArchiveOptions();
        this.options.Validate();
    }

    /// <summary>The stars in a region; see <see cref="QueryAsync"/>.</summary>
    /// <exception cref="ArgumentException">A value of the query is out of range.</exception>
    /// <exception cref="CatalogException">As <see cref="QueryAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SkyCatalog Query(SkyRegion region, GaiaQuery? query = null, CancellationToken cancellationToken = default) =>
        QueryAsync(region, query, cancellationToken).GetAwaiter().GetResult();

    /// <summary>The stars in a region, brightest first. No stars, or more than asked for, are warnings of the catalogue.</summary>
    /// <param name="region">For images: <see cref="SkyRectangle.Around"/> their footprints.</param>
    /// <param name="query">Which table, how faint, how many stars.</param>
    /// <param name="cancellationToken">Ends the waiting; the job in the archive is deleted.</param>
    /// <exception cref="ArgumentException">A value of the query is out of range.</exception>
    /// <exception cref="CatalogException">
    /// The archive is not reached, refuses the query, answers with something else, takes too long; or the answer cannot be kept.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<SkyCatalog> QueryAsync(SkyRegion region, GaiaQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new GaiaQuery();
        string adql = query.ToAdql(region), kept = KeptPath(adql);
        cancellationToken.ThrowIfCancellationRequested();
        if (ReadKept(kept, query) is { } known) return known;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        string arriving = Path.Combine(options.CacheFolder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(options.CacheFolder);
            var answer = await new TapJob(options).RunAsync(adql, arriving, limit.Token).ConfigureAwait(false);
            var catalog = Catalog(arriving, query, answer.IsCutOff);
            if (!answer.IsCutOff) File.Move(arriving, kept, overwrite: true);
            return catalog;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            string limited = Invariant($"{options.Timeout.TotalSeconds:0.#} s");
            throw new CatalogException($"{options.Address} has not answered the query within {limited}. {InsteadOfArchive}", e);
        }
        catch (HttpRequestException e)
        {
            throw new CatalogException($"{options.Address} is not reached: {e.Message} {InsteadOfArchive}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException($"The answer of {options.Address} cannot be kept in {options.CacheFolder}: {e.Message}", e);
        }
        finally
        {
            TryDelete(arriving);
        }
    }

    internal const string InsteadOfArchive = "Without the archive, read a catalogue from a file: SkyCatalog.Read(path).";

    private string KeptPath(string adql)
    {
        byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes($"{options.Address}\n{options.Format}\n{adql}"));
        return Path.Combine(options.CacheFolder, $"{Convert.ToHexStringLower(key)}.vot");
    }

    // Null where there is none, or where it was damaged since it was kept: then it is asked for again.
    private static SkyCatalog? ReadKept(string kept, GaiaQuery query)
    {
        if (!File.Exists(kept)) return null;
        try
        {
            return Catalog(kept, query, isCutOff: false);
        }
        catch (Exception e) when (e is FitsException or CatalogException)
        {
            return null;
        }
    }

    private static SkyCatalog Catalog(string path, GaiaQuery query, bool isCutOff)
    {
        var catalog = SkyCatalog.FromTable(Table.ReadVoTable(path), query.Table);
        List<string> warnings = [.. catalog.Warnings];
        if (catalog.Count == 0) warnings.Add($"{query.Table} has no star in the region asked for.");
        if (isCutOff) warnings.Add(Invariant($"The archive has cut the answer off after {catalog.Count} stars: the faintest are missing."));
        if (!isCutOff && catalog.Count == query.MaxStars)
        {
            warnings.Add(Invariant($"The query ends with {query.MaxStars} stars (MaxStars): fainter ones may be missing."));
        }
        return new(catalog.Stars, catalog.Name, catalog.MagnitudeName, warnings);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The outcome of the query matters more than a file left behind.
        }
    }
}
