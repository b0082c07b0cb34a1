using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tandem.Tests.Alerts;

/// <summary>One message as it came over the line.</summary>
internal sealed record Mail(string From, IReadOnlyList<string> To, string Data, string? SignedInAs)
{
    public string Header(string name) => Data.Split("\r\n").FirstOrDefault(
        line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";
}

/// <summary>A small mail server on loopback: as much of SMTP as a client needs, and a no where a test wants it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Mail> _mails = new();
    private readonly Task _serving;

    public MailServer()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<Mail> Mails => [.. _mails];

    /// <summary>What is said when a message was heard; anything but 250 is a no.</summary>
    public string Answer { get; set; } = "250 2.0.0 Ok: queued as 4F1A";

    /// <summary>The password that is right; null: nobody is asked for one.</summary>
    public string? Password { get; set; }

    /// <summary>Happens when a message was taken, before the client hears of it.</summary>
    public Func<Task>? Taken { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Speak(client.GetStream());
            }
            catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException
                or ObjectDisposedException)
            {
                // The client went, or the test is over.
            }
        }
    }

    private async Task Speak(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await Say("220 mail.example ESMTP");
        var (from, to, signedIn) = ("", new List<string>(), (string?)null);
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            if (word is "EHLO") await Say(Password is null ? "250 mail.example" : "250-mail.example\r\n250 AUTH PLAIN");
            else if (word is "AUTH")
            {
                var said = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])).Split('\0');
                signedIn = said[2] == Password ? said[1] : null;
                await Say(signedIn is null ? "535 5.7.8 Authentication failed" : "235 2.7.0 Accepted");
            }
            else if (word is "MAIL") await Take(() => from = line);
            else if (word is "RCPT") await Take(() => to.Add(line));
            else if (word is "QUIT") await Say("221 Bye");
            else if (word is not "DATA") await Say("250 Ok");
            else
            {
                await Say("354 Go on");
                var data = new StringBuilder();
                while (await reader.ReadLineAsync(_stop.Token) is { } part && part != ".") data.Append(part).Append("\r\n");
                if (Answer.StartsWith("250", StringComparison.Ordinal))
                    _mails.Enqueue(new Mail(from, [.. to], data.ToString(), signedIn));
                if (Taken is { } taken) await taken();
                await Say(Answer);
            }
        }

        Task Say(string words) => stream.WriteAsync(Encoding.UTF8.GetBytes(words + "\r\n"), _stop.Token).AsTask();

        Task Take(Action take)
        {
            take();
            return Say("250 Ok");
        }
    }
}
