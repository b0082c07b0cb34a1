using System.Net;
using System.Net.Sockets;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;

namespace Tandem.Web.Hosting;

/// <summary>
/// Everything that a node needs to know at start. Read from <c>tandem.json</c>, <c>TANDEM_</c> variables and options, in that
/// order.
/// </summary>
public sealed class TandemSettings
{
    private const string OwnHome = "http://127.0.0.1:5080";
    private const string OwnHooks = "http://127.0.0.1:5081";

    /// <summary>Folder of the SQLite file and the key ring.</summary>
    public string Data { get; set; } = "data";

    /// <summary>
    /// Folder of the key ring that seals the credentials; default: <c>keys</c> in the data folder. Nodes of a cluster share it.
    /// </summary>
    public string? Keys { get; set; }

    public DatabaseKind Database { get; set; } = DatabaseKind.Sqlite;

    /// <summary>Needed for PostgreSQL; for SQLite the file in the data folder.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The dashboard's address as people open it: of this machine, where it then listens, or the https address of a proxy.
    /// </summary>
    public string Url { get; set; } = OwnHome;

    /// <summary>Where the dashboard listens behind a proxy; null: at port 5080 of this machine.</summary>
    public string? Listen { get; set; }

    /// <summary>
    /// Where webhooks and the REST API are answered, and nothing else: what a proxy may lead to. Null: nowhere, or at port 5081
    /// of this machine where there is a public address.
    /// </summary>
    public string? Hooks { get; set; }

    /// <summary>Addresses or networks of the proxies whose word for who asks is taken, separated by commas.</summary>
    public string? Proxies { get; set; }

    /// <summary>Where shops and bol reach this program for webhooks; null: no webhooks, polling alone.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>bol's addresses; only the sandbox and tests change them.</summary>
    public Uri? BolApi { get; set; }
    public Uri? BolLogin { get; set; }

    /// <summary>Where VIES is asked about VAT numbers: its address, or <c>off</c>. Default: the European Commission's.</summary>
    public string? Vies { get; set; }

    /// <summary>Where e-invoices go into Peppol: the access point's address, or <c>off</c>. Default: Storecove's.</summary>
    public string? Peppol { get; set; }

    /// <summary>Accept a shop's certificate that no authority signed. For a shop on your own machine only.</summary>
    public bool UntrustedShopCertificates { get; set; }

    /// <summary>What external sources of stock are allowed (<c>TANDEM_SOURCES__ALLOWPRIVATEADDRESSES</c> and so on).</summary>
    public SourceOptions Sources { get; set; } = new();

    /// <summary>What shops are allowed (<c>TANDEM_SHOPS__ALLOWPRIVATEADDRESSES</c>).</summary>
    public ShopOptions Shops { get; set; } = new();

    /// <summary>Signing in with an account of elsewhere (<c>TANDEM_OIDC__AUTHORITY</c> and so on).</summary>
    public OidcSettings Oidc { get; set; } = new();

    public ClusterSettings Cluster { get; set; } = new();

    /// <summary>Runs everything on this clock; the sandbox's may run faster than real time.</summary>
    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal Checkpoints Checkpoints { get; set; } = new();

    /// <summary>
    /// Whoever sits at this machine is signed in: for a demo on data of its own. Only the program sets it; no file or variable
    /// does.
    /// </summary>
    internal bool SignsInByItself { get; set; }

    /// <summary>The line that says what is logged below warnings; commands that print figures keep it quiet.</summary>
    internal bool Quiet { get; set; }

    /// <summary>The address of VIES; null: it is not asked.</summary>
    /// <exception cref="SettingsProblem">It is no address.</exception>
    internal Uri? ViesApi => AddressOf("TANDEM_VIES", Vies, ViesOptions.OfTheUnion);

    /// <summary>The address of the access point; null: nothing goes over Peppol.</summary>
    /// <exception cref="SettingsProblem">It is no address.</exception>
    internal Uri? PeppolApi => AddressOf("TANDEM_PEPPOL", Peppol, PeppolOptions.OfStorecove);

    internal StorageOptions Storage => new()
    {
        Kind = Database,
        ConnectionString = Database == DatabaseKind.Sqlite
            ? ConnectionString ?? $"Data Source={Path.Combine(Data, "tandem.db")}"
            : ConnectionString ?? throw new SettingsProblem(
                "PostgreSQL needs a connection string: set TANDEM_CONNECTIONSTRING, for example "
                + "\"Host=127.0.0.1;Database=tandem;Username=tandem\"."),
    };

    /// <summary>The address that a proxy answers for the dashboard; null: it is shown on this machine only.</summary>
    /// <exception cref="SettingsProblem">It is one that passwords must not be sent to.</exception>
    internal Uri? PublicHome
    {
        get
        {
            if (Address(Url) is not { IsLoopback: false } home) return null;
            if (SignsInByItself)
                throw new SettingsProblem($"A demo signs everybody in, so it is shown on this machine only and not at {Url}.");
            if (home.Scheme != Uri.UriSchemeHttps || TrustedProxies.Count == 0)
            {
                throw new SettingsProblem(
                    $"TANDEM_URL is {Url}, which others reach: passwords go there over https only, through a proxy that has the "
                    + "certificate. Give TANDEM_URL the https address of the proxy, TANDEM_PROXIES the proxy's own, and let it "
                    + $"lead to {Listen ?? OwnHome} (docs/public.md). Without a proxy give an address such as {OwnHome}, and open "
                    + "it through a tunnel (ssh -L 5080:127.0.0.1:5080).");
            }

            return home;
        }
    }

    /// <summary>Where the dashboard listens.</summary>
    /// <exception cref="SettingsProblem">It cannot be listened at, or is not to be.</exception>
    internal Uri Listening
    {
        get
        {
            if (PublicHome is not null) return InFigures("TANDEM_LISTEN", Listen ?? OwnHome);
            return Listen is null ? Address(Url) : throw new SettingsProblem(
                "TANDEM_LISTEN is where a proxy leads to: it goes with a TANDEM_URL that is the proxy's https address.");
        }
    }

    /// <summary>The dashboard as a browser at this machine opens it.</summary>
    internal Uri AtThisMachine => Listening is { Host: "0.0.0.0" or "[::]" } any
        ? new UriBuilder(any) { Host = "127.0.0.1" }.Uri : Listening;

    /// <summary>The address for webhooks and the API; null: none.</summary>
    /// <exception cref="SettingsProblem">It cannot be listened at.</exception>
    internal Uri? OpenDoor
    {
        get
        {
            if ((Hooks ?? (PublicUrl is null ? null : OwnHooks)) is not { } text) return null;
            var door = InFigures("TANDEM_HOOKS", text);
            return door.Port != Listening.Port
                ? door : throw new SettingsProblem(
                    $"TANDEM_HOOKS and the dashboard are both at port {door.Port}: give TANDEM_HOOKS another port.");
        }
    }

    /// <summary>The proxies that are believed about who asks.</summary>
    internal IReadOnlyList<IPNetwork> TrustedProxies =>
        [.. (Proxies ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Network)];

    private static Uri InFigures(string name, string text) =>
        Address(text) is var door && (door.HostNameType != UriHostNameType.Dns || door.IsLoopback) ? door
            : throw new SettingsProblem(
                $"{name} is {text}: give an address of this machine in figures, for example http://10.0.0.11:{door.Port} or "
                + $"http://0.0.0.0:{door.Port}");

    /// <returns>Null where it is off.</returns>
    private static Uri? AddressOf(string name, string? text, Uri usual) => text switch
    {
        null or "" => usual,
        "off" => null,
        _ => Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var api)
            && (api.Scheme == Uri.UriSchemeHttps || api.IsLoopback) ? api
            : throw new SettingsProblem($"{name} is \"{text}\": give a whole https address, or off."),
    };

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new SettingsProblem(
                $"Tandem cannot listen at \"{text}\": give a whole address with a port, for example http://127.0.0.1:5080");

    private static IPNetwork Network(string text) =>
        IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : IPNetwork.TryParse(text, out var network) ? network
        : throw new SettingsProblem(
            $"TANDEM_PROXIES has \"{text}\": give addresses or networks with commas between, for example 127.0.0.1, 10.0.0.0/8");

    internal string KeyFolder => Path.GetFullPath(Keys ?? Path.Combine(Data, "keys"));

    /// <summary>
    /// From <c>tandem.json</c> in the working folder, then <c>TANDEM_</c> variables (<c>TANDEM_CLUSTER__ENABLED</c> and so on).
    /// </summary>
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
