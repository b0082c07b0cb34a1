using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;

namespace Tandem.Web.Hosting;

/// <summary>Everything that a node needs to know at start. Read from <c>tandem.json</c>, <c>TANDEM_</c> variables and options, in that order.</summary>
public sealed class TandemSettings
{
    /// <summary>Folder of the SQLite file and the key ring.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Folder of the key ring that seals the credentials; default: <c>keys</c> in the data folder. Nodes of a cluster share it.</summary>
    public string? Keys { get; set; }

    public DatabaseKind Database { get; set; } = DatabaseKind.Sqlite;

    /// <summary>Needed for PostgreSQL; for SQLite the file in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Where the dashboard listens. Loopback only, unless you put something in front of it.</summary>
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Where shops and bol reach this program for webhooks; null: no webhooks, polling alone.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>bol's addresses; only the sandbox and tests change them.</summary>
    public Uri? BolApi { get; set; }
    public Uri? BolLogin { get; set; }

    /// <summary>Accept a shop's certificate that no authority signed. For a shop on your own machine only.</summary>
    public bool UntrustedShopCertificates { get; set; }

    /// <summary>What external sources of stock are allowed (<c>TANDEM_SOURCES__ALLOWPRIVATEADDRESSES</c> and so on).</summary>
    public SourceOptions Sources { get; set; } = new();

    public ClusterSettings Cluster { get; set; } = new();

    /// <summary>Runs everything on this clock; the sandbox's may run faster than real time.</summary>
    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal Checkpoints Checkpoints { get; set; } = new();

    /// <summary>The line that says what is logged below warnings; commands that print figures keep it quiet.</summary>
    internal bool Quiet { get; set; }

    internal StorageOptions Storage => new()
    {
        Kind = Database,
        ConnectionString = Database == DatabaseKind.Sqlite
            ? ConnectionString ?? $"Data Source={Path.Combine(Data, "tandem.db")}"
            : ConnectionString ?? throw new SettingsProblem(
                "PostgreSQL needs a connection string: set TANDEM_CONNECTIONSTRING, for example \"Host=127.0.0.1;Database=tandem;Username=tandem\"."),
    };

    /// <summary>The address to listen at, or in words why it is none.</summary>
    internal Uri Listening =>
        Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new SettingsProblem($"Tandem cannot listen at \"{Url}\": give a whole address with a port, for example http://127.0.0.1:5080");

    internal string KeyFolder => Path.GetFullPath(Keys ?? Path.Combine(Data, "keys"));

    /// <summary>From <c>tandem.json</c> in the working folder, then <c>TANDEM_</c> variables (<c>TANDEM_CLUSTER__ENABLED</c> and so on).</summary>
    internal static TandemSettings Read()
    {
        var settings = new TandemSettings();
        try
        {
            new ConfigurationBuilder()
                .SetBasePath(Directory.GetCurrentDirectory())
                .AddJsonFile("tandem.json", optional: true)
                .AddEnvironmentVariables("TANDEM_")
                .Build().Bind(settings);
        }
        catch (InvalidDataException unreadable)
        {
            throw new SettingsProblem($"tandem.json is not JSON: {unreadable.InnerException?.Message ?? unreadable.Message}");
        }
        catch (InvalidOperationException unfit)
        {
            throw new SettingsProblem($"A setting does not fit: {unfit.Message}");
        }

        return settings;
    }
}

/// <summary>Several nodes that share the sellers. They find each other in the PostgreSQL database.</summary>
public sealed class ClusterSettings
{
    public bool Enabled { get; set; }

    /// <summary>The address that other nodes reach this one at.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>0: a free port.</summary>
    public int SiloPort { get; set; }

    /// <summary>0: a free port.</summary>
    public int GatewayPort { get; set; }

    public string Id { get; set; } = "tandem";
}

/// <summary>Something in the settings that only the user can mend; the message says how.</summary>
public sealed class SettingsProblem(string message) : Exception(message);
