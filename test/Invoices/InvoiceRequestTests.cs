using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Bol;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Invoices;

/// <summary>Invoices that customers ask for at bol, over real HTTP, on both databases.</summary>
public sealed class InvoiceRequestTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Request_IsSeen_AskedAboutInTime_AndOverOnceItsCustomerHasTheInvoice(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        var (order, shipment) = await Asked(stage);
        var asked = stage.Clock.GetUtcNow();
        await Read(stage);
        var row = await Row(stage);
        Assert.Equal((shipment, order, InvoiceRequestState.Asked, false), (row.ShipmentId, row.BolOrderId, row.State, row.Over));
        Assert.NotNull(row.OrderKey);
        Assert.Equal((asked, asked.AddHours(24)), (row.AskedAt, row.Deadline));
        Assert.Empty(await Questions(stage));

        stage.Clock.Advance(TimeSpan.FromHours(16));
        await Read(stage);
        var question = Assert.Single(await Questions(stage));
        Assert.Equal(("attention.invoice-asked", ActivitySubject.Order, row.OrderKey!.Value, order),
            (question.What.Code, question.Subject, question.SubjectKey, question.What["order"]));

        await Upload(stage, shipment, "%PDF-1.7 factuur");
        await Read(stage);
        Assert.Equal(InvoiceRequestState.Uploaded, (await Row(stage)).State);
        Assert.Empty(await Questions(stage));
        await Read(stage);
        row = await Row(stage);
        Assert.Equal((InvoiceRequestState.Finished, true), (row.State, row.Over));
        Assert.InRange(row.AnsweredAt!.Value, asked.AddHours(16), asked.AddHours(17));
    }

    [Theory, EitherDatabase]
    public async Task File_ThatBolDoesNotTake_IsAskedAbout_UntilAnotherOneIsThere(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        var (_, shipment) = await Asked(stage);
        foreach (var (file, code) in new[]
        {
            ("%PDF-1.7 %%NO-INVOICE", "attention.invoice-incorrect"),
            ("%PDF-1.7 EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "attention.invoice-virus"),
        })
        {
            await Upload(stage, shipment, file);
            await Read(stage);
            await Read(stage);
            Assert.Equal(code, Assert.Single(await Questions(stage)).What.Code);
        }

        await Upload(stage, shipment, "%PDF-1.7 factuur");
        await Read(stage);
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Party_GoesOnce_ToWhoKeepsItSealed_AndIntoNoTable(DatabaseKind kind)
    {
        var taker = new Taker();
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false },
            also: services => services.AddSingleton<IInvoiceRequestReaction>(taker));
        var (_, shipment) = await Asked(stage);
        await Read(stage);
        await Read(stage);
        Assert.Empty(taker.Taken);

        // What nobody wanted while invoices were off is taken in once they are on.
        taker.IsOn = true;
        await Read(stage);
        await Read(stage);
        var (request, party) = Assert.Single(taker.Taken);
        Assert.Equal(shipment, request);
        Assert.False(string.IsNullOrEmpty(party?.Surname));
        Assert.True((await Row(stage)).PartyTaken);
    }

    [Theory, EitherDatabase]
    public async Task PartyThatCannotBeRead_StopsOnlyItself_IsAskedAbout_AndHeals(DatabaseKind kind)
    {
        var taker = new Taker { IsOn = true };
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false },
            also: services => services.AddSingleton<IInvoiceRequestReaction>(taker));
        var (order, bad) = await Asked(stage);
        var (_, good) = await Asked(stage);
        stage.Wire.Answers = request => IsAbout(request, bad)
            ? Answer($$"""{"invoiceRequests":[{"shipmentId":"{{bad}}","billingDetails":"niets"}]}""") : null;
        for (var turns = 0; turns < 2; turns++)
        {
            await Read(stage);
            Assert.Equal([good], taker.Taken.ConvertAll(t => t.Shipment));
            var question = Assert.Single(await Questions(stage));
            Assert.Equal(("attention.invoice-unread", order), (question.What.Code, question.What["order"]));
        }

        stage.Wire.Answers = _ => null;
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await Read(stage);
        Assert.Equal([good, bad], taker.Taken.ConvertAll(t => t.Shipment));
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task OneThatCannotBeFollowed_StopsOnlyItself_AndIsNotTakenForLost(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        List<string> all = [];
        for (var i = 0; i < 3; i++)
        {
            all.Add((await Asked(stage)).Shipment);
            await Upload(stage, all[^1], "%PDF-1.7 factuur");
        }

        stage.Wire.Answers = request => IsAbout(request, all[0]) ? new HttpResponseMessage(HttpStatusCode.InternalServerError)
            : IsAbout(request, all[1]) ? Answer("""{"invoiceRequests":[7]}""") : null;
        foreach (var shipment in all)
        {
            await stage.Work.Owner.Write(async db => db.InvoiceRequests.Add(new InvoiceRequest
            {
                SellerId = stage.Seller,
                AccountId = (await stage.Work.View(Ct)).Accounts[0].Id,
                ShipmentId = shipment,
                State = InvoiceRequestState.Uploaded,
            }), Ct);
        }

        for (var turns = 0; turns < 2; turns++) await Read(stage);
        Assert.Equal([false, false, true], await Over());
        Assert.Equal(["attention.invoice-unread"], (await Questions(stage)).ConvertAll(q => q.What.Code));
        stage.Wire.Answers = _ => null;
        for (var turns = 0; turns < 2; turns++) await Read(stage);
        Assert.Equal([true, true, true], await Over());
        Assert.Empty(await Questions(stage));

        async Task<List<bool>> Over()
        {
            var rows = await stage.Read(db => db.InvoiceRequests.ToDictionaryAsync(r => r.ShipmentId, r => r.Over, Ct));
            return all.ConvertAll(shipment => rows[shipment]);
        }
    }

    /// <summary>bol's clock is none of ours: what it says after an upload counts, also where its moment is before that.</summary>
    [Theory, EitherDatabase]
    public async Task BolsWord_AfterAnUpload_Counts_WhateverItsClockSays_ButNoListFromBefore(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var account = (await stage.Work.View(Ct)).Accounts[0];
        var bols = stage.Clock.GetUtcNow().AddMinutes(-20);
        var before = new SeenRequest("7", "A1", InvoiceRequestState.Incorrect, bols.AddHours(-1), bols.AddMinutes(-9), bols);
        await Say(before);
        var payload = new UploadPayload(account.Id.Value, "A1", "7", 1, "2026-1", ByHand: true);
        var intent = new Intent { SellerId = stage.Seller, BusinessKey = "x", Subject = 1 };
        var sent = stage.Clock.GetUtcNow();
        await stage.Work.Owner.Write(db => SaveInvoiceRequests.Uploaded(db, account, payload, intent, sent, sent, Ct), Ct);

        await Say(before);
        Assert.Equal(InvoiceRequestState.Uploaded, (await Row(stage)).State);
        await Say(before with { ChangedAt = bols.AddSeconds(5), State = InvoiceRequestState.Virus });
        Assert.Equal((InvoiceRequestState.Virus, bols.AddSeconds(5)), ((await Row(stage)).State, (await Row(stage)).ChangedAt));

        // It stays with it long after: then it never got the file.
        await stage.Work.Owner.Write(db => SaveInvoiceRequests.Uploaded(db, account, payload, intent, sent, sent, Ct), Ct);
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await Say(before with { ChangedAt = bols.AddSeconds(5), State = InvoiceRequestState.Virus });
        Assert.Equal(InvoiceRequestState.Virus, (await Row(stage)).State);

        // Without a moment it counts as it comes.
        await Say(before with { ChangedAt = null, State = InvoiceRequestState.Finished });
        Assert.Equal((InvoiceRequestState.Finished, null), ((await Row(stage)).State, (await Row(stage)).ChangedAt));

        Task Say(SeenRequest seen) => stage.Work.Owner.Write(
            db => SaveInvoiceRequests.Save(db, account, [seen], stage.Clock.GetUtcNow(), Ct), Ct);
    }

    [Theory, EitherDatabase]
    public async Task Request_ThatBolShowsNoMore_IsOver(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await Asked(stage);
        await Read(stage);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("/requests", StringComparison.Ordinal)
            ? Answer("{}") : null;
        await Read(stage);
        Assert.True((await Row(stage)).Over);
    }

    [Fact]
    public void Answer_IsReadAsFarAsItGoes()
    {
        Assert.Null(InvoiceRequestRule.Of(new(), Now));
        Assert.Equal(new SeenRequest("7", null, InvoiceRequestState.Asked, Now, null, null),
            InvoiceRequestRule.Of(new("7", Status: "INVOICE_REQUESTED"), Now));
        Assert.Equal(new SeenRequest("7", "A1", InvoiceRequestState.Virus, Now.AddHours(-9), Now.AddHours(-2), Now.AddHours(-1))
        {
            UploadedAt = Now.AddHours(-2),
        },
            InvoiceRequestRule.Of(new("7", "A1", "INVOICE_VIRUS_DETECTED",
            [
                new("INVOICE_VIRUS_DETECTED", Now.AddHours(-1)), new("INVOICE_REQUESTED", Now.AddHours(-9)),
                new("INVOICE_UPLOADED", Now.AddHours(-2)), new("INVOICE_UPLOADED"), new(null, DateTimeOffset.MaxValue),
            ]), Now));
        Assert.Equal(InvoiceRequestState.Other, InvoiceRequestRule.Of(new("7", Status: "PRINTED"), Now)!.State);
        Assert.Equal((Now.AddHours(16), null),
            (InvoiceRequestRule.AlarmAt(InvoiceRequestState.Asked, Now.AddHours(24)),
                InvoiceRequestRule.AlarmAt(InvoiceRequestState.Uploaded, Now.AddHours(24))));
    }

    private static async Task<(string Order, string Shipment)> Asked(Stage stage)
    {
        var order = await stage.Rehearsal.OrderAtBol();
        await stage.Rehearsal.Ledger(Post, $"bol/ship?order={order}");
        return (order, (string)(await stage.Rehearsal.Ledger(Post, $"shoppers/ask-invoice?order={order}")).Json["id"]!);
    }

    private static bool IsAbout(HttpRequestMessage request, string shipment) =>
        request.RequestUri!.Query.Contains($"shipment-id={shipment}", StringComparison.Ordinal);

    private static HttpResponseMessage Answer(string body) =>
        new() { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static Task Upload(Stage stage, string shipment, string file) =>
        stage.Rehearsal.Bol.UploadInvoice(shipment, "factuur.pdf", Encoding.ASCII.GetBytes(file), Ct);

    private static async Task Read(Stage stage)
    {
        stage.Clock.Advance(TimeSpan.FromMinutes(16));
        await stage.Run(Lane.WatchBol);
    }

    private static Task<InvoiceRequest> Row(Stage stage) => stage.Read(db => db.InvoiceRequests.SingleAsync(Ct));

    private static Task<List<Attention>> Questions(Stage stage) => stage.Read(db =>
        db.Attentions.Where(a => a.ClearedAt == null && a.Cause.StartsWith("invoice-")).ToListAsync(Ct));

    private sealed class Taker : IInvoiceRequestReaction
    {
        public List<(string Shipment, BolInvoiceParty? Party)> Taken { get; } = [];

        public bool IsOn { get; set; }

        public Task<bool> Takes(TandemDb db, SellerId seller, CancellationToken ct) => Task.FromResult(IsOn);

        public Task Asked(TandemDb db, InvoiceRequest request, BolInvoiceParty? party, DateTimeOffset now, CancellationToken ct)
        {
            Taken.Add((request.ShipmentId, party));
            return Task.CompletedTask;
        }
    }
}
