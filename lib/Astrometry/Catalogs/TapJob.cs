using System.Net;
using System.Xml;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>An asynchronous query of a TAP service (TAP 1.1, section 2; UWS 1.1, section 2.2), from its creation to its deletion.</summary>
internal sealed class TapJob(GaiaArchiveOptions options)
{
    private readonly TapConnection connection = new(options);
    private readonly Uri list = new($"{options.Address.TrimEnd('/')}/async");

    /// <summary>Runs the query and stores its answer in a file, which is a whole VOTable afterwards.</summary>
    /// <exception cref="CatalogException">The service refuses the query, fails, or answers with something else.</exception>
    /// <exception cref="HttpRequestException">The service is not reached.</exception>
    public async Task<TapAnswer> RunAsync(string adql, string path, CancellationToken cancellationToken)
    {
        var job = await CreateAsync(adql, cancellationToken).ConfigureAwait(false);
        try
        {
            await WaitAsync(job, cancellationToken).ConfigureAwait(false);
            return await FetchAsync(At(job, "results/result"), path, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DeleteAsync(job).ConfigureAwait(false);
        }
    }

    private async Task<Uri> CreateAsync(string adql, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] form =
        [
            new("REQUEST", "doQuery"), new("LANG", "ADQL"), new("FORMAT", options.Format), new("PHASE", "RUN"), new("QUERY", adql),
        ];
        using var response = await connection.SendAsync(
            list, uri => new(HttpMethod.Post, uri) { Content = new FormUrlEncodedContent(form) }, cancellationToken).ConfigureAwait(false);
        if (response is { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } location }) return SameScheme(new Uri(list, location));
        throw await connection.RefusedAsync(response, "a query", cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitAsync(Uri job, CancellationToken cancellationToken)
    {
        for (int looks = 0; ; looks++)
        {
            string phase = await TextAsync(At(job, "phase"), cancellationToken).ConfigureAwait(false);
            switch (phase)
            {
                case "COMPLETED":
                    return;
                case "PENDING" or "QUEUED" or "EXECUTING" or "UNKNOWN" or "SUSPENDED":
                    await Task.Delay(options.Wait(looks), cancellationToken).ConfigureAwait(false);
                    break;
                case "ERROR":
                    string error = await TextAsync(At(job, "error"), cancellationToken).ConfigureAwait(false);
                    throw new CatalogException($"{options.Address} could not answer the query: {TapAnswer.MessageOf(error)}");
                case "ABORTED" or "HELD" or "ARCHIVED":
                    throw new CatalogException($"{options.Address} has not run the query: the phase of the job is {phase}.");
                default:
                    throw new CatalogException(
                        $"{job} says '{TapAnswer.MessageOf(phase)}' instead of the phase of a job. {GaiaArchive.InsteadOfArchive}");
            }
        }
    }

    private async Task<string> TextAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var response = await connection.GetAsync(uri, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await connection.RefusedAsync(response, "a look at the job", cancellationToken).ConfigureAwait(false);
        }
        return (await TapConnection.ReadTextAsync(response, cancellationToken).ConfigureAwait(false)).Trim();
    }

    // A connection that breaks off is seen by its length, or by the end of the document that is missing.
    private async Task<TapAnswer> FetchAsync(Uri result, string path, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            using var response = await connection.GetAsync(result, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw await connection.RefusedAsync(response, "the answer", cancellationToken).ConfigureAwait(false);
            }
            try
            {
                await TapConnection.SaveAsync(response, path, cancellationToken).ConfigureAwait(false);
                return TapAnswer.Check(path, options.Address);
            }
            catch (Exception e) when (e is HttpRequestException or XmlException && attempt < options.Attempts)
            {
                await Task.Delay(options.Wait(attempt - 1), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpRequestException or XmlException)
            {
                throw new CatalogException(Invariant(
                    $"The answer of {options.Address} broke off {attempt} times: {e.Message} {GaiaArchive.InsteadOfArchive}"), e);
            }
        }
    }

    // The archive is to keep no job that nobody asks for any more, even after a cancellation; that it cannot be deleted harms nobody.
    private static async Task DeleteAsync(Uri job)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            using var response = await TapConnection.OnceAsync(new(HttpMethod.Delete, job), limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
        }
    }

    // Behind a proxy a service may give its addresses as http although it was asked by https.
    private Uri SameScheme(Uri job) =>
        list.Scheme == "https" && job.Scheme == "http" && job.Host == list.Host
            ? new UriBuilder(job) { Scheme = list.Scheme, Port = list.Port }.Uri
            : job;

    private static Uri At(Uri job, string part) => new($"{job.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{part}");
}
