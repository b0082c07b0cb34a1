using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using Tandem.Tests.Returns;
using Tandem.Web.Pages;

namespace Tandem.Tests.Invoices;

/// <summary>From a bol order to its invoice and credit notes, over real HTTP, on both databases.</summary>
public sealed class DocumentFlowTests
{
    internal static readonly BusinessData Business = new()
    {
        Business = "Proefwinkel B.V.",
        Street = "Dorpsstraat 1",
        Postcode = "1234 AB",
        City = "Utrecht",
        Country = "NL",
        VatNumber = "NL123456782B01",
        RegisterNumber = "12345678",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Shipment_GetsOneInvoice_AndEachRefundOneCreditNote(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        var world = await ReturnWorld.Sent(stage, 3);
        await ReturnWorld.Turn(stage, 3);
        var invoice = Assert.Single(await Documents(stage));
        var order = await world.Row();
        Assert.Equal((DocumentKind.Invoice, "2026-00001", order.TotalCentsInclVat),
            (invoice.Kind, invoice.Number, invoice.GrossCents));
        Assert.Equal(0, await stage.Read(db => db.DocumentDrafts.CountAsync(Ct)));

        await world.RefundByHand(1);
        await ReturnWorld.Turn(stage, 3);
        Assert.True(await world.GiveBack(1.50m));
        await ReturnWorld.Turn(stage, 3);
        var credits = (await Documents(stage)).Skip(1).ToList();
        Assert.Equal(["C2026-00001", "C2026-00002"], credits.ConvertAll(c => c.Number));
        Assert.Equal((long)(ReturnWorld.Amount(await world.Refunds()) * 100), credits.Sum(c => c.GrossCents));
        Assert.All(credits, c => Assert.Equal((invoice.Key, c.NetCents + c.VatCents), (c.CreditsKey!.Value, c.GrossCents)));
        await ReturnWorld.Turn(stage, 2);
        Assert.Equal(3, (await Documents(stage)).Count);
        Assert.Equal((3, 0), await Checked(stage));
    }

    [Theory, BothDatabases]
    public async Task NobodysName_StandsOutsideWhatIsSealed(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 3);
        var invoice = Assert.Single(await Documents(stage));
        var content = stage.Get<DocumentSeal>().Open<DocumentContent>(invoice.Content)!;
        Assert.NotEmpty(content.Buyer.Name);
        foreach (var bytes in new[] { invoice.Content!, invoice.Pdf!, invoice.Ubl! })
            Assert.DoesNotContain(content.Buyer.Name, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        var open = System.Text.Json.JsonSerializer.Serialize(await stage.Read(async db => new object[]
        {
            (await db.IssuedDocuments.ToListAsync(Ct)).ConvertAll(d =>
            {
                (d.Content, d.Pdf, d.Ubl) = (null, null, null);
                return d;
            }),
            await db.IssuedLines.ToListAsync(Ct), await db.DocumentRates.ToListAsync(Ct), await db.DocumentTasks.ToListAsync(Ct),
        }));
        foreach (var secret in new[] { content.Buyer.Name, content.Buyer.Street!, content.Buyer.Postcode! })
            Assert.DoesNotContain(secret, open, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task WhatIsMissing_IsAskedOnce_AndTheInvoiceFollows(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        Assert.Null(await stage.Get<ChangeInvoiceSettings>().Save(stage.Seller, Always, Ct));
        await stage.GoLive(Module.Invoices);
        await ReturnWorld.Sent(stage, [1, 1]);
        await ReturnWorld.Turn(stage, 2);
        Assert.Equal(["invoice.no-business"], await Asked(stage));
        await SaveBusiness(stage);
        await ReturnWorld.Turn(stage, 1);
        Assert.Empty(await Asked(stage));
        Assert.Equal(2, (await Documents(stage)).Count);
    }

    /// <summary>What was sent while somebody else made them is theirs; what waited from before is not.</summary>
    [Theory, BothDatabases]
    public async Task SwitchedOnAgain_ItBeginsNow(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        Assert.Null(await Choose(stage, Always));
        await stage.GoLive(Module.Invoices);
        var waits = await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 1);
        Assert.Equal(["invoice.no-business"], await Asked(stage));

        Assert.Null(await Choose(stage, new InvoiceSettings()));
        await SaveBusiness(stage);
        var theirs = await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 1);
        Assert.Empty(await Asked(stage));
        Assert.Null(await Choose(stage, Always));
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal((await waits.Row()).Key, Assert.Single(await Documents(stage)).OrderKey);

        var ours = await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal([(await waits.Row()).Key, (await ours.Row()).Key], (await Documents(stage)).Select(d => d.OrderKey));
        Assert.NotEqual(theirs.Bol, ours.Bol);
    }

    /// <summary>Nobody refunds in a shop that does not have the order: what bol was told is credited all the same.</summary>
    [Theory, BothDatabases]
    public async Task ReturnOfTheDesk_OfAnOrderOutsideTheShop_IsCredited(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        var world = await ReturnWorld.Sent(stage, 2);
        await ReturnWorld.Turn(stage, 3);
        var invoice = Assert.Single(await Documents(stage));
        await stage.Get<Database>().WriteFor(stage.Seller, db => db.Orders.ExecuteUpdateAsync(o => o
            .SetProperty(x => x.State, OrderState.Skipped).SetProperty(x => x.ShopOrderId, (long?)null), Ct), Ct);
        Assert.Null(await world.MakeAtBol(1));
        await ReturnWorld.Turn(stage, 2);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await ReturnWorld.Turn(stage, 1);
        var credit = (await Documents(stage)).Single(d => d.Kind == DocumentKind.CreditNote);
        Assert.Equal((invoice.Key, invoice.GrossCents / 2), (credit.CreditsKey!.Value, credit.GrossCents));
        Assert.Null(await stage.Read(db => db.DocumentTasks.Select(t => t.DueAt).SingleAsync(Ct)));
    }

    /// <summary>More of them than are asked about at once, and bol refuses one.</summary>
    [Theory, BothDatabases]
    public async Task BuyersThatBolNeverNames_KeepNobodyElseWaiting(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        await stage.Get<Database>().WriteFor(stage.Seller, async db =>
        {
            var account = await db.Accounts.SingleAsync(Ct);
            for (var i = 10; i < 35; i++)
            {
                var order = new Order
                {
                    SellerId = stage.Seller,
                    AccountId = account.Id,
                    BolOrderId = $"NOBODY{i}",
                    PlacedAt = stage.Clock.GetUtcNow().AddDays(-1),
                    State = OrderState.Skipped,
                };
                db.Orders.Add(order);
                await db.SaveChangesAsync(Ct);
                db.DocumentTasks.Add(new DocumentTask { OrderKey = order.Key, SellerId = stage.Seller, LacksBuyer = true });
            }
        }, Ct);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("NOBODY12", StringComparison.Ordinal)
            ? new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest) : null;
        var world = await ReturnWorld.Sent(stage, 1, beforeShipping: () => Prepare(stage));
        await ReturnWorld.Turn(stage, 4);
        Assert.Equal((await world.Row()).Key, Assert.Single(await Documents(stage)).OrderKey);
    }

    /// <summary>The law makes one keep them, also where Tandem is not used any more.</summary>
    [Theory, BothDatabases]
    public async Task RemovedSeller_LeavesWithItsDocuments_OnlyOnceTheyAreExported(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 3);
        var invoice = Assert.Single(await Documents(stage));
        var remove = stage.Get<RemoveParts>();
        Assert.Equal(1, (await remove.Plan(stage.Seller, null, Ct)).Documents);
        Assert.False(await remove.Remove(stage.Seller, documentsExported: false, Ct));
        Assert.Single(await Documents(stage));

        using var file = new MemoryStream();
        Assert.Equal((1, 0), await DocumentFiles.Write(stage.Get<DocumentPages>(), stage.Seller,
            new DocumentSelection(new DocumentFilter(), []), file, Ct));
        await using (var zip = new ZipArchive(file))
            Assert.Equal([$"factuur-{invoice.Number}.pdf", $"factuur-{invoice.Number}.xml", "index.csv"],
                zip.Entries.Select(e => e.FullName));
        Assert.True(await remove.Remove(stage.Seller, documentsExported: true, Ct));
        Assert.Empty(await Documents(stage));
    }

    /// <summary>A column that comes new is not forgotten, and the files are not read.</summary>
    [Theory, EitherDatabase]
    public async Task Document_WithoutItsFiles_IsAllTheRest(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        var world = await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 3);
        await world.RefundByHand(1);
        await ReturnWorld.Turn(stage, 3);
        var light = await stage.Read(db => db.IssuedDocuments.OrderBy(d => d.Key).Select(IssuedDocument.WithoutFiles)
            .ToListAsync(Ct));
        foreach (var (whole, rest) in (await Documents(stage)).Zip(light))
        {
            Assert.Null(rest.Pdf);
            (whole.Content, whole.Pdf, whole.Ubl) = (null, null, null);
            Assert.Equivalent(whole, rest, strict: true);
        }

        Assert.DoesNotContain("Pdf\"", await stage.Read(db => Task.FromResult(
            db.IssuedDocuments.Select(IssuedDocument.WithoutFiles).ToQueryString())), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task BeforeItIsLive_AndWhileItIsNever_NothingIsMadeOrKept(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        await SaveBusiness(stage);
        await ReturnWorld.Sent(stage, 1);
        Assert.Equal(0, await stage.Read(db => db.DocumentDrafts.CountAsync(Ct)));
        Assert.Null(await stage.Get<ChangeInvoiceSettings>().Save(stage.Seller, Always, Ct));
        await ReturnWorld.Turn(stage, 2);
        await stage.GoLive(Module.Invoices);
        await ReturnWorld.Turn(stage, 2);
        Assert.Empty(await Documents(stage));
    }

    /// <summary>Whatever is changed behind its back, it is found and named.</summary>
    [Theory, BothDatabases]
    public async Task Tampering_IsFound(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        await ReturnWorld.Sent(stage, [1, 2, 1]);
        await ReturnWorld.Turn(stage, 3);
        var all = await Documents(stage);
        Assert.Equal((3, 0), await Checked(stage));
        var (second, last) = (all[1], all[2]);

        await Change(db => db.IssuedDocuments.Where(d => d.Key == second.Key)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.GrossCents, second.GrossCents + 1), Ct), second.Number);
        await Change(db => db.IssuedDocuments.Where(d => d.Key == second.Key)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.GrossCents, second.GrossCents)
                .SetProperty(x => x.Pdf, second.Ubl), Ct), "PDF");
        await Change(db => db.IssuedDocuments.Where(d => d.Key == second.Key)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.Pdf, second.Pdf).SetProperty(x => x.Content,
                second.Content!.Select((b, i) => i == 40 ? (byte)(b ^ 1) : b).ToArray()), Ct), "content");
        await Change(db => db.IssuedDocuments.Where(d => d.Key == second.Key)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.Content, second.Content), Ct), null);
        await Change(db => db.DocumentRates.Where(r => r.DocumentKey == second.Key)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.VatCents, x => x.VatCents + 1), Ct), "ledger");
        await Change(db => db.DocumentRates.Where(r => r.DocumentKey == second.Key)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.VatCents, x => x.VatCents - 1), Ct), null);
        await Change(db => db.IssuedDocuments.Where(d => d.Key == last.Key).ExecuteDeleteAsync(Ct), "number 3 is missing");
        await Change(db => db.IssuedDocuments.Where(d => d.Key == second.Key).ExecuteDeleteAsync(Ct),
            "numbers 2 to 3 are missing");

        async Task Change(Func<TandemDb, Task> change, string? named)
        {
            await stage.Get<Database>().Write(change, Ct);
            var faults = (await stage.Get<DocumentChain>().Check(stage.Seller, Ct)).Faults;
            if (named is null) Assert.Empty(faults);
            else Assert.Contains(faults, fault => fault.Contains(named, StringComparison.Ordinal));
        }
    }

    [Theory, BothDatabases]
    public async Task Content_GoesAfterTenFullYears_NumberAndHashStay(DatabaseKind kind)
    {
        await using var stage = await Opened(kind);
        await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 3);
        await TidyDocuments.Run(stage.Work, new DateTimeOffset(2036, 12, 31, 20, 0, 0, TimeSpan.Zero), Ct);
        Assert.NotNull((await Documents(stage)).Single().Pdf);
        await TidyDocuments.Run(stage.Work, new DateTimeOffset(2036, 12, 31, 23, 30, 0, TimeSpan.Zero), Ct);
        var gone = Assert.Single(await Documents(stage));
        Assert.Null(gone.Content);
        Assert.Null(gone.Pdf);
        Assert.Null(gone.Ubl);
        Assert.Equal("2026-00001", gone.Number);

        // The clock of the sandbox rings every timer of the years between.
        var later = new DocumentChain(stage.Get<Database>(), stage.Get<DocumentSeal>(),
            new FakeTimeProvider(new DateTimeOffset(2037, 1, 2, 0, 0, 0, TimeSpan.Zero)));
        Assert.Empty((await later.Check(stage.Seller, Ct)).Faults);
        Assert.NotEmpty((await stage.Get<DocumentChain>().Check(stage.Seller, Ct)).Faults);
    }

    /// <summary>The owner dies after the number was taken: it is given back with everything else, and given once more.</summary>
    [Theory, BothDatabases]
    public async Task OwnerDies_TheNumberIsGivenOnce(DatabaseKind kind)
    {
        var dies = true;
        await using var stage = await ReturnWorld.Open(kind, new Checkpoints((step, _) =>
            dies && step == "document.numbered" ? throw new OwnershipLost() : Task.CompletedTask));
        await Prepare(stage);
        await Assert.ThrowsAsync<OwnershipLost>(async () =>
        {
            await ReturnWorld.Sent(stage, 1);
            await ReturnWorld.Turn(stage, 4);
        });
        Assert.Empty(await Documents(stage));
        dies = false;
        await stage.TakeOver();
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal("2026-00001", Assert.Single(await Documents(stage)).Number);
        Assert.Equal((1, 0), await Checked(stage));
    }

    private static InvoiceSettings Always => new() { When = InvoiceWhen.Always };

    private static async Task<Stage> Opened(DatabaseKind kind)
    {
        var stage = await ReturnWorld.Open(kind);
        await Prepare(stage);
        return stage;
    }

    private static async Task Prepare(Stage stage)
    {
        await SaveBusiness(stage);
        Assert.Null(await Choose(stage, Always));
        await stage.GoLive(Module.Invoices);
    }

    private static Task<Reason?> Choose(Stage stage, InvoiceSettings settings) =>
        stage.Get<ChangeInvoiceSettings>().Save(stage.Seller, settings, Ct);

    private static Task SaveBusiness(Stage stage) =>
        stage.Get<Database>().WriteFor(stage.Seller, db => db.SaveSettings(stage.Seller, Business, Ct), Ct);

    private static Task<List<IssuedDocument>> Documents(Stage stage) =>
        stage.Read(db => db.IssuedDocuments.OrderBy(d => d.Key).ToListAsync(Ct));

    private static async Task<(int, int)> Checked(Stage stage)
    {
        var (looked, faults) = await stage.Get<DocumentChain>().Check(stage.Seller, Ct);
        return (looked, faults.Count);
    }

    private static Task<List<string>> Asked(Stage stage) => stage.Read(async db => (await db.Attentions
        .Where(a => a.ClearedAt == null).ToListAsync(Ct)).ConvertAll(a => a.What.Code)
        .FindAll(code => code.StartsWith("invoice.", StringComparison.Ordinal)));
}
