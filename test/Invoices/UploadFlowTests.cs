using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Returns;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Invoices;

/// <summary>From an invoice to bol's word that its customer has it, over real HTTP.</summary>
public sealed class UploadFlowTests
{
    private const string Door = "POST /retailer/shipments/invoices/";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Shipment_GetsItsInvoiceToBol_Once_AndIsFollowedToItsEnd(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        var world = await ReturnWorld.Sent(stage, 2);
        await ReturnWorld.Turn(stage, 7);
        Assert.Equal((1, "FINISHED"), await UploadWorld.AtBol(stage, world.Bol));
        Assert.Equal(1, stage.Wire.Count(Door));
        var request = await stage.Read(db => db.InvoiceRequests.SingleAsync(Ct));
        Assert.Equal((InvoiceRequestState.Finished, true, null), (request.State, request.Over, request.AskedAt));
        var upload = await Upload(stage);
        Assert.Equal(IntentState.Confirmed, upload.State);
        Assert.InRange(upload.Payload.Length, 50, 400);
        Assert.Empty(await Questions(stage));
        Assert.Equal("invoice.not.waiting",
            (await stage.Get<AnswerInvoices>().UploadAgain(stage.Seller, upload.Subject, Ct))!.Code);

        // A copy of the database from before the upload is put back: bol's own word keeps it from going out again.
        await stage.Get<Database>().WriteFor(stage.Seller, async db =>
        {
            await db.Intents.Where(i => i.Key == upload.Key).ExecuteDeleteAsync(Ct);
            var document = await db.IssuedDocuments.SingleAsync(Ct);
            Assert.True(await PlanUpload.Run(db, document, world.Bol, byHand: false, stage.Clock.GetUtcNow(), Ct));
        }, Ct);
        await ReturnWorld.Turn(stage, 2);
        Assert.Equal((1, "FINISHED"), await UploadWorld.AtBol(stage, world.Bol));
        upload = await Upload(stage);
        Assert.Equal((IntentState.Refused, "invoice.upload-there"), (upload.State, upload.Reason!.Code));
        Assert.Empty(await Questions(stage));
    }

    [Theory, BothDatabases]
    public async Task CustomerAsks_ForAnInvoiceThatNobodyWouldMake_AndGetsIt(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        await UploadWorld.GoLive(stage, InvoiceWhen.BusinessCrossBorderAndAsked);
        var worlds = await ReturnWorld.Sent(stage, [1, 1, 1, 1]);
        await ReturnWorld.Turn(stage, 3);
        var without = new List<ReturnWorld>();
        foreach (var each in worlds)
            if (await Made(stage, each) == 0) without.Add(each);
        Assert.NotEmpty(without);
        var world = without[0];
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-invoice?order={world.Bol}");
        await ReturnWorld.Turn(stage, 5);
        Assert.Equal((1, "FINISHED"), await UploadWorld.AtBol(stage, world.Bol));
        Assert.Equal(1, await Made(stage, world));
        Assert.Empty(await Questions(stage));
        foreach (var other in without.Skip(1)) Assert.Equal(0, await Made(stage, other));
    }

    [Theory, EitherDatabase]
    public async Task CustomerAsks_WhileNoInvoicesAreMade_AndGetsItOnceTheyAre(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        await UploadWorld.GoLive(stage, InvoiceWhen.Never);
        var world = await ReturnWorld.Sent(stage, 1);
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-invoice?order={world.Bol}");
        await ReturnWorld.Turn(stage, 5);
        Assert.Equal(0, await Made(stage, world));
        Assert.Null(await stage.Get<ChangeInvoiceSettings>().Save(stage.Seller,
            new InvoiceSettings { When = InvoiceWhen.BusinessCrossBorderAndAsked }, Ct));
        await ReturnWorld.Turn(stage, 8);
        Assert.Equal((1, "FINISHED"), await UploadWorld.AtBol(stage, world.Bol));
        Assert.Empty(await Questions(stage));
    }

    [Theory, BothDatabases]
    public async Task AnswerOrRequestIsLost_ItIsLookedFor_AndNeverThereTwice(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        stage.Wire.LosesAnswer = Once();
        var answered = await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 5);
        Assert.Equal((1, "FINISHED"), await UploadWorld.AtBol(stage, answered.Bol));
        Assert.Equal(1, stage.Wire.Count(Door));

        stage.Wire.LosesAnswer = _ => false;
        stage.Wire.LosesRequest = Once();
        var asked = (await ReturnWorld.Sent(stage, [1]))[0];
        await ReturnWorld.Turn(stage, 7);
        Assert.Equal((1, "FINISHED"), await UploadWorld.AtBol(stage, asked.Bol));
        Assert.Equal(3, stage.Wire.Count(Door));
        Assert.Empty(await Questions(stage));

        static Func<HttpRequestMessage, bool> Once()
        {
            var left = 1;
            return request => IsUpload(request) && left-- > 0;
        }
    }

    [Theory, EitherDatabase]
    public async Task FileThatBolDoesNotTake_IsUploadedAgain_OrDoneByHand(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        await UploadWorld.GoLive(stage, upload: false);
        var worlds = await ReturnWorld.Sent(stage, [1, 1]);
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal(0, stage.Wire.Count(Door));
        await ByHand(stage, worlds[0], "%PDF-1.7 %%NO-INVOICE");
        await ByHand(stage, worlds[1], "%PDF-1.7 EICAR-STANDARD-ANTIVIRUS-TEST-FILE");
        await ReturnWorld.Turn(stage, 7);
        Assert.Equal(["attention.invoice-incorrect", "attention.invoice-virus"], (await Questions(stage)).Order());

        var answers = stage.Get<AnswerInvoices>();
        Assert.Null(await answers.UploadAgain(stage.Seller, (await worlds[0].Row()).Key, Ct));
        Assert.Null(await answers.DoneByHand(stage.Seller, (await worlds[1].Row()).Key, Ct));
        Assert.Empty(await Questions(stage));
        await ReturnWorld.Turn(stage, 8);
        Assert.Equal((2, "FINISHED"), await UploadWorld.AtBol(stage, worlds[0].Bol));
        Assert.Equal((1, "INVOICE_VIRUS_DETECTED"), await UploadWorld.AtBol(stage, worlds[1].Bol));
        Assert.Empty(await Questions(stage));
        Assert.Equal(1, stage.Wire.Count(Door));
    }

    [Theory, EitherDatabase]
    public async Task RefusedForGood_IsAskedWithBolsWords_AndGoesOutAgain(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        stage.Wire.Answers = Refuses;
        var world = await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 8);
        Assert.Equal(["attention.invoice-refused"], await Questions(stage));
        Assert.Equal((IntentState.Refused, 5), ((await Upload(stage)).State, stage.Wire.Count(Door)));

        stage.Wire.Answers = _ => null;
        Assert.Null(await stage.Get<AnswerInvoices>().UploadAgain(stage.Seller, (await world.Row()).Key, Ct));
        Assert.Empty(await Questions(stage));
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal((1, "FINISHED"), await UploadWorld.AtBol(stage, world.Bol));
        Assert.Empty(await Questions(stage));
    }

    /// <summary>Whether bol wants invoices of what it sends itself is not known (facts/vat.md §6).</summary>
    [Theory, EitherDatabase]
    public async Task RefusedOfBolsOwnWarehouse_IsANote(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        stage.Wire.Answers = Refuses;
        await stage.Get<ChangeOrderSettings>().Change(stage.Seller, s => s with { Import = s.Import with { Lvb = true } }, Ct);
        var bol = (string)(await stage.Rehearsal.Ledger(Post, "shoppers/lvb?units=1")).Json["id"]!;
        await ReturnWorld.Turn(stage, 2);
        await stage.Rehearsal.Ledger(Post, $"bol/send?order={bol}");
        await ReturnWorld.Turn(stage, 10);
        var order = await stage.Read(db => db.Orders.Where(o => o.BolOrderId == bol).Select(o => o.Key).SingleAsync(Ct));
        Assert.Equal(IntentState.Refused, (await Upload(stage)).State);
        Assert.Contains("invoice.upload-lvb", await stage.Read(async db =>
            (await db.Activities.Where(a => a.SubjectKey == order).ToListAsync(Ct)).ConvertAll(a => a.What.Code)));
        Assert.Empty(await Questions(stage));
    }

    private static async Task<Stage> Opened(DatabaseKind kind)
    {
        var stage = await ReturnWorld.Open(kind);
        await UploadWorld.GoLive(stage);
        return stage;
    }

    private static bool IsUpload(HttpRequestMessage request) => request.Method == Post
        && request.RequestUri!.AbsolutePath.StartsWith("/retailer/shipments/invoices/", StringComparison.Ordinal);

    private static HttpResponseMessage? Refuses(HttpRequestMessage request) => !IsUpload(request) ? null
        : new HttpResponseMessage(HttpStatusCode.NotFound)
        {
            Content = new StringContent("""{"status":404,"title":"Not Found","detail":"Shipment is unknown."}""", Encoding.UTF8,
                "application/problem+json"),
        };

    private static async Task ByHand(Stage stage, ReturnWorld world, string file)
    {
        var order = (await world.Row()).Key;
        var shipment = await stage.Read(db => db.Shipments.Where(s => s.OrderKey == order)
            .Select(s => s.ShipmentId).SingleAsync(Ct));
        await stage.Rehearsal.Bol.UploadInvoice(shipment, "factuur.pdf", Encoding.ASCII.GetBytes(file), Ct);
    }

    private static Task<Intent> Upload(Stage stage) =>
        stage.Read(db => db.Intents.SingleAsync(i => i.Kind == IntentKind.UploadInvoice, Ct));

    private static async Task<int> Made(Stage stage, ReturnWorld world)
    {
        var order = (await world.Row()).Key;
        return await stage.Read(db => db.IssuedDocuments.CountAsync(d => d.OrderKey == order
            && d.Kind == DocumentKind.Invoice, Ct));
    }

    private static Task<List<string>> Questions(Stage stage) => stage.Read(async db =>
        (await db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct)).ConvertAll(a => a.What.Code)
            .FindAll(code => code.Contains("invoice", StringComparison.Ordinal)));
}
