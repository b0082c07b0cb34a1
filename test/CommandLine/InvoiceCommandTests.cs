using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Tests.Invoices;

namespace Tandem.Tests.CommandLine;

/// <summary><c>tandem invoice try</c>: figures to standard output, words to standard error, and no settings needed.</summary>
public sealed class InvoiceCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-invoice-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task OneDocument_IsAnsweredAlone()
    {
        var (code, words) = await Try(Documents.Invoice().ToJsonString());
        Assert.Equal(0, code);
        Assert.Equal("24.75", JsonNode.Parse(words)!["totals"]!["net"]!.GetValue<string>());
    }

    /// <summary>A document that cannot be done stops no other, and the list stays as long as the file.</summary>
    [Fact]
    public async Task AnArray_IsAnsweredInItsOrder()
    {
        var bad = Documents.Invoice(("lines.0.tax_class", "\"\""));
        var (code, words) = await Try(new JsonArray(Documents.Invoice(), bad, Documents.Invoice()).ToJsonString());
        Assert.Equal(2, code);
        var answers = JsonNode.Parse(words[words.IndexOf('[', StringComparison.Ordinal)..(words.LastIndexOf(']') + 1)]
            .Replace("2: The tax class of a line is empty. Which is it? Tandem never charges 0% by itself.\n", "",
                StringComparison.Ordinal))!.AsArray();
        Assert.Equal([null, "invoice.class-empty", null], answers.Select(a => a!["error"]?["code"]?.GetValue<string>()));
        Assert.Contains("2: The tax class of a line is empty.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "lines[1].line_total is \"29,95\"")]
    [InlineData("nl", "Een bedrag of aantal heeft een punt")]
    public async Task BadInput_IsSaidInTheLanguageAskedFor(string language, string expected)
    {
        var document = Documents.Invoice(("lines.0.line_total", "\"29,95\""));
        var (code, words) = await Try(document.ToJsonString(), $" --language {language}");
        Assert.Equal(2, code);
        Assert.Contains(expected, words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"kind\": ", "The file is not JSON: line 1")]
    [InlineData("[\n{},\n{\n", "The file is not JSON: line")]
    [InlineData("", "The file is not JSON: line 1")]
    [InlineData("17", "A document is an object")]
    public async Task AFileThatIsNoDocument_IsSaid(string content, string expected)
    {
        var (code, words) = await Try(content);
        Assert.Equal(2, code);
        Assert.Contains(expected, words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Tandem", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNotThere_IsSaid()
    {
        var (code, words) = await Prompt.Say($"invoice try {_folder}/nothing.json --language en", Settings(), Ct);
        Assert.Equal(2, code);
        Assert.Contains("nothing.json is not there", words, StringComparison.Ordinal);
    }

    /// <summary>Two documents of one number get files of their own.</summary>
    [Fact]
    public async Task Ubl_IsWrittenIntoItsFolder()
    {
        var one = Documents.Invoice(("number", "\"2026-1\""));
        var strict = Documents.Invoice(("number", "\"2026-2\""), ("lines.0.line_total", "\"34.95\""),
            ("lines.0.unit_price", null));
        var folder = Path.Combine(_folder, "ubl");
        var (code, _) = await Try(new JsonArray(one, one.DeepClone(), strict).ToJsonString(), $" --ubl {folder}");
        Assert.Equal(0, code);
        Assert.Equal(["2-2026-1.xml", "2026-1.xml", "2026-2.strict.xml", "2026-2.xml"],
            Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Why_NamesTheArticle()
    {
        var (_, words) = await Try(Documents.Invoice().ToJsonString(), " --why");
        Assert.Contains("1: VAT of the Netherlands, where the goods leave and are taxed (art. 31 and 32 Directive 2006/112).",
            words, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Words)> Try(string content, string more = "")
    {
        var file = Path.Combine(_folder, "documents.json");
        await File.WriteAllTextAsync(file, content, Ct);
        var language = more.Contains("--language", StringComparison.Ordinal) ? "" : " --language en";
        return await Prompt.Say($"invoice try {file}{language}{more}", Settings(), Ct);
    }

    private static Dictionary<string, string> Settings() => [];
}
