using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>What the server sends; of <paramref name="Body"/> only the first bytes if <paramref name="CutAfter"/> says so.</summary>
internal sealed record Reply(int Status, string Body = "", string Headers = "", int? CutAfter = null, bool SaysLength = true);

/// <summary>A web server on this machine that answers each request by a function of it, and closes the connection.</summary>
internal sealed class TapServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Func<string, string, Reply> answer;

    /// <param name="answer">Of "POST /tap/async" and the body that came with it.</param>
    public TapServer(Func<string, string, Reply> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Address => FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/tap");

    /// <summary>"POST /tap/async" and the like, in their order.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The header and the body of the first request.</summary>
    public string FirstRequest { get; private set; } = "";

    public int Count(string request)
    {
        lock (Requests) return Requests.Count(r => r == request);
    }

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
        end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                try
                {
                    await AnswerAsync(client.GetStream());
                }
                catch (IOException)
                {
                    // The client has gone away.
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        string head = "", body = "";
        byte[] one = new byte[1];
        while (!head.EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, end.Token) == 1) head += (char)one[0];
        var lengthLine = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        byte[] content = new byte[lengthLine is null ? 0 : int.Parse(lengthLine[15..], System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(content, end.Token);
        body = Encoding.UTF8.GetString(content);
        string request = string.Join(' ', head.Split(' ').Take(2));
        lock (Requests)
        {
            if (Requests.Count == 0) FirstRequest = head + body;
            Requests.Add(request);
        }

        var reply = answer(request, body);
        byte[] bytes = Encoding.UTF8.GetBytes(reply.Body);
        string length = reply.SaysLength ? FormattableString.Invariant($"Content-Length: {bytes.Length}\r\n") : "";
        string start = FormattableString.Invariant($"HTTP/1.1 {reply.Status} Said\r\n{length}{reply.Headers}Connection: close\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start), end.Token);
        await stream.WriteAsync(bytes.AsMemory(0, reply.CutAfter ?? bytes.Length), end.Token);
    }
}
