using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Tandem.Tests.Browser;
using Tandem.Tests.External;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>Its variables are those of the whole process: nothing else starts a program meanwhile.</summary>
[CollectionDefinition(nameof(TlsTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What the dashboard sends over TLS.</summary>
[Collection(nameof(TlsTests))]
public sealed class TlsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cookies_OverTls_AreForTlsAlone()
    {
        var folder = Directory.CreateTempSubdirectory("tandem-tls-").FullName;
        try
        {
            var file = Path.Combine(folder, "own.pfx");
            using (var key = RSA.Create(2048))
            using (var certificate =
                new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)))
                await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "proef"), Ct);
            Environment.SetEnvironmentVariable("Kestrel__Certificates__Default__Path", file);
            Environment.SetEnvironmentVariable("Kestrel__Certificates__Default__Password", "proef");
            await using var program =
                await OpenProgram.Start(change: settings => settings.Url = $"https://127.0.0.1:{FreePort.Next()}");
            using var http = new HttpClient(new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
            });
            using var answer = await http.GetAsync(new Uri(program.Url, "prefer/theme?to=dark&back=/orders"), Ct);
            Assert.Equal((HttpStatusCode.Redirect, "/orders"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
            var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            Environment.SetEnvironmentVariable("Kestrel__Certificates__Default__Path", null);
            Environment.SetEnvironmentVariable("Kestrel__Certificates__Default__Password", null);
            Directory.Delete(folder, recursive: true);
        }
    }
}
