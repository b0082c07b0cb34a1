using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Orders;
using Tandem.Engine.Settlement;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Returns;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Invoices;

/// <summary>Orders, documents, the VAT ledger and bol's settlement against each other, on both databases.</summary>
public sealed class TieOutTests
{
    private static readonly VatPeriod Period = VatPeriod.TryParse("2026-Q4")!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100, 100, 100, null, 0, null)]
    [InlineData(100, 100, 100, 100L, 0, null)]
    [InlineData(100, 100, 99, 100L, 0, TieOutWhy.Ledger)]
    [InlineData(100, 60, 60, null, 1, TieOutWhy.NotInvoiced)]
    [InlineData(100, 60, 60, null, 0, TieOutWhy.CreditedOnly)]
    [InlineData(60, 100, 100, null, 0, TieOutWhy.RefundedOnly)]
    [InlineData(100, 100, 100, 99L, 0, TieOutWhy.Settlement)]
    public void FirstThingThatDoesNotClose_IsNamed(long order, long documents, long ledger, long? settled, int open,
        TieOutWhy? why) => Assert.Equal(why, TieOutRule.Decide(new TieOutFacts(new(order), new(documents), new(ledger),
            settled is { } cents ? new Money(cents) : null, open)));

    [Theory, BothDatabases]
    public async Task Orders_OfThePeriod_AreAddedUp_AndWhatDiffersIsListed(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(db =>
        {
            var rows = new DeskRows(db, world.Seller, world.Account.Id, world.Now);
            foreach (var key in new long[] { 1, 2, 3, 4, 5 })
            {
                var order = rows.Order(key, 2);
                order.Lines[0].TotalCentsInclVat = 40_00;
                db.Orders.Add(order);
            }

            // All of it, settled, of which half went back.
            Document(db, world, 1, key: 1, 40_00, 2);
            Document(db, world, 1, key: 2, 20_00, 1, credits: 1);
            db.Adjustments.Add(new Adjustment { SellerId = world.Seller, OrderKey = 1, OrderItemId = "101", Cause =
                AdjustmentCause.Refunded, Units = 1, CentsInclVat = 20_00, At = world.Now });
            Settle(db, world, 1, 40_00, SettlementKind.Sale, 1);
            Settle(db, world, 1, -20_00, SettlementKind.SaleCorrection, 2);
            Settle(db, world, 1, -4_00, SettlementKind.Commission, 3);

            // Half of it was sent; a cent is missing in the ledger; bol settled less; and one of another period.
            Document(db, world, 2, key: 3, 20_00, 1);
            Document(db, world, 3, key: 4, 40_00, 2, lost: 1);
            Document(db, world, 4, key: 5, 40_00, 2);
            Settle(db, world, 4, 39_00, SettlementKind.Sale, 4);
            Document(db, world, 5, key: 6, 40_00, 2, day: new(2026, 9, 30));
            return Task.CompletedTask;
        });
        var report = await new TieOut(world.Database).Of(world.Seller, Period, Ct);
        Assert.Equal((4, 20_00L + 40_00 + 40_00 + 40_00, 20_00L + 20_00 + 40_00 + 40_00, 119_99L, 59_00L, 60_00L),
            (report.Orders, report.Order.Cents, report.Documents.Cents, report.Ledger.Cents, report.Settled.Cents,
                report.DocumentsSettled.Cents));
        Assert.Equal([(2L, TieOutWhy.NotInvoiced), (4L, TieOutWhy.Settlement), (3L, TieOutWhy.Ledger)],
            report.Rows.Select(r => (r.OrderKey, r.Why)));
        Assert.Equal(DeskRows.OrderId(2), report.Rows[0].BolOrderId);
        Assert.Equal(0, (await new TieOut(world.Database).Of(SellerId.New(world.Now), Period, Ct)).Orders);
    }

    private static void Settle(TandemDb db, World world, long order, long cents, SettlementKind kind, int number) =>
        db.SettlementLines.Add(new SettlementLine
        {
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            InvoiceId = "1",
            Number = number,
            Kind = kind,
            OrderKey = order,
            NetCents = cents,
            Day = new(2026, 11, 1),
        });

    private static void Document(TandemDb db, World world, long order, long key, long gross, int units, long? credits = null,
        long lost = 0, DateOnly? day = null)
    {
        var (on, sign) = (day ?? new DateOnly(2026, 11, 1), credits is null ? 1 : -1);
        var vat = gross * 21 / 121;
        db.IssuedDocuments.Add(new IssuedDocument
        {
            Key = key,
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            Kind = credits is null ? DocumentKind.Invoice : DocumentKind.CreditNote,
            Number = $"N{key}",
            Series = "N",
            Sequence = key,
            OrderKey = order,
            CreditsKey = credits,
            IssuedOn = on,
            SuppliedOn = on,
            NetCents = gross - vat,
            VatCents = vat,
            GrossCents = gross,
            Why = Reason.Of("invoice.why-home"),
            FromCountry = "NL",
            ToCountry = "NL",
            ContentHash = "",
            PdfHash = "",
            UblHash = "",
        });
        db.DocumentRates.Add(new DocumentRate
        {
            SellerId = world.Seller,
            DocumentKey = key,
            OrderKey = order,
            Category = VatCategory.S,
            Rate = 21_000,
            NetCents = (sign * (gross - vat)) - lost,
            VatCents = sign * vat,
            VatCountry = "NL",
            FromCountry = "NL",
            DeclaredIn = "NL VAT return",
            Day = on,
            CorrectsDay = credits is null ? null : on,
        });
        db.IssuedLines.Add(new IssuedLine
        {
            SellerId = world.Seller,
            DocumentKey = key,
            OrderKey = order,
            OrderItemId = $"{order}01",
            Units = units,
            GrossCents = gross,
            Category = VatCategory.S,
            Rate = 21_000,
            OfLine = credits,
        });
    }
}
