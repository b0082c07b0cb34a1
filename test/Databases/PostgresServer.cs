using System.Diagnostics;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Databases;

/// <summary>
/// A private PostgreSQL server in a folder of its own. A small shell script keeps it: when our end of the script's input
/// closes, which the death of this process does too, the server is stopped and its folder deleted.
/// </summary>
internal sealed class PostgresServer
{
    // $1: folder of the binaries, $2: port, $3: where its folder comes. Says "ready" and the folder, or why not.
    private const string Keeping = """
        umask 077
        folder=$(mktemp -d "$3/tandem-postgres.XXXXXX") || exit 1
        end() { "$1/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1; rm -rf "$folder"; }
        fail() { cat "$folder/log" >&2; end "$1"; exit 1; }
        "$1/initdb" -D "$folder/data" -U tandem -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions \
            >"$folder/log" 2>&1 </dev/null || fail "$1"
        cat >>"$folder/data/postgresql.conf" <<CONF
        listen_addresses = '127.0.0.1'
        port = $2
        unix_socket_directories = ''
        max_connections = 200
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        wal_level = minimal
        max_wal_senders = 0
        max_wal_size = 128MB
        autovacuum = off
        jit = off
        CONF
        "$1/pg_ctl" -D "$folder/data" -l "$folder/log" -t 60 -w start >/dev/null 2>&1 </dev/null || fail "$1"
        echo "ready $folder"
        read -r _
        end "$1"
        """;

    private readonly Process _keeper;

    private PostgresServer(Process keeper, int port, string folder)
    {
        _keeper = keeper;
        Folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=tandem;Database=postgres;Maximum Pool Size=10";
    }

    /// <summary>Leads to the database <c>postgres</c>, as a superuser.</summary>
    public string ConnectionString { get; }

    public string Folder { get; }

    public static bool IsInstalled => Binaries() is not null;

    /// <summary>Null where PostgreSQL is not installed.</summary>
    /// <exception cref="InvalidOperationException">It is installed but does not start; says why.</exception>
    public static async Task<PostgresServer?> Start()
    {
        if (Binaries() is not { } binaries)
            return null;
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Next();
            var keeper = Process.Start(Keeper(binaries, port))!;
            var said = await keeper.StandardOutput.ReadLineAsync();
            if (said?.Split(' ', 2) is ["ready", var folder])
                return new(keeper, port, folder);
            var why = await keeper.StandardError.ReadToEndAsync();
            keeper.Dispose();
            // Another process may have taken the port between our look and the server's.
            if (attempt == 3)
                throw new InvalidOperationException($"PostgreSQL in {binaries} does not start: {why}");
        }
    }

    /// <summary>Stops the server as the death of this process would, and waits until it has gone.</summary>
    public void Stop()
    {
        _keeper.StandardInput.Close();
        _keeper.WaitForExit(TimeSpan.FromSeconds(20));
    }

    private static ProcessStartInfo Keeper(string binaries, int port)
    {
        // setsid: an interrupt from the keyboard is for the tests; the server goes when they have gone.
        List<string> command = ["setsid", "/bin/sh", "-c", Keeping, "keeper", binaries, $"{port}", InMemory.Place];
        // PostgreSQL refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            command.InsertRange(0, ["setpriv", $"--reuid={Unprivileged()}", $"--regid={Unprivileged()}", "--clear-groups"]);
        return new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static string? Binaries() =>
        !Directory.Exists("/usr/lib/postgresql") ? null :
        Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));

    private static string Unprivileged() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
}
