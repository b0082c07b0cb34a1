using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Tandem.Sandbox;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>
/// The program behind a real nginx, set up as docs/public.md and docs/doors.md say. Clients come from addresses of their own.
/// </summary>
public sealed class NginxExampleTests : IAsyncLifetime
{
    private const string Name = "eigenaar@voorbeeld.nl";
    private const string Client = "127.0.0.2";

    // Where nginx itself asks from: whoever asks from there must be no more than others.
    private const string ProxysOwn = "127.0.0.1";

    private OpenProgram _program = null!;
    private NginxServer _nginx = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Uri Home => new($"https://tandem.example.nl:{_nginx.Port}/");

    private Uri Hooks => new($"https://hooks.example.nl:{_nginx.Port}/");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && NginxServer.Binary is not null, "nginx is not installed");
        var port = FreePort.Next();

        // On a slow clock, so that no minute of a rate ends in between.
        var clock = new PacedClock(1);
        _program = await OpenProgram.Start(change: settings =>
        {
            settings.Listen = settings.Url;
            (settings.Url, settings.PublicUrl) =
                ($"https://tandem.example.nl:{port}", new Uri($"https://hooks.example.nl:{port}"));
            (settings.Proxies, settings.SignsInByItself, settings.Clock) = (ProxysOwn, false, clock);
        });
        clock.Pace = 0.2;
        _nginx = await NginxServer.Start(port, _program.Url, _program.Hooks);
        await Members.AddKeeper(_program.App.Services, Name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_nginx is not null) await _nginx.DisposeAsync();
        if (_program is not null) await _program.DisposeAsync();
    }

    [Fact]
    public async Task Dashboard_IsForThisNameAndItsOwnPages_AndCountsByTheClientsAddress()
    {
        using var visitor = new Visitor(Home, Through(Client));
        var signedIn = await visitor.SignIn(Name);
        Assert.Equal((302, Home.ToString()), (signedIn.Status, signedIn.Location));
        var session = Assert.Single(signedIn.Cookies, c => c.StartsWith("__Host-tandem-session=", StringComparison.Ordinal));
        Assert.Contains("secure", session, StringComparison.OrdinalIgnoreCase);
        var page = await visitor.Get("");
        Assert.Equal(200, page.Status);
        Assert.Contains("Strict-Transport-Security: max-age=", page.Headers, StringComparison.Ordinal);

        Assert.Equal(WebSocketState.Open, await Socket(visitor, Home.GetLeftPart(UriPartial.Authority)));
        await Assert.ThrowsAsync<WebSocketException>(() => Socket(visitor, "https://evil.example"));
        foreach (var (name, value) in new[] { ("Host", "evil.example"), ("Origin", "https://evil.example") })
        {
            using var stranger = new Visitor(Home, Through(Client), (name, value), ("X-Forwarded-Host", Home.Authority));
            Assert.Equal(404, (await stranger.Get("sign-in")).Status);
        }

        // Tries to sign in count by the address that they come from, whatever they say of it.
        var tries = 0;
        for (var status = 0; status != 429; tries++)
        {
            Assert.InRange(tries, 0, 10);
            using var forger = new Visitor(Home, Through(ProxysOwn), ("X-Forwarded-For", $"203.0.113.{tries}"));
            status = (await forger.SignIn(Name, "niet dit wachtwoord")).Status;
        }

        using var owner = new Visitor(Home, Through(Client));
        Assert.Equal(302, (await owner.SignIn(Name)).Status);
    }

    [Fact]
    public async Task Webhooks_CountByTheAddressThatTheyComeFrom_WhateverTheySay()
    {
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_program.HookSecret), "{}"u8);
        foreach (var from in new[] { Client, ProxysOwn })
        {
            var answers = new List<int>();
            for (var i = 0; i < 70; i++) answers.Add(await Hook(from, Guid.NewGuid(), ("X-Forwarded-For", $"203.0.113.{i}")));
            Assert.Equal([404, 429], answers.Distinct().Order());
            Assert.Equal(404, await Hook("127.0.0.3", Guid.NewGuid(), ("X-Forwarded-For", from)));

            // What is signed is not counted there.
            Assert.Equal(200,
                await Hook(from, _program.Seller.Shop.Value, ("X-WC-Webhook-Signature", Convert.ToBase64String(signature))));
        }
    }

    private static SocketsHttpHandler Through(string from) => new()
    {
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    private async Task<WebSocketState> Socket(Visitor visitor, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);
        var handler = Through(Client);
        handler.CookieContainer = visitor.Cookies;
        using var line = new HttpMessageInvoker(handler);
        await socket.ConnectAsync(new Uri($"wss://{Home.Authority}/_blazor"), line, Ct);
        return socket.State;
    }

    private async Task<int> Hook(string from, Guid shop, (string Name, string Value) header)
    {
        using var http = new HttpClient(Through(from));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Hooks, $"hooks/shop/{shop:N}"));
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var answer = await http.SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }
}
