using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Returns;

namespace Tandem.Tests.Invoices;

/// <summary>From a business's invoice to the proof that it was delivered over Peppol, over real HTTP.</summary>
public sealed class EInvoiceFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Invoice_AndItsCreditNote_AreDelivered_AndTheProofIsKept(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        var world = await PeppolWorld.Sent(stage);
        var row = Assert.Single(await PeppolWorld.Rows(stage));
        Assert.Equal((EInvoiceState.Proved, "peppol", true, 0), (row.State, row.Network, row.Required, row.Round));
        Assert.EndsWith("@accesspoint.example", row.MessageId, StringComparison.Ordinal);
        Assert.True(row.SentAt < row.ProvedAt);
        Assert.DoesNotContain("0000000097", Encoding.Latin1.GetString(row.Proof!), StringComparison.Ordinal);
        var proof = JsonNode.Parse(stage.Get<DocumentSeal>().Open(row.Proof)!)!;
        Assert.Equal(("peppol", null), ((string)proof["network"]!, proof["documents"]));

        await world.RefundByHand(1);
        await ReturnWorld.Turn(stage, 4);
        var documents = await stage.Read(db => db.IssuedDocuments.OrderBy(d => d.Key).Select(d => d.Number).ToListAsync(Ct));
        Assert.Equal(documents.Select(number => (number, "BE:EN:0000000097", true)), await PeppolWorld.Taken(stage));
        Assert.Equal(2, documents.Count);
        Assert.All(await PeppolWorld.Rows(stage), e => Assert.Equal(EInvoiceState.Proved, e.State));
        Assert.Empty(await PeppolWorld.Asked(stage));
        Assert.All(await stage.Read(db => db.Intents.Where(i => i.Kind == IntentKind.SendEInvoice).ToListAsync(Ct)), i =>
            Assert.DoesNotContain("Fictif", i.Payload, StringComparison.Ordinal));
        Assert.Equal("e-invoice.not.proved",
            (await stage.Get<AnswerEInvoices>().Send(stage.Seller, row.DocumentKey, Ct))!.Code);
    }

    [Theory, BothDatabases]
    public async Task WithoutProof_NothingWasSent_AndAfterADayItIsAsked(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        await PeppolWorld.Does(stage, "never-evidence");
        var world = await PeppolWorld.Sent(stage);
        Assert.Equal(EInvoiceState.WithAccessPoint, Assert.Single(await PeppolWorld.Rows(stage)).State);
        Assert.Empty(await PeppolWorld.Asked(stage));
        await Later(stage, TimeSpan.FromHours(24));
        Assert.Equal(["attention.e-invoice-unproved"], await PeppolWorld.Asked(stage));
        Assert.Equal(EInvoiceState.WithAccessPoint, Assert.Single(await PeppolWorld.Rows(stage)).State);

        // Evidence of something else proves nothing.
        await PeppolWorld.Does(stage, "other-evidence");
        await Later(stage, TimeSpan.FromHours(2));
        Assert.Equal(EInvoiceState.WithAccessPoint, Assert.Single(await PeppolWorld.Rows(stage)).State);

        // A person has it sent anew: that is another submission.
        await PeppolWorld.Does(stage, "");
        var order = (await world.Row()).Key;
        Assert.Null(await stage.Get<AnswerEInvoices>().SendAgain(stage.Seller, order, Ct));
        Assert.Empty(await PeppolWorld.Asked(stage));
        await ReturnWorld.Turn(stage, 2);
        var row = Assert.Single(await PeppolWorld.Rows(stage));
        Assert.Equal((EInvoiceState.Proved, 1), (row.State, row.Round));
        Assert.Equal(2, (await PeppolWorld.Taken(stage)).Count);
        Assert.Equal("e-invoice.not.waiting", (await stage.Get<AnswerEInvoices>().SendAgain(stage.Seller, order, Ct))!.Code);
    }

    [Theory, EitherDatabase]
    public async Task ProofThatComesLate_EndsTheQuestion(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        await PeppolWorld.Does(stage, "never-evidence");
        await PeppolWorld.Sent(stage);
        await Later(stage, TimeSpan.FromHours(24));
        await PeppolWorld.Does(stage, "");
        await Later(stage, TimeSpan.FromHours(2));
        await Delivered(stage);
    }

    /// <summary>Whatever comes instead of an answer: it arrives once, and what was asked ends by itself.</summary>
    [Theory]
    [InlineData("forbid", "attention.write-NoKey")]
    [InlineData("fail", "attention.write-Unavailable")]
    [InlineData("slow", "attention.write-Slow")]
    [InlineData("html", "attention.write-Unavailable")]
    [InlineData("empty", "attention.write-Unavailable")]
    [InlineData("lose-answer", "attention.write-Lost")]
    public async Task AccessPointThatFails_IsTriedOn_AndNothingArrivesTwice(string does, string asked)
    {
        await using var stage = await PeppolWorld.Open(DatabaseKind.Sqlite);
        await PeppolWorld.Does(stage, does);
        await PeppolWorld.Sent(stage);
        Assert.NotEqual(EInvoiceState.Proved, Assert.Single(await PeppolWorld.Rows(stage)).State);
        await Later(stage, TimeSpan.FromMinutes(40));
        Assert.Equal([asked], await PeppolWorld.Asked(stage));
        Assert.NotEqual(EInvoiceState.Proved, Assert.Single(await PeppolWorld.Rows(stage)).State);
        await PeppolWorld.Does(stage, "");
        await Later(stage, TimeSpan.FromHours(1));
        await Delivered(stage);
    }

    [Theory, EitherDatabase]
    public async Task WrongKey_IsAsked_AndAnotherOneMendsIt(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        await PeppolWorld.Choose(stage, PeppolWay.Storecove, "verkeerde-sleutel");
        await PeppolWorld.Sent(stage);
        await Later(stage, TimeSpan.FromMinutes(40));
        Assert.Equal(["attention.write-NoKey"], await PeppolWorld.Asked(stage));
        await PeppolWorld.Choose(stage, PeppolWay.Storecove);
        await Later(stage, TimeSpan.FromHours(1));
        await Delivered(stage);
        await Later(stage, TimeSpan.FromHours(1));
        foreach (var stored in await stage.Read(db => db.Settings.Select(s => s.Json).ToListAsync(Ct)))
            Assert.DoesNotContain(stage.Rehearsal.Host.PeppolKey, stored, StringComparison.Ordinal);
    }

    [Theory, EitherDatabase]
    public async Task Refused_IsAskedInTheirWords_AndGoesOutAgain(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        await PeppolWorld.Does(stage, "refuse");
        var world = await PeppolWorld.Sent(stage);
        await Later(stage, TimeSpan.FromMinutes(40));
        Assert.Equal(["attention.e-invoice-refused"], await PeppolWorld.Asked(stage));
        Assert.Contains("[BR-01] is not valid", await stage.Read(async db => (await db.Attentions
            .SingleAsync(a => a.ClearedAt == null && EF.Functions.Like(a.Cause, "e-invoice%"), Ct)).What["words"]),
            StringComparison.Ordinal);
        Assert.Equal(EInvoiceState.Refused, Assert.Single(await PeppolWorld.Rows(stage)).State);
        Assert.Empty(await PeppolWorld.Taken(stage));
        await PeppolWorld.Does(stage, "");
        Assert.Null(await stage.Get<AnswerEInvoices>().SendAgain(stage.Seller, (await world.Row()).Key, Ct));
        await ReturnWorld.Turn(stage, 2);
        await Delivered(stage);
    }

    [Theory, BothDatabases]
    public async Task BuyerWhoIsNotOnPeppol_IsAsked_WhereTheLawWantsIt(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        await PeppolWorld.Does(stage, "receiver-unknown");
        var world = await PeppolWorld.Sent(stage);
        Assert.Equal(["attention.e-invoice-not-reachable"], await PeppolWorld.Asked(stage));
        Assert.Equal(EInvoiceState.NotReachable, Assert.Single(await PeppolWorld.Rows(stage)).State);
        Assert.Null(await stage.Get<AnswerEInvoices>().DoneByHand(stage.Seller, (await world.Row()).Key, Ct));
        Assert.Empty(await PeppolWorld.Asked(stage));
        Assert.Equal(EInvoiceState.ByHand, Assert.Single(await PeppolWorld.Rows(stage)).State);
        await Later(stage, TimeSpan.FromHours(2));
        Assert.Empty(await PeppolWorld.Asked(stage));
        Assert.Empty(await PeppolWorld.Taken(stage));
    }

    [Theory, EitherDatabase]
    public async Task DutchSeller_IsToldInANote_AndAsksNobody(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind, dutch: true);
        await PeppolWorld.Does(stage, "receiver-unknown");
        var world = await PeppolWorld.Sent(stage);
        Assert.Empty(await PeppolWorld.Asked(stage));
        var order = (await world.Row()).Key;
        Assert.Contains("e-invoice.not-reachable", await stage.Read(async db =>
            (await db.Activities.Where(a => a.SubjectKey == order).ToListAsync(Ct)).ConvertAll(a => a.What.Code)));
    }

    [Theory, BothDatabases]
    public async Task Off_IsAskedOnce_AndWhatWasMadeGoesByHand(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind, PeppolWay.Off);
        await PeppolWorld.Sent(stage);
        var row = Assert.Single(await PeppolWorld.Rows(stage));
        Assert.Equal(EInvoiceState.NotSent, row.State);
        Assert.Equal(["attention.e-invoice-off"], await PeppolWorld.Asked(stage));
        var answers = stage.Get<AnswerEInvoices>();
        Assert.Equal("e-invoice.not.on", (await answers.Send(stage.Seller, row.DocumentKey, Ct))!.Code);

        await PeppolWorld.Choose(stage, PeppolWay.Storecove);
        Assert.Empty(await PeppolWorld.Asked(stage));
        await ReturnWorld.Turn(stage, 2);
        Assert.Empty(await PeppolWorld.Taken(stage));
        Assert.Null(await answers.Send(stage.Seller, row.DocumentKey, Ct));
        await ReturnWorld.Turn(stage, 2);
        await Delivered(stage);
    }

    [Theory, EitherDatabase]
    public async Task Elsewhere_AndConsumers_AreNobodysBusiness(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind, PeppolWay.Elsewhere);
        await PeppolWorld.Sent(stage);
        Assert.Empty(await PeppolWorld.Rows(stage));
        await PeppolWorld.Choose(stage, PeppolWay.Storecove);
        await PeppolWorld.Sent(stage, PeppolWorld.Buyer with { Kvk = null });
        Assert.Empty(await PeppolWorld.Rows(stage));
        var consumer = await stage.Read(db => db.IssuedDocuments.OrderBy(d => d.Key).Select(d => d.Key).LastAsync(Ct));
        Assert.Equal("e-invoice.not.named", (await stage.Get<AnswerEInvoices>().Send(stage.Seller, consumer, Ct))!.Code);
        Assert.Empty(await PeppolWorld.Asked(stage));
    }

    [Theory, EitherDatabase]
    public async Task BusinessThatPeppolCannotName_IsAsked(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        var world = await PeppolWorld.Sent(stage, PeppolWorld.Buyer with { Kvk = "12" });
        Assert.Equal(["attention.e-invoice-unnamed"], await PeppolWorld.Asked(stage));
        Assert.Null(await stage.Get<AnswerEInvoices>().DoneByHand(stage.Seller, (await world.Row()).Key, Ct));
        Assert.Empty(await PeppolWorld.Asked(stage));
    }

    /// <summary>A copy of the database from before the sending is put back: the same name keeps it from arriving twice.</summary>
    [Theory, EitherDatabase]
    public async Task CopyOfTheDatabase_SendsNothingTwice(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        await PeppolWorld.Sent(stage);
        await stage.Get<Database>().WriteFor(stage.Seller, async db =>
        {
            await db.Intents.Where(i => i.Kind == IntentKind.SendEInvoice).ExecuteDeleteAsync(Ct);
            await db.EInvoices.ExecuteDeleteAsync(Ct);
        }, Ct);
        var document = await stage.Read(db => db.IssuedDocuments.Select(d => d.Key).SingleAsync(Ct));
        Assert.Null(await stage.Get<AnswerEInvoices>().Send(stage.Seller, document, Ct));
        await ReturnWorld.Turn(stage, 2);
        await Delivered(stage);
    }

    [Theory, EitherDatabase]
    public async Task Switches_HoldItUp(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        await PeppolWorld.Does(stage, "fail");
        await PeppolWorld.Sent(stage);
        await stage.Get<SellerBook>().Observe(stage.Seller, [Module.Invoices], Ct);
        await PeppolWorld.Does(stage, "");
        await Later(stage, TimeSpan.FromHours(1));
        Assert.Empty(await PeppolWorld.Taken(stage));
        await stage.GoLive(Module.Invoices);
        await PeppolWorld.Choose(stage, PeppolWay.Off);
        await Later(stage, TimeSpan.FromHours(1));
        Assert.Empty(await PeppolWorld.Taken(stage));
        Assert.Equal(EInvoiceState.NotSent, Assert.Single(await PeppolWorld.Rows(stage)).State);
        Assert.Equal(0, await stage.Read(db => db.Intents.CountAsync(i => i.Kind == IntentKind.SendEInvoice, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Proof_GoesWithItsDocument_AndWithItsSeller(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind);
        await PeppolWorld.Sent(stage);
        await TidyDocuments.Run(stage.Work, stage.Clock.GetUtcNow().AddYears(10), Ct);
        Assert.Single(await PeppolWorld.Rows(stage));
        await TidyDocuments.Run(stage.Work, stage.Clock.GetUtcNow().AddYears(12), Ct);
        Assert.Empty(await PeppolWorld.Rows(stage));
        await PeppolWorld.Sent(stage);
        Assert.Single(await PeppolWorld.Rows(stage));
        await stage.Get<RemoveParts>().Remove(stage.Seller, true, Ct);
        Assert.Empty(await PeppolWorld.Rows(stage));
    }

    [Theory, EitherDatabase]
    public async Task Settings_SayWhatIsWrong_AndTheConnectionIsTried(DatabaseKind kind)
    {
        await using var stage = await PeppolWorld.Open(kind, PeppolWay.Off);
        var change = stage.Get<ChangePeppol>();
        var key = stage.Rehearsal.Host.PeppolKey;
        Assert.Equal("e-invoice.entity", (await change.Save(stage.Seller, new(PeppolWay.Storecove, 0, key, false), Ct))!.Code);
        Assert.Equal("e-invoice.key",
            (await change.Save(stage.Seller, new(PeppolWay.Storecove, 1, "é of\nzo", false), Ct))!.Code);
        Assert.Equal("e-invoice.tried", (await Try("")).Code);
        Assert.Equal("e-invoice.tried-unknown", (await Try("receiver-unknown")).Code);
        Assert.Equal("remote.unauthorized", (await Try("forbid")).Code);
        Assert.Equal("remote.unavailable", (await Try("html")).Code);
        Assert.Equal((PeppolWay.Off, 42, null, true), await change.Of(stage.Seller, Ct) is var kept
            ? (kept.Way, kept.LegalEntity, kept.Key, kept.HasKey) : default);

        async Task<Tandem.Engine.Values.Reason> Try(string does)
        {
            await PeppolWorld.Does(stage, does);
            return await change.Try(stage.Seller, new(PeppolWay.Storecove, 42, null, true), Ct);
        }
    }

    /// <summary>It arrived once, is proved, and nothing is asked any more.</summary>
    private static async Task Delivered(Stage stage)
    {
        Assert.Equal(EInvoiceState.Proved, Assert.Single(await PeppolWorld.Rows(stage)).State);
        Assert.True(Assert.Single(await PeppolWorld.Taken(stage)).Delivered);
        Assert.Empty(await PeppolWorld.Asked(stage));
    }

    /// <summary>So much later, the lane alone running now and then.</summary>
    private static async Task Later(Stage stage, TimeSpan time)
    {
        var step = time > TimeSpan.FromHours(2) ? time / 6 : TimeSpan.FromMinutes(6);
        for (var end = stage.Clock.GetUtcNow() + time; stage.Clock.GetUtcNow() < end;)
        {
            stage.Clock.Advance(step);
            await stage.Run(Lane.SendEInvoices);
        }
    }
}
