namespace Tandem.Tests.CommandLine;

/// <summary>
/// What the program says to what it cannot do: a sentence, exit code 2, and nothing left behind; to settings with which it
/// cannot serve in a process of its own.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-words-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("rehearse --orders 0", "--orders must be 1 or more.")]
    [InlineData("rehearse --pace 0", "--pace must be 1 or more.")]
    [InlineData("rehearse --per-minute NaN", "--per-minute must be 1 or more.")]
    [InlineData("demo --orders -1", "--orders must be 1 or more.")]
    [InlineData("demo --url nowhere", "Tandem cannot listen at \"nowhere\"")]
    [InlineData("seller add --name X --shop ftp://shop.example", "--shop is not a web address")]
    [InlineData("seller add --name X --shop https://shop.example --safety-stock -1", "--safety-stock must be 0 or more.")]
    [InlineData("seller live 12 stock", "There is no seller with this id")]
    [InlineData("seller live 12 prices", "prices")]
    [InlineData("invoice export 12 all.zip", "There is no seller with this id")]
    [InlineData("restore nothing.db", "nothing.db")]
    [InlineData("sreve", "sreve")]
    public async Task Words_SayWhatToDo(string line, string words) => Refused(await Prompt.Say(line, Settings(), Ct), words);

    [Theory]
    [InlineData("TANDEM_DATABASE", "Oracle", "Oracle")]
    [InlineData("TANDEM_DATABASE", "Postgres", "TANDEM_CONNECTIONSTRING")]
    [InlineData("TANDEM_URL", "http://127.0.0.1:99999", "Tandem cannot listen at")]
    [InlineData("TANDEM_URL", "http://0.0.0.0:5080", "TANDEM_PROXIES")]
    [InlineData("TANDEM_HOOKS", "nowhere", "nowhere")]
    [InlineData("TANDEM_PROXIES", "10.0.0.1;10.0.0.2", "TANDEM_PROXIES")]
    [InlineData("TANDEM_PUBLICURL", "http://[", "PublicUrl")]
    public async Task Settings_ThatDoNotFit_AreNamed(string name, string value, string words)
    {
        var settings = Settings();
        settings[name] = value;
        Refused(await Prompt.Start("serve", settings, Ct), words);
    }

    private static void Refused((int Code, string Words) said, string words)
    {
        Assert.Contains(words, said.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Tandem", said.Words, StringComparison.Ordinal);
        Assert.Equal(2, said.Code);
    }

    private Dictionary<string, string> Settings() => new() { ["TANDEM_DATA"] = Path.Combine(_folder, "data") };
}
