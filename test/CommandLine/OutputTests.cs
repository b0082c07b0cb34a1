using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Tandem.Web.Hosting;

namespace Tandem.Tests.CommandLine;

/// <summary>What another program reads from standard output is nothing but the answer.</summary>
public sealed class OutputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-output-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Logs_OfServerAndCommands_GoToStandardError()
    {
        var settings = new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Data = _folder };
        using var app = (IDisposable)TandemHost.Build(settings);
        using var offline = TandemHost.BuildOffline(settings);
        foreach (var services in new[] { ((Microsoft.AspNetCore.Builder.WebApplication)app).Services, offline })
            Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Trace,
                services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.LogToStandardErrorThreshold);
    }

    [Fact]
    public async Task Rehearsal_AsJson_PrintsOneObject()
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "tandem.dll"), "rehearse", "--orders", "10", "--faults", "--json", "--pace",
                "30"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("TANDEM_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Ct);
        var output = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        await errors;

        Assert.Equal(10, (int)JsonNode.Parse(output)!["ordersPlaced"]! + (int)JsonNode.Parse(output)!["shopOrdersPlaced"]!
            + (int)JsonNode.Parse(output)!["ordersFulfilledByBol"]!);
    }
}
