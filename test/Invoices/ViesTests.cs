using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using Tandem.Tests.Returns;
using Tandem.Tests.Sandbox;

namespace Tandem.Tests.Invoices;

/// <summary>VIES and all that it answers instead of an answer; and what documents make of that.</summary>
public sealed class ViesTests
{
    private static readonly VatNumber German = VatNumber.TryParse("DE100")!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, """{"countryCode":"DE","vatNumber":"100","valid":true,"requestIdentifier":"WAPI1"}""", "valid WAPI1")]
    [InlineData(200, """{"countryCode":"DE","vatNumber":"100","valid":true,"requestIdentifier":""}""", "valid ")]
    [InlineData(200, """{"countryCode":"DE","vatNumber":"100","valid":false}""", "invalid ")]
    [InlineData(200, """{"countryCode":"DE","vatNumber":"200","valid":true}""", "HTTP_200 again")]
    [InlineData(200, """{"countryCode":"DE","vatNumber":"100","valid":"true"}""", "HTTP_200 again")]
    [InlineData(200, """{"countryCode":"DE","vatNumber":"100"}""", "HTTP_200 again")]
    [InlineData(200, """{"actionSucceed":false,"errorWrappers":[{"error":"MS_UNAVAILABLE"}]}""", "MS_UNAVAILABLE again")]
    [InlineData(200, """{"actionSucceed":false,"errorWrappers":[{"error":"INVALID_INPUT"}]}""", "INVALID_INPUT")]
    [InlineData(200, """{"valid":true,"errorWrappers":[{"error":"VAT_BLOCKED"}]}""", "VAT_BLOCKED")]
    [InlineData(200, """{"errorWrappers":[]}""", "HTTP_200 again")]
    [InlineData(200, """{"errorWrappers":[7]}""", "HTTP_200 again")]
    [InlineData(200, "<html><body>Maintenance</body></html>", "HTTP_200 again")]
    [InlineData(503, "<html></html>", "HTTP_503 again")]
    [InlineData(503, """{"countryCode":"DE","vatNumber":"100","valid":true}""", "HTTP_503 again")]
    [InlineData(429, "", "HTTP_429 again")]
    [InlineData(403, "no", "HTTP_403")]
    [InlineData(400, """{"errorWrappers":[{"error":"INVALID_REQUESTER_INFO"}]}""", "INVALID_REQUESTER_INFO")]
    [InlineData(200, "[]", "HTTP_200 again")]
    [InlineData(200, "null", "HTTP_200 again")]
    public void Answer_IsValidOrInvalid_OnlyWhereItSaysSo(int status, string body, string read) =>
        Assert.Equal(read, Text(ViesClient.Read((HttpStatusCode)status, Encoding.UTF8.GetBytes(body), German)));

    /// <summary>The numbers of VIES' own test service, over HTTP.</summary>
    [Theory]
    [InlineData("100", "valid WAPIAAAA00000001")]
    [InlineData("200", "invalid ")]
    [InlineData("201", "INVALID_INPUT")]
    [InlineData("202", "INVALID_REQUESTER_INFO")]
    [InlineData("300", "SERVICE_UNAVAILABLE again")]
    [InlineData("301", "MS_UNAVAILABLE again")]
    [InlineData("302", "TIMEOUT again")]
    [InlineData("400", "VAT_BLOCKED")]
    [InlineData("401", "IP_BLOCKED")]
    [InlineData("500", "GLOBAL_MAX_CONCURRENT_REQ again")]
    [InlineData("501", "GLOBAL_MAX_CONCURRENT_REQ_TIME again")]
    [InlineData("600", "MS_MAX_CONCURRENT_REQ again")]
    [InlineData("601", "MS_MAX_CONCURRENT_REQ_TIME again")]
    [InlineData("999", "HTTP_503 again")]
    public async Task TestNumbers_AreAnsweredAsTheTestServiceDoes(string number, string read)
    {
        await using var rehearsal = await Rehearsal.Start();
        Assert.Equal(read, Text(await Client(rehearsal.Host.Vies).Ask(VatNumber.TryParse("DE" + number)!,
            VatNumber.TryParse("NL123456782B01"), Ct)));
    }

    [Fact]
    public async Task NobodyThere_IsUnknown()
    {
        Assert.Equal("NOT_REACHED again", Text(await Client(new Uri("http://127.0.0.1:1/")).Ask(German, null, Ct)));
        Assert.Equal("OFF", Text(await Client(null).Ask(German, null, Ct)));
    }

    [Fact]
    public void Asking_EndsAfterAWeek_AndAtOnceWhereItCannotHelp()
    {
        var (since, again) = (DateTimeOffset.UnixEpoch, new ViesAnswer.Unknown("MS_UNAVAILABLE", true));
        Assert.Equal(since.AddMinutes(5), ViesRule.Next(again, 1, since, since));
        Assert.Equal(since.AddHours(50), ViesRule.Next(again, 40, since, since.AddHours(44)));
        Assert.Null(ViesRule.Next(again, 40, since, since.AddDays(7)));
        Assert.Null(ViesRule.Next(new ViesAnswer.Unknown("VAT_BLOCKED", false), 1, since, since));
        Assert.Null(ViesRule.Next(new ViesAnswer.Known(false, null), 1, since, since));
    }

    [Theory, BothDatabases]
    public async Task ValidNumber_IsEvidence_AndTheSellerIsTold_UntilItIsCredited(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        stage.Wire.Answers = Says("""{"countryCode":"DE","vatNumber":"100","valid":true,"requestIdentifier":"WAPI7"}""");
        var world = await Sent(stage);
        var check = await stage.Read(db => db.ViesChecks.SingleAsync(Ct));
        Assert.Equal((true, "WAPI7", 1), (check.Valid!.Value, check.RequestId, check.Tries));
        Assert.DoesNotContain("DE100", Encoding.Latin1.GetString(check.Number), StringComparison.Ordinal);
        var invoice = Assert.Single(await Made(stage));

        // The customer paid a price with VAT: it is not made 0 % by itself.
        Assert.True(invoice.VatCents > 0);
        Assert.Contains(await stage.Read(db => db.Activities.Where(a => a.SubjectKey == invoice.OrderKey).ToListAsync(Ct)),
            a => a.What.Code == "invoice.k-possible");
        Assert.Equal(["invoice.zero-possible"], await Asked(stage));
        await world.RefundByHand(1);
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal(2, (await Made(stage)).Count);
        Assert.Empty(await Asked(stage));
    }

    [Theory, BothDatabases]
    public async Task NoAnswer_ChargesVat_FlagsTheOrder_AndIsAskedAgain(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        stage.Wire.Answers = Says("""{"actionSucceed":false,"errorWrappers":[{"error":"MS_UNAVAILABLE"}]}""");
        await Sent(stage);
        Assert.Empty(await Made(stage));
        Assert.Empty(await Asked(stage));
        await ReturnWorld.Turn(stage, 12);
        Assert.True(Assert.Single(await Made(stage)).VatCents > 0);
        Assert.Equal(["invoice.vies-unknown"], await Asked(stage));
        Assert.Null((await stage.Read(db => db.ViesChecks.SingleAsync(Ct))).Valid);

        stage.Wire.Answers = Says("""{"countryCode":"DE","vatNumber":"100","valid":false}""");
        stage.Clock.Advance(TimeSpan.FromHours(7));
        await ReturnWorld.Turn(stage, 2);
        Assert.False((await stage.Read(db => db.ViesChecks.SingleAsync(Ct))).Valid);
        Assert.Empty(await Asked(stage));
        Assert.Single(await Made(stage));
    }

    private static async Task<Stage> Opened(DatabaseKind kind)
    {
        var stage = await EditedOrder.Open(kind, also: services =>
            services.AddSingleton(new ViesOptions(new Uri("http://vies.invalid/"))));
        await stage.GoLive(Module.Returns);
        await stage.Get<Database>().WriteFor(stage.Seller,
            db => db.SaveSettings(stage.Seller, DocumentFlowTests.Business, Ct), Ct);
        Assert.Null(await stage.Get<ChangeInvoiceSettings>().Save(stage.Seller, new() { When = InvoiceWhen.Always }, Ct));
        await stage.GoLive(Module.Invoices);
        return stage;
    }

    /// <summary>An order of one unit to Belgium, of which a German business is the buyer.</summary>
    private static async Task<ReturnWorld> Sent(Stage stage)
    {
        var seal = stage.Get<DocumentSeal>();
        var buyer = new PersonDetails("B. Koper", "Fiktiv GmbH", "Straat 1", "2018", "Antwerpen", "BE");
        var world = await ReturnWorld.Sent(stage, 1, beforeShipping: () => stage.Get<Database>().WriteFor(stage.Seller,
            async db =>
        {
            foreach (var draft in await db.DocumentDrafts.ToListAsync(Ct))
                draft.Sealed = seal.Close(new OrderParties(buyer with { VatNumber = "DE100" }, buyer, null));
        }, Ct));
        await ReturnWorld.Turn(stage, 4);
        return world;
    }

    private static Func<HttpRequestMessage, HttpResponseMessage?> Says(string body) => request =>
        request.RequestUri!.Host == "vies.invalid"
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") }
            : null;

    private static Task<List<IssuedDocument>> Made(Stage stage) =>
        stage.Read(db => db.IssuedDocuments.OrderBy(d => d.Key).ToListAsync(Ct));

    private static Task<List<string>> Asked(Stage stage) => stage.Read(async db => (await db.Attentions
        .Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order).ToListAsync(Ct)).ConvertAll(a => a.What.Code)
        .FindAll(code => code.StartsWith("invoice.", StringComparison.Ordinal)));

    private static ViesClient Client(Uri? api) => new(
        new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>(), new(api));

    private static string Text(ViesAnswer answer) => answer switch
    {
        ViesAnswer.Known known => $"{(known.Valid ? "valid" : "invalid")} {known.RequestId}",
        ViesAnswer.Unknown unknown => unknown.Again ? $"{unknown.Why} again" : unknown.Why,
        _ => "",
    };
}
