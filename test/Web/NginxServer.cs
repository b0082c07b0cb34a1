using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Tandem.Tests.Conventions;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>
/// An nginx with the examples of the documentation, but for ports and certificates. Like the private PostgreSQL it is kept by a
/// shell script that ends it when our end of its input closes.
/// </summary>
internal sealed partial class NginxServer : IAsyncDisposable
{
    private const string Keeping = """
        "$1" -e "$2/log" -c "$2/nginx.conf" &
        read -r _
        kill $!
        wait
        """;

    private readonly Process _keeper;
    private readonly string _folder;

    private NginxServer(Process keeper, string folder, int port) => (_keeper, _folder, Port) = (keeper, folder, port);

    /// <summary>Where the names of the examples are answered over TLS.</summary>
    public int Port { get; }

    /// <summary>Null where it is not installed.</summary>
    public static string? Binary { get; } =
        new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <exception cref="InvalidOperationException">It does not start; says why.</exception>
    public static async Task<NginxServer> Start(int port, Uri dashboard, Uri hooks)
    {
        var folder = Directory.CreateTempSubdirectory("tandem-nginx-").FullName;
        await WriteCertificate(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off;
            master_process off;
            pid {{folder}}/pid;
            events {}
            http {
                access_log off;
                ssl_certificate {{folder}}/certificate.pem;
                ssl_certificate_key {{folder}}/key.pem;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
            {{Example("docs/public.md", "127.0.0.1:5080", dashboard, port)}}
            {{Example("docs/doors.md", "127.0.0.1:5081", hooks, port)}}
            }
            """, Ct);
        var keeper = Process.Start(new ProcessStartInfo("setsid", ["/bin/sh", "-c", Keeping, "keeper", Binary!, folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        var server = new NginxServer(keeper, folder, port);
        for (var tries = 0; tries < 200; tries++)
        {
            if (await Answers(port)) return server;
            await Task.Delay(25, Ct);
        }

        var why = await File.ReadAllTextAsync(Path.Combine(folder, "log"), Ct);
        await server.DisposeAsync();
        throw new InvalidOperationException($"nginx does not start: {why}");
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);
        _keeper.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Example(string page, string target, Uri program, int port)
    {
        var example = Fenced().Match(File.ReadAllText(Path.Combine(Sources.Root, page))).Groups["text"].Value;
        Assert.Contains(target, example, StringComparison.Ordinal);
        Assert.Contains("listen 443 ssl;", example, StringComparison.Ordinal);
        return OwnCertificate().Replace(example, "")
            .Replace("listen [::]:443 ssl;", "", StringComparison.Ordinal)
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port} ssl;", StringComparison.Ordinal)
            .Replace(target, program.Authority, StringComparison.Ordinal);
    }

    private static async Task WriteCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=example.nl", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await File.WriteAllTextAsync(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem(), Ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem(), Ct);
    }

    private static async Task<bool> Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, Ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex("```nginx\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fenced();

    [GeneratedRegex("ssl_certificate(_key)? [^;]+;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnCertificate();
}
