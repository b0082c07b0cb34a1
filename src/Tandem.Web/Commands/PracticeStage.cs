using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>A sandbox and a Tandem that nothing is connected to yet, on a fresh database: to walk the setup on.</summary>
internal sealed class PracticeStage : IAsyncDisposable
{
    private readonly string _folder;

    private PracticeStage(SandboxHost sandbox, WebApplication app, string folder) =>
        (Sandbox, App, _folder) = (sandbox, app, folder);

    public SandboxHost Sandbox { get; }

    public WebApplication App { get; }

    /// <param name="withHooks">The shop reaches this program, and so can give its keys itself.</param>
    public static async Task<PracticeStage> Open(SandboxOptions options, TandemSettings settings, CancellationToken ct,
        bool withHooks = true)
    {
        var folder = Directory.CreateTempSubdirectory("tandem-practice-").FullName;
        var sandbox = await SandboxHost.Start(options with { StartShoppers = false }, ct);
        (settings.Data, settings.Clock) = (folder, options.Clock);
        (settings.BolApi, settings.BolLogin) = (sandbox.BolApi, sandbox.BolLogin);
        settings.Vies = sandbox.Vies.AbsoluteUri;
        settings.Peppol = sandbox.Peppol.AbsoluteUri;
        settings.Hooks = !withHooks ? null : $"http://127.0.0.1:{FreePort.Next(besides: settings.Listening.Port)}";
        settings.PublicUrl = settings.OpenDoor;
        settings.SignsInByItself = true;
        var app = TandemHost.Build(settings);
        await app.Services.GetRequiredService<Database>().Migrate(ct);
        await app.StartAsync(ct);
        return new PracticeStage(sandbox, app, folder);
    }

    /// <summary>Lets the shoppers in.</summary>
    public async Task OpenDoors(CancellationToken ct)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(Sandbox.Ledger, "shoppers/start"), null, ct);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        await Sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
