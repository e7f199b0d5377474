using System.Net;
using System.Text;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>Requests to a TAP service: sent again when it is not reached or overloaded, and led on when it has moved.</summary>
internal sealed class TapConnection(GaiaArchiveOptions options)
{
    private const int MaxTextBytes = 1 << 16;
    private const int MaxMoves = 5;

    private static readonly string Version = typeof(TapConnection).Assembly.GetName().Version?.ToString(3) ?? "0";

    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        // Where the answer to a POST leads must be known.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>One request, once; its answer may be an error of the service.</summary>
    public static async Task<HttpResponseMessage> OnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.UserAgent.Add(new("HstNotebooks", Version));
            return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A GET that follows where it is led.</summary>
    public async Task<HttpResponseMessage> GetAsync(Uri uri, CancellationToken cancellationToken)
    {
        for (int moves = 0; ; moves++)
        {
            var response = await SendAsync(uri, at => new(HttpMethod.Get, at), cancellationToken).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.SeeOther || response.Headers.Location is not { } location || moves == MaxMoves)
            {
                return response;
            }
            uri = Led(uri, location);
            response.Dispose();
        }
    }

    /// <summary>A request that is sent again when the service is not reached, overloaded or moved; 303 is an answer.</summary>
    /// <exception cref="HttpRequestException">The service was not reached at any attempt.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        Uri uri, Func<Uri, HttpRequestMessage> requestTo, CancellationToken cancellationToken)
    {
        int moves = 0;
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan wait = options.Wait(attempt - 1);
            try
            {
                var response = await OnceAsync(requestTo(uri), cancellationToken).ConfigureAwait(false);
                if ((int)response.StatusCode is 301 or 302 or 307 or 308 && response.Headers.Location is { } location && moves++ < MaxMoves)
                {
                    uri = Led(uri, location);
                    attempt--;
                    response.Dispose();
                    continue;
                }
                bool isOverloaded = (int)response.StatusCode is >= 500 or 429;
                if (!isOverloaded || attempt == options.Attempts) return response;
                wait = WaitAskedFor(response) ?? wait;
                response.Dispose();
            }
            catch (HttpRequestException) when (attempt < options.Attempts)
            {
            }
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What a service said instead of doing what was asked.</summary>
    public async Task<CatalogException> RefusedAsync(HttpResponseMessage response, string request, CancellationToken cancellationToken)
    {
        string text = await ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        return new CatalogException(Invariant(
            $"{options.Address} refused {request} ({(int)response.StatusCode} {response.ReasonPhrase}): {TapAnswer.MessageOf(text)} ")
            + GaiaArchive.InsteadOfArchive);
    }

    /// <summary>The beginning of an answer: enough for a phase or a message.</summary>
    public static async Task<string> ReadTextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            byte[] bytes = new byte[MaxTextBytes];
            int length = await stream.ReadAtLeastAsync(bytes, bytes.Length, false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(bytes, 0, length);
        }
        catch (IOException e)
        {
            throw new HttpRequestException(e.Message, e);
        }
    }

    /// <summary>Stores the whole answer in a file.</summary>
    /// <exception cref="HttpRequestException">It broke off.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task SaveAsync(HttpResponseMessage response, string path, CancellationToken cancellationToken)
    {
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var file = File.Create(path);
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            int length;
            try
            {
                length = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                throw new HttpRequestException(e.Message, e);
            }
            if (length == 0) return;
            await file.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan? WaitAskedFor(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? (asked?.Date is { } date ? date - DateTimeOffset.UtcNow : null);
        // The longest that a timer can wait is more than any timeout of a query.
        return wait is { } time && time > TimeSpan.Zero ? TimeSpan.FromSeconds(Math.Min(time.TotalSeconds, 1e6)) : null;
    }

    private static Uri Led(Uri from, Uri location)
    {
        var to = new Uri(from, location);
        return to.Scheme is "http" or "https" ? to : throw new CatalogException($"{from} leads to {to}, which is no web address.");
    }
}
