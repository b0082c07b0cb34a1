using System.CommandLine;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tandem.Engine.Storage;
using Tandem.Web.Hosting;

namespace Tandem.Web.Commands;

/// <summary>The command line: <c>serve</c> is what runs without a word.</summary>
internal static class TandemCommand
{
    public static RootCommand Build()
    {
        var root = new RootCommand("Tandem keeps a WooCommerce shop and a bol seller account in step.");
        var serve = ServeCommand.Build();
        root.Subcommands.Add(serve);
        root.Subcommands.Add(DemoCommand.Build());
        root.Subcommands.Add(RehearseCommand.Build());
        root.Subcommands.Add(DoctorCommand.Build());
        root.Subcommands.Add(SellerCommand.Build());
        root.Subcommands.Add(UserCommand.Build());
        root.Subcommands.Add(InvoiceCommand.Build());
        root.Subcommands.Add(BackupCommand.Build());
        root.Subcommands.Add(BackupCommand.BuildRestore());
        root.SetAction((_, ct) => Guard(() => ServeCommand.Run(TandemSettings.Read(), ct), ct));
        return root;
    }

    /// <summary>What the user can mend is said in a sentence; a stack trace helps nobody at a prompt.</summary>
    public static async Task<int> Guard(Func<Task<int>> command, CancellationToken ct)
    {
        try
        {
            return await command();
        }
        catch (Exception problem) when (problem is SettingsProblem or BackupProblem)
        {
            return Say(problem.Message);
        }
        catch (Exception failure) when (failure is SqliteException or NpgsqlException)
        {
            return Say($"The database cannot be used: {failure.Message}. `tandem doctor` says more.");
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Say(
                $"{failure.Message} Another program, perhaps another Tandem, listens there: stop it, or give TANDEM_URL or "
                + "TANDEM_HOOKS another port.");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static int Say(string words)
    {
        Console.Error.WriteLine(words);
        return 2;
    }
}
