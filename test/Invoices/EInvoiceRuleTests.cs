using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Tests.Invoices;

/// <summary>Which documents go over Peppol, and what the access point is asked and answers, to the letter.</summary>
public sealed class EInvoiceRuleTests
{
    private static readonly PeppolAccess Access = new(42, "een-sleutel");
    private static readonly PeppolAddress Receiver = new("0208", "0000000097");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("BE", "BE", "0000000097", true, "Required")]
    [InlineData("BE", "BE", null, true, "Unnamed")]
    [InlineData("BE", "BE", "0000000097", false, "None")]
    [InlineData("BE", "NL", "12345678", true, "Optional")]
    [InlineData("BE", "NL", null, true, "None")]
    [InlineData("NL", "NL", "12345678", true, "Optional")]
    [InlineData("NL", "BE", "0000000097", true, "Optional")]
    [InlineData("NL", "BE", null, true, "None")]
    [InlineData("NL", "DE", "HRB1", true, "None")]
    public void Need_IsOfTheTwoParties(string seller, string buyer, string? number, bool toBusiness, string need) =>
        Assert.Equal(need, EInvoiceRule.Decide(Party(seller, seller == "BE" ? "0000000196" : "87654321"), Party(buyer, number),
            toBusiness).ToString());

    [Fact]
    public void Name_IsTheSameForTheSameDocument_AndAnotherForAnother()
    {
        var seller = new SellerId(Guid.Parse("0193b0a0-0000-7000-8000-000000000001"));
        var once = EInvoiceRule.OnceOf(seller, "ab12", 0);
        Assert.Equal(once, EInvoiceRule.OnceOf(seller, "ab12", 0));
        Assert.Equal(8, once.Version);
        Assert.Equal(4, new[]
        {
            once, EInvoiceRule.OnceOf(seller, "ab12", 1), EInvoiceRule.OnceOf(seller, "ab13", 0),
            EInvoiceRule.OnceOf(new SellerId(Guid.Empty), "ab12", 0),
        }.Distinct().Count());
    }

    [Fact]
    public async Task Submission_IsAskedToTheLetter()
    {
        var line = new Line("""{"guid":"5f1a"}""");
        var once = Guid.Parse("0193b0a0-0000-8000-8000-00000000000a");
        Assert.Equal("5f1a", await line.Point.Send(Access, once, "<Invoice/>"u8.ToArray(), Receiver, Ct));
        Assert.Equal("POST https://punt.example/api/v2/document_submissions", line.Asked);
        Assert.Equal(("Bearer een-sleutel", "application/json"), (line.Authorization!.ToString(), line.ContentType));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {
              "legalEntityId": 42, "idempotencyGuid": "0193b0a0-0000-8000-8000-00000000000a",
              "routing": { "eIdentifiers": [ { "scheme": "BE:EN", "id": "0000000097" } ] },
              "document": { "documentType": "invoice",
                            "rawDocumentData": { "document": "PEludm9pY2UvPg==", "parse": true, "parseStrategy": "ubl" } }
            }
            """), JsonNode.Parse(line.Body!)), line.Body);
    }

    [Fact]
    public async Task Discovery_AndEvidence_AreAskedToTheLetter()
    {
        var line = new Line("""{"code":"OK"}""");
        Assert.True(await line.Point.Receives(Access, new PeppolAddress("0106", "12345678"), Ct));
        Assert.Equal("POST https://punt.example/api/v2/discovery/receives", line.Asked);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            { "documentTypes": ["invoice"], "network": "peppol", "metaScheme": "iso6523-actorid-upis", "scheme": "NL:KVK",
              "identifier": "12345678" }
            """), JsonNode.Parse(line.Body!)), line.Body);

        line = new Line("""{"guid":"5f1a","network":"peppol","evidence":{"message_id":"m1"},"documents":[{"document":"AA=="}]}""");
        var proof = await line.Point.EvidenceOf(Access, "5f1a", Ct);
        Assert.Equal("GET https://punt.example/api/v2/document_submissions/5f1a/evidence/sending", line.Asked);
        Assert.Equal(("peppol", "m1", """{"guid":"5f1a","network":"peppol","evidence":{"message_id":"m1"}}"""),
            (proof!.Network, proof.MessageId, Encoding.UTF8.GetString(proof.Evidence)));
    }

    [Theory]
    [InlineData(404, "", "no proof")]
    [InlineData(404, "<html></html>", "no proof")]
    [InlineData(200, "{}", "no proof")]
    [InlineData(200, """{"network":""}""", "no proof")]
    [InlineData(200, """{"network":7}""", "no proof")]
    [InlineData(200, """{"network":"peppol","guid":"other"}""", "no proof")]
    [InlineData(200, """{"network":"peppol"}""", "peppol")]
    [InlineData(200, """{"network":"peppol","evidence":[]}""", "peppol")]
    [InlineData(200, "<html>Onderhoud</html>", "Unavailable own:unreadable")]
    [InlineData(200, """{"network":"a","network":"b"}""", "Unavailable own:unreadable")]
    [InlineData(200, "", "Unavailable own:unreadable")]
    [InlineData(302, "", "Unavailable own:answered:HTTP 302")]
    [InlineData(401, "", "NoKey own:answered:HTTP 401")]
    [InlineData(429, "", "Slow own:answered:HTTP 429")]
    [InlineData(503, "[]", "Unavailable own:answered:HTTP 503")]
    public async Task Evidence_IsProof_OnlyWhereItSaysSo(int status, string body, string read) =>
        Assert.Equal(read, await Read(async () => (await new Line(body, status).Point.EvidenceOf(Access, "5f1a", Ct))?.Network
            ?? "no proof"));

    [Theory]
    [InlineData(200, "{}", "Lost own:unreadable")]
    [InlineData(200, """{"guid":""}""", "Lost own:unreadable")]
    [InlineData(200, "<html></html>", "Lost own:unreadable")]
    [InlineData(404, "", "Refused own:answered:HTTP 404")]
    [InlineData(422, """[{"source":"document","details":"BR-01 fails"},{"details":"x"},7]""", "Refused document: BR-01 fails; x")]
    [InlineData(422, "{}", "Refused own:answered:HTTP 422")]
    [InlineData(403, "", "NoKey own:answered:HTTP 403")]
    public async Task Submission_IsTaken_OnlyWhereItIsNamed(int status, string body, string read) =>
        Assert.Equal(read, await Read(() => new Line(body, status).Point.Send(Access, Guid.Empty, [1], Receiver, Ct)));

    [Fact]
    public async Task NobodyThere_NeverLeft() =>
        Assert.Equal("Unavailable own:peppol-off", await Read(() =>
            new StorecoveAccessPoint(new Line(""), new PeppolOptions(null), TimeProvider.System)
                .Send(Access, Guid.Empty, [1], Receiver, Ct)));

    private static async Task<string> Read(Func<Task<string>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RemoteProblem problem)
        {
            return $"{problem.Kind} {problem.Message}";
        }
    }

    private static DocumentParty Party(string country, string? number) => new(Country.TryParse(country)!.Value, "Iemand")
    {
        Street = "Straat 1",
        Postcode = "1000",
        City = "Stad",
        Kvk = country == "NL" ? number : null,
        Enterprise = country == "BE" ? number : null,
    };

    /// <summary>A line on which everything gets the same answer.</summary>
    private sealed class Line(string answer, int status = 200) : HttpMessageHandler, IHttpClientFactory
    {
        public StorecoveAccessPoint Point =>
            new(this, new PeppolOptions(new Uri("https://punt.example/api/v2/")), TimeProvider.System);

        public string? Asked { get; private set; }

        public string? Body { get; private set; }

        public string? ContentType { get; private set; }

        public AuthenticationHeaderValue? Authorization { get; private set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Asked, Authorization) = ($"{request.Method} {request.RequestUri}", request.Headers.Authorization);
            ContentType = request.Content?.Headers.ContentType?.MediaType;
            Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(answer) };
        }
    }
}
