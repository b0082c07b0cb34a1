using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Pages;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Settlement;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Settlement;

/// <summary>bol's own invoices over real HTTP, on both databases: each line once, and what it pays for what it lost.</summary>
public sealed class SettlementFlowTests
{
    private static readonly TimeSpan HalfADay = TimeSpan.FromHours(12) + TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task LostLvbReturn_IsPaidByBol_Shown_Counted_AndNeverRestocked(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments, Module.Returns);
        await stage.Get<ChangeOrderSettings>().Change(stage.Seller, s => s with { Import = s.Import with { Lvb = true } }, Ct);
        await stage.Settle(2);
        var stock = await stage.Shown();
        var order = (string)(await stage.Rehearsal.Ledger(Post, "shoppers/lvb?units=2")).Json["id"]!;
        await Turn(stage, 2);
        await stage.Rehearsal.Ledger(Post, $"bol/send?order={order}");
        await Turn(stage);
        var rma = (string)(await stage.Rehearsal.Ledger(Post, $"shoppers/return?order={order}&units=1")).Json["rma"]!;
        await stage.Rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result=RETURN_ITEM_LOST");
        await Turn(stage, 2);
        await stage.Rehearsal.Ledger(Post, "bol/invoice-line?type=COMPENSATION&amount=-25&text=Groeien%20loont");
        await stage.Rehearsal.Ledger(Post, "bol/invoice-line?type=BRAND_NEW&amount=1.5&vat=21&text=Iets%20nieuws");
        await stage.Rehearsal.Ledger(Post, "bol/invoice");
        await Read(stage);

        var key = (await stage.Get<DeskPages>().KeyOf(stage.Seller, rma, Ct))!.Value;
        var page = (await stage.Get<DeskPages>().Of(stage.Seller, key, Ct))!;
        Assert.Equal((true, false), (page.Row.Lvb, page.IsOpen));
        Assert.Equal([SettlementKind.SaleCorrection, SettlementKind.CommissionCorrection, SettlementKind.Compensation],
            page.Settled.Select(s => s.Kind));
        var paid = page.Settled[2];
        Assert.Equal((1, 13_97, 0), (paid.Units, paid.Net.Cents, paid.Vat.Cents));
        Assert.Equal(-19_95, page.Settled[0].Net.Cents);

        var months = await stage.Get<ReturnFigures>().ByMonth(stage.Seller, Ct);
        Assert.Equal(13_97, months.Sum(m => m.Compensated.Cents));
        Assert.Equal(13_97, months[^1].Compensated.Cents);
        Assert.Equal([("COMPENSATION", 25_00), ("BRAND_NEW", -1_50)],
            (await stage.Get<ReturnFigures>().BesidesReturns(stage.Seller, Ct)).Select(s => (s.Type, (int)s.Net.Cents)));

        // bol's warehouse is none of the shop's shelves.
        Assert.Equal(stock.Shop, (await stage.Shown()).Shop);
        Assert.All(await stage.Read(db => db.ReturnDecisions.ToListAsync(Ct)), d => Assert.False(d.Restock));
    }

    [Theory, BothDatabases]
    public async Task Lines_AreTakenOverOnce_PageByPage_ThroughCrashes_AndWhenReadAgain(DatabaseKind kind)
    {
        var crashes = 0;
        var steps = new Checkpoints((step, _) => step.StartsWith("settlement.", StringComparison.Ordinal) && ++crashes % 3 == 1
            ? throw new IOException("crash") : Task.CompletedTask);
        await using var stage = await Open(kind, steps, o => o with { BolSpecificationPage = 3 });
        var sum = await Invoiced(stage, orders: 5);
        for (var turn = 0; turn < 60; turn++) await Read(stage, TimeSpan.FromHours(2));

        var lines = await Lines(stage);
        Assert.Equal(Enumerable.Range(1, 10), lines.Select(l => l.Number));
        Assert.Equal(sum, lines.Sum(l => l.NetCents + l.VatCents));
        Assert.True(crashes > 4, $"{crashes} steps");
        var invoice = await stage.Read(db => db.SettlementInvoices.SingleAsync(Ct));
        Assert.Equal((10, 0, null, sum), (invoice.Lines, invoice.Tries, invoice.DueAt, invoice.PayableCents));
        Assert.Equal(5, lines.Count(l => l.OrderItemId is not null && l.Kind == SettlementKind.Sale));

        // Read again it is the same; and what is not there any more goes.
        await stage.Work.Owner.Write(async db =>
        {
            (await db.SettlementInvoices.SingleAsync(Ct)).DueAt = stage.Clock.GetUtcNow();
            db.SettlementLines.Add(new SettlementLine
            {
                SellerId = stage.Seller,
                AccountId = invoice.AccountId,
                InvoiceId = invoice.InvoiceId,
                Number = 11,
            });
        }, Ct);
        for (var turn = 0; turn < 12; turn++) await Read(stage, TimeSpan.FromHours(2));
        Assert.Equal(lines.Select(Shown), (await Lines(stage)).Select(Shown));

        static (long, int, string, string?, long) Shown(SettlementLine l) => (l.Key, l.Number, l.Type, l.BolOrderId, l.NetCents);
    }

    [Theory, EitherDatabase]
    public async Task Invoice_ThatCannotBeRead_StopsOnlyItself_IsAskedAbout_AndHeals(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        await Invoiced(stage, orders: 1);
        var bad = new Dictionary<string, Func<HttpResponseMessage>>(StringComparer.Ordinal);
        foreach (var answer in new Func<HttpResponseMessage>[]
        {
            () => Json("<html>Storing</html>"), () => Json("{}"), () => new(HttpStatusCode.InternalServerError),
        })
            bad[(string)(await Invoice(stage))["id"]!] = answer;
        await stage.Rehearsal.OrderAtBol();
        var broken = true;
        stage.Wire.Answers = request => broken && bad.FirstOrDefault(b => request.RequestUri!.AbsolutePath
            .Contains($"/{b.Key}/", StringComparison.Ordinal)).Value is { } answer ? answer() : null;
        await Read(stage);
        await Read(stage, TimeSpan.FromMinutes(1));
        Assert.Single((await Lines(stage)).Select(l => l.InvoiceId).Distinct());
        Assert.Empty(await Asked(stage));

        await Read(stage);
        Assert.Equal(bad.Keys.Order().Select(id => ("attention.bol-invoice-unread", id)),
            (await Asked(stage)).Select(q => (q.What.Code, q.What["invoice"]!)).OrderBy(q => q.Item2));
        broken = false;
        for (var turns = 0; turns < 3; turns++) await Read(stage, TimeSpan.FromDays(1));
        Assert.Empty(await Asked(stage));
        Assert.Equal(4, (await Lines(stage)).Select(l => l.InvoiceId).Distinct().Count());

        async Task<JsonNode> Invoice(Stage of)
        {
            await of.Rehearsal.Ledger(Post, "bol/invoice-line?type=STOCK&amount=3&vat=21");
            return (await of.Rehearsal.Ledger(Post, "bol/invoice")).Json;
        }
    }

    [Theory, EitherDatabase]
    public async Task LinesThatWereRead_Stay_WhereBolShowsNoneAnyMore(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var sum = await Invoiced(stage, orders: 1);
        await Read(stage);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("/specification", StringComparison.Ordinal)
            ? Json("{}") : null;
        await stage.Work.Owner.Write(async db =>
            (await db.SettlementInvoices.SingleAsync(Ct)).DueAt = stage.Clock.GetUtcNow(), Ct);
        for (var turns = 0; turns < 2; turns++) await Read(stage);
        Assert.Equal(sum, (await Lines(stage)).Sum(l => l.NetCents + l.VatCents));
        Assert.Single(await Asked(stage));
    }

    [Theory, EitherDatabase]
    public async Task Line_WithoutAnAmount_IsNamed_WhileTheOthersCount(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        await Invoiced(stage, orders: 1);
        var odd = true;
        stage.Wire.Answers = request => odd
            && request.RequestUri!.AbsolutePath.EndsWith("/specification", StringComparison.Ordinal)
            && request.RequestUri.Query == "?page=1"
            ? Json("""{"invoiceSpecification":[{"id":"A1234#X#COMMISSION","lineExtensionAmount":{"value":1.5}},7,{"id":"x","lineExtensionAmount":{}}]}""")
            : null;
        await Read(stage);
        Assert.Equal((1, -1_50), (Assert.Single(await Lines(stage)).Number, (await Lines(stage))[0].NetCents));
        var question = Assert.Single(await Asked(stage));
        Assert.Equal(("attention.bol-invoice-odd", "2", "2, 3"),
            (question.What.Code, question.What["count"], question.What["places"]));

        odd = false;
        await Read(stage, TimeSpan.FromDays(1));
        Assert.Empty(await Asked(stage));
        Assert.Equal(2, (await Lines(stage)).Count);
    }

    [Theory, EitherDatabase]
    public async Task Order_ThatComesToBeKnownLater_GetsItsLines_AndBytesInTextAreRead(DatabaseKind kind)
    {
        await using var stage = await Open(kind, world: o => o with { BolInvoicesAsText = true });
        await stage.Rehearsal.Ledger(Post, "bol/invoice-line?type=COMPENSATION&amount=-5&order=Z000000001&ean=8719990000014");
        await stage.Rehearsal.Ledger(Post, "bol/invoice");
        await Read(stage);
        Assert.Null(Assert.Single(await Lines(stage)).OrderKey);

        var (account, now) = ((await stage.Work.View(Ct)).Accounts[0], stage.Clock.GetUtcNow());
        await stage.Work.Owner.Write(db => SaveOrders.Save(
            db, stage.Get<OrderChanges>(), account,
            [new SeenOrder("Z000000001", now,
                [new SeenLine("L1", null, "8719990000014", "Mok", false, false, 1, 1, 0, false, now, 100, null)])], now, Ct), Ct);
        await Read(stage);
        Assert.Equal("L1", Assert.Single(await Lines(stage)).OrderItemId);
    }

    [Theory, EitherDatabase]
    public async Task Page_ThatComesAgainAndAgain_EndsTheInvoice(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        await Invoiced(stage, orders: 1);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("/specification", StringComparison.Ordinal)
            ? Json("""{"invoiceSpecification":[{"id":"A1234#X#COMMISSION","lineExtensionAmount":{"value":1.5}}]}""") : null;
        await Read(stage);
        Assert.Single(await Lines(stage));
        Assert.NotNull((await stage.Read(db => db.SettlementInvoices.SingleAsync(Ct))).ReadAt);
    }

    private static async Task<Stage> Open(DatabaseKind kind, Checkpoints? steps = null,
        Func<SandboxOptions, SandboxOptions>? world = null) =>
        await Stage.Open(kind, steps: steps, world: o => (world?.Invoke(o) ?? o) with { WarehouseSends = false });

    /// <summary>Orders of one unit that were sent, each with a line of its sale and one of its commission.</summary>
    /// <returns>What bol pays on the invoice.</returns>
    private static async Task<long> Invoiced(Stage stage, int orders)
    {
        for (var i = 0; i < orders; i++)
            await stage.Rehearsal.Ledger(Post, $"bol/ship?order={await stage.Rehearsal.OrderAtBol()}");
        await Turn(stage);
        await stage.Rehearsal.Ledger(Post, "bol/invoice");
        var day = DutchTime.DayOf(stage.Clock.GetUtcNow());
        return -Money.FromEuros((await stage.Rehearsal.Bol.GetInvoices(day, day, Ct)).Sum(i => i.Payable!.Value)).Cents;
    }

    private static async Task Turn(Stage stage, int turns = 1)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(301));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide, Lane.ImportOrders, Lane.HandleReturns, Lane.TellShop);
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await stage.Run(Lane.WatchShop, Lane.Decide, Lane.PushStock);
        }
    }

    private static async Task Read(Stage stage, TimeSpan? after = null)
    {
        stage.Clock.Advance(after ?? HalfADay);
        await stage.Run(Lane.WatchBol);
    }

    private static Task<List<SettlementLine>> Lines(Stage stage) =>
        stage.Read(db => db.SettlementLines.OrderBy(l => l.InvoiceId).ThenBy(l => l.Number).ToListAsync(Ct));

    private static Task<List<Attention>> Asked(Stage stage) =>
        stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Cause.StartsWith("bol-invoice:")).ToListAsync(Ct));

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
