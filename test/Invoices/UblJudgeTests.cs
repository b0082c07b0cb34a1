using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Tandem.Tests.Invoices;

/// <summary>
/// The official rules over every e-invoice that is made here: UBL 2.1's schemas, EN 16931 and Peppol BIS Billing 3. They are not
/// ours to copy: <c>TANDEM_EN16931</c> names a folder with en16931.xslt, peppol.xslt, saxon.jar and xsd/, and Java runs them.
/// </summary>
public sealed class UblJudgeTests : IDisposable
{
    private static readonly XNamespace Svrl = "http://purl.oclc.org/dsdl/svrl";
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-ubl-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task EveryDocument_PassesTheOfficialRules()
    {
        var rules = Environment.GetEnvironmentVariable("TANDEM_EN16931");
        Assert.SkipUnless(rules is not null && File.Exists(Path.Combine(rules, "saxon.jar")),
            "The official rules of e-invoices are not installed: TANDEM_EN16931 names no folder with them.");
        var (plain, peppol) = Write();
        Assert.True(plain > 20 && peppol > 20, $"only {plain} plain and {peppol} over Peppol");
        HoldAgainstSchemas(rules!);
        await Judge(rules!, "en16931.xslt", "*");
        await Judge(rules!, "peppol.xslt", "peppol");
        Console.WriteLine($"The official rules found nothing in {plain + peppol} e-invoices, {peppol} of them over Peppol.");
    }

    /// <summary>The worked documents, and whatever else can be: both models, and each category.</summary>
    private (int Plain, int Peppol) Write()
    {
        var (plain, peppol) = (0, 0);
        List<JsonNode> documents = [.. GoldenTests.Cases().Select(golden => golden["input"]!), .. Variants()];
        UblTests.AnyDocument.Sample(documents.Add, iter: 60);
        foreach (var (document, at) in documents.Select((document, at) => (document, at)))
        {
            foreach (var (name, content) in Documents.Try(document).Ubl())
            {
                var isPeppol = Encoding.UTF8.GetString(content).Contains("poacc:billing:3.0", StringComparison.Ordinal);
                _ = isPeppol ? peppol++ : plain++;
                var folder = Directory.CreateDirectory(Path.Combine(_folder, isPeppol ? "peppol" : "plain"));
                File.WriteAllBytes(Path.Combine(folder.FullName, $"{at}-{name}"), content);
            }
        }

        return (plain, peppol);
    }

    private static IEnumerable<JsonNode> Variants()
    {
        yield return Documents.Invoice(("seller.scheme", "\"small_business\""), ("lines.0.category", null),
            ("lines.0.rate", null));
        yield return Documents.Invoice(("lines.0.scheme", "\"margin\""), ("lines.0.category", "\"E\""),
            ("lines.0.rate", "\"0\""));
        yield return Documents.Invoice(("lines.0.exemption", "\"Vrijgesteld, art. 11 Wet OB\""), ("lines.0.category", "\"E\""),
            ("lines.0.rate", "\"0\""));
        yield return Documents.Invoice(("buyer.type", "\"business\""), ("buyer.kvk", "\"87654321\""),
            ("lines.0.discount", "\"7.05\""), ("lines.0.unit_price", "\"37.00\""));
        yield return Documents.Invoice(("lines.0.qty", "12345"), ("lines.0.line_total", "\"99999.99\""));
        yield return Documents.Invoice(("kind", "\"credit_note\""), ("credits", "\"2026-0001\""), ("buyer.type", "\"business\""),
            ("buyer.vat", "\"NL123456782B90\""));
        foreach (var kind in new[] { "invoice", "credit_note" })
        {
            yield return Documents.Invoice(("kind", $"\"{kind}\""), ("credits", kind == "invoice" ? null : "\"2026-0001\""),
                ("prices_include_vat", "false"), ("buyer.type", "\"business\""), ("buyer.country", "\"BE\""),
                ("buyer.vat", "\"BE0876543270\""), ("buyer.vies", "true"), ("ship_to", "\"BE\""), ("lines.0.category", "\"K\""),
                ("lines.0.rate", "\"0\""));
        }
    }

    private void HoldAgainstSchemas(string rules)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        foreach (var kind in new[] { "Invoice", "CreditNote" })
        {
            using var reader = XmlReader.Create(Path.Combine(rules, $"xsd/maindoc/UBL-{kind}-2.1.xsd"),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() });
            schemas.Add(null, reader);
        }

        schemas.Compile();
        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(_folder, "*.xml", SearchOption.AllDirectories))
            XDocument.Load(file).Validate(schemas, (_, e) => wrong.Add($"{Path.GetFileName(file)}: {e.Message}"));
        Conventions.Found.Nothing("an e-invoice is UBL 2.1", wrong);
    }

    /// <summary>A file over which no rule went was not judged.</summary>
    private async Task Judge(string rules, string name, string which)
    {
        var failed = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories(_folder, which).ToList())
        {
            var verdicts = Directory.CreateDirectory(Path.Combine(_folder, "..", $"{Path.GetFileName(_folder)}-verdicts"));
            try
            {
                await Run("java", "-cp", Path.Combine(rules, "saxon.jar"), "net.sf.saxon.Transform", $"-s:{folder}",
                    $"-xsl:{Path.Combine(rules, name)}", $"-o:{verdicts.FullName}");
                var files = verdicts.EnumerateFiles().ToList();
                Assert.Equal(Directory.EnumerateFiles(folder).Count(), files.Count);
                foreach (var file in files)
                {
                    var verdict = XDocument.Load(file.FullName);
                    Assert.NotEmpty(verdict.Descendants(Svrl + "fired-rule"));
                    failed.AddRange(verdict.Descendants(Svrl + "failed-assert").Where(f => f.Attribute("flag")?.Value == "fatal")
                        .Select(f => $"{file.Name}: {f.Attribute("id")?.Value} {f.Value.Trim()}"));
                }
            }
            finally
            {
                verdicts.Delete(recursive: true);
            }
        }

        Conventions.Found.Nothing($"no rule of {name} is broken", failed);
    }

    private static async Task Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
    }
}
