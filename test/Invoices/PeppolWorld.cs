using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.External;
using Tandem.Tests.Returns;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Invoices;

/// <summary>A seller whose business customers get their documents over Peppol, as the simulation tells.</summary>
internal static class PeppolWorld
{
    public static readonly PersonDetails Buyer =
        new("F. Koper", "Fictif SRL", "Rue du Rêve 9", "4000", "Illusionville", "BE") { Kvk = "0000000097" };

    private static readonly BusinessData Belgian = new()
    {
        Business = "Proefhandel BV",
        Street = "Droomkaai 1",
        Postcode = "2000",
        City = "Verbeeldegem",
        Country = "BE",
        VatNumber = "BE0000000196",
        RegisterNumber = "0000000196",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task GoLive(Stage stage, PeppolWay way = PeppolWay.Storecove, bool dutch = false)
    {
        await stage.Get<Database>().WriteFor(stage.Seller,
            db => db.SaveSettings(stage.Seller, dutch ? DocumentFlowTests.Business : Belgian, Ct), Ct);
        Assert.Null(await stage.Get<ChangeInvoiceSettings>().Save(stage.Seller,
            new InvoiceSettings { When = InvoiceWhen.Always, Upload = false }, Ct));
        await Choose(stage, way);
        await stage.GoLive(Module.Invoices);
    }

    public static async Task Choose(Stage stage, PeppolWay way, string? key = null) =>
        Assert.Null(await stage.Get<ChangePeppol>().Save(stage.Seller,
            new PeppolDraft(way, 42, key ?? stage.Rehearsal.Host.PeppolKey, false), Ct));

    public static async Task<Stage> Open(DatabaseKind kind, PeppolWay way = PeppolWay.Storecove, bool dutch = false)
    {
        var stage = await ReturnWorld.Open(kind);
        await GoLive(stage, way, dutch);
        return stage;
    }

    /// <summary>An order of a Belgian business is sent, and its invoice made; nothing goes over Peppol yet.</summary>
    public static async Task<ReturnWorld> Sent(Stage stage, PersonDetails? buyer = null)
    {
        var world = await ReturnWorld.Sent(stage, 1, beforeShipping: () => IsBuyer(stage, buyer ?? Buyer));
        await ReturnWorld.Turn(stage, 2);
        return world;
    }

    /// <summary>Whoever bol named: this one buys all that was not sent yet.</summary>
    public static Task IsBuyer(Stage stage, PersonDetails buyer) => stage.Get<Database>().WriteFor(stage.Seller, async db =>
    {
        var seal = stage.Get<DocumentSeal>();
        foreach (var draft in await db.DocumentDrafts.ToListAsync(Ct))
            draft.Sealed = seal.Close(new OrderParties(buyer, buyer, null));
    }, Ct);

    /// <summary>What the access point does until it is told otherwise; empty: as it should.</summary>
    public static Task Does(Stage stage, string what) => stage.Rehearsal.Ledger(Post, $"peppol-does?what={what}");

    /// <summary>What it took: each document's number, its receiver, and whether it was delivered.</summary>
    public static async Task<List<(string Number, string Receiver, bool Delivered)>> Taken(Stage stage) =>
        [.. (await stage.Rehearsal.Ledger(Get, "peppol-taken")).Json.AsArray()
            .Select(t => ((string)t!["number"]!, (string)t["receiver"]!, (bool)t["delivered"]!))];

    public static Task<List<EInvoice>> Rows(Stage stage) =>
        stage.Read(db => db.EInvoices.OrderBy(e => e.DocumentKey).ToListAsync(Ct));

    /// <summary>What a person is asked about e-invoices.</summary>
    public static Task<List<string>> Asked(Stage stage) => stage.Read(async db => (await db.Attentions
        .Where(a => a.ClearedAt == null).OrderBy(a => a.Key).ToListAsync(Ct)).Where(a =>
            a.What.Code.StartsWith("attention.e-invoice", StringComparison.Ordinal) || a.What["write"] == "SendEInvoice")
        .Select(a => a.What.Code).ToList());
}
