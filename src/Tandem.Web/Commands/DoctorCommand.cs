using System.CommandLine;
using System.Globalization;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Storage;
using Tandem.Web.Door;
using Tandem.Web.Hosting;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Commands;

/// <summary>Checks settings, database, both remotes and their permissions, and says what to do. Reads only.</summary>
internal static class DoctorCommand
{
    public static Command Build()
    {
        var command = new Command("doctor", "Check settings, database, both remotes and their permissions, and say what to do.");
        command.SetAction((_, ct) => TandemCommand.Guard(() => Run(TandemSettings.Read(), ct), ct));
        return command;
    }

    private static async Task<int> Run(TandemSettings settings, CancellationToken ct)
    {
        Print(new Finding(true, $"Data in {Path.GetFullPath(settings.Data)}, key ring in {settings.KeyFolder}."));
        if (PrivateFiles.IsOpenToOthers(settings.Data))
        {
            Print(new Finding(
                true, "Others of this machine may look into the data folder.", $"chmod 700 {Path.GetFullPath(settings.Data)}"));
        }

        if (settings.OpenDoor is { } door)
        {
            var believed = settings.TrustedProxies is { Count: > 0 } proxies ? string.Join(", ", proxies) : "none";
            Print(new Finding(true, $"Webhooks and the API at {door}; proxies that are believed: {believed}."));
        }

        if (settings.PublicUrl is null)
            Print(new Finding(true, "No public address: no webhooks, changes are found by asking.",
                "Set TANDEM_PUBLICURL to the https address that reaches this program."));

        await using var services = TandemHost.BuildOffline(settings);
        var provider = await ElsewhereCheck.Run(settings, ct);
        if (provider is not null) Print(provider);
        var sick = provider is { IsFine: false };
        if (settings.Database == DatabaseKind.Sqlite && !File.Exists(services.GetRequiredService<Database>().FilePath))
        {
            Print(new Finding(true, "No database yet.", "`tandem seller add` makes it."));
            return sick ? 1 : 0;
        }

        await foreach (var finding in services.GetRequiredService<Checkup>().Run(ct))
        {
            Print(finding);
            sick |= !finding.IsFine;
        }

        return sick ? 1 : 0;
    }

    private static void Print(Finding finding)
    {
        CultureInfo.CurrentUICulture = Texts.English;
        var what = finding.Of is { } line ? $"{finding.What}: {Texts.Say(line.Says)}" : finding.What;
        Console.WriteLine($"{(finding.IsFine ? "ok  " : "BAD ")} {what}");
        if (finding.Advice is not null) Console.WriteLine($"     {finding.Advice}");
        if (finding.Of?.Do is { } advice) Console.WriteLine($"     {Texts.Say(advice)}");
    }
}
