using CsCheck;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Settlement;
using Tandem.Engine.Values;

namespace Tandem.Tests.Settlement;

/// <summary>What a line of bol's own invoice is taken for.</summary>
public sealed class SettlementRuleTests
{
    private const string Ean = "8712345000011";
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly SettlementInvoice Invoice = SettlementRule.Of(
        new BolInvoice("39", "ALL_IN_ONE", Now, Now.AddDays(-30), Now, -12.34m), SellerId.New(Now),
        new AccountId(Guid.NewGuid()), Now);

    [Theory]
    [InlineData("TURNOVER", SettlementKind.Sale)]
    [InlineData("CORRECTION_TURNOVER", SettlementKind.SaleCorrection)]
    [InlineData("COMMISSION", SettlementKind.Commission)]
    [InlineData("CORRECTION_COMMISSION", SettlementKind.CommissionCorrection)]
    [InlineData("COMPENSATION", SettlementKind.Compensation)]
    [InlineData("COMPENSATION_LOST_GOODS", SettlementKind.Compensation)]
    [InlineData("PLAZA_RETURN_SHIPPING_LABEL", SettlementKind.Label)]
    [InlineData("CORRECTION_SHIPMENT_LABEL_POST", SettlementKind.Label)]
    [InlineData("CORRECTION_PICK_PACK", SettlementKind.Warehouse)]
    [InlineData("NCK_STOCK", SettlementKind.Warehouse)]
    [InlineData("SPONSORED_PRODUCTS_DISCOUNT", SettlementKind.Advertising)]
    [InlineData("BRMG_REFUND", SettlementKind.Advertising)]
    [InlineData("CORRECTION_CORRECTION", SettlementKind.Other)]
    [InlineData("RETAILER_AUTHORIZATION", SettlementKind.Other)]
    [InlineData("SOMETHING_NEW", SettlementKind.Other)]
    [InlineData("", SettlementKind.Other)]
    public void Type_IsTakenFor(string type, SettlementKind expected) => Assert.Equal(expected, SettlementRule.KindOf(type));

    [Theory]
    [InlineData("COMPENSATION_LOST_GOODS", true)]
    [InlineData("CORRECTION_TURNOVER", true)]
    [InlineData("PLAZA_RETURN_SHIPPING_LABEL", true)]
    [InlineData("TURNOVER", false)]
    [InlineData("COMMISSION", false)]
    [InlineData("SHIPMENT_LABEL", false)]
    public void Return_IsToldOfBy(string type, bool expected) =>
        Assert.Equal(expected, SettlementRule.IsAboutReturn(SettlementRule.KindOf(type), type));

    [Fact]
    public void Invoice_IsTheSellers()
    {
        Assert.Equal((12_34L, new DateOnly(2026, 11, 23), Now), (Invoice.PayableCents, Invoice.IssuedOn, Invoice.DueAt));
        var odd = SettlementRule.Of(new BolInvoice("40", IssuedAt: DateTimeOffset.MaxValue, From: DateTimeOffset.MinValue,
            Payable: decimal.MaxValue, SpecificationTypes: ["application/pdf"]), Invoice.SellerId, Invoice.AccountId, Now);
        Assert.Equal((new DateOnly(2026, 11, 23), null, null, null), (odd.IssuedOn, odd.From, odd.PayableCents, odd.DueAt));
    }

    [Fact]
    public void Line_IsReadFromItsProperties_ElseFromItsId()
    {
        var told = Of(new("x", "COMMISSION", "Commissie", "A000TEST01", Ean, 2, 3.50m, 0.74m, 21m));
        Assert.Equal(("A000TEST01", Ean, 2, -3_50, -74, 21m),
            (told.BolOrderId, told.Ean, told.Units, told.NetCents, told.VatCents, told.VatPercent));
        var named = Of(new($"A000TEST01#{Ean}#compensation_lost_goods", Amount: -20.11m));
        Assert.Equal((SettlementKind.Compensation, "COMPENSATION_LOST_GOODS", "A000TEST01", Ean, 20_11, 0),
            (named.Kind, named.Type, named.BolOrderId, named.Ean, named.NetCents, named.VatCents));
        var old = Of(new("514884517#1#TURNOVER", "TURNOVER", Amount: -23.99m));
        Assert.Equal((SettlementKind.Sale, "514884517", null, 23_99), (old.Kind, old.BolOrderId, old.Ean, old.NetCents));
        var bare = Of(new("39005#STOCK", "STOCK", Amount: 3.21m, VatPercent: 21m));
        Assert.Equal((SettlementKind.Warehouse, -3_21, -67), (bare.Kind, bare.NetCents, bare.VatCents));
        var empty = Of(new(Amount: 1m));
        Assert.Equal((SettlementKind.Other, "", null), (empty.Kind, empty.Type, empty.BolOrderId));
    }

    [Fact]
    public void Line_WithoutAnAmount_IsNone_AndAnyOtherIsOne() =>
        Gen.Select(Gen.String, Gen.String, Gen.Decimal.Nullable(), Gen.Decimal.Nullable(), Gen.Decimal.Nullable())
            .Sample((id, type, amount, vat, units) =>
            {
                var line = new BolSpecificationLine(id, type, type, id, type, units, amount, vat, vat);
                var seen = SettlementRule.Of(line, Invoice, 7);
                Assert.Equal(SettlementRule.CanBeRead(line), seen is not null);
                if (seen is null) return;
                Assert.Equal(-Money.FromEuros(amount!.Value).Cents, seen.NetCents);
                Assert.True(seen.Type.Length <= 40 && seen.Text.Length <= 120 && (seen.BolOrderId?.Length ?? 0) <= 40);
            });

    [Fact]
    public void OrderLine_IsThatOfTheEan()
    {
        OrderLine[] lines = [Sold("2", Ean), Sold("1", "08712345000028"), Sold("3", null)];
        (lines[0].Key, lines[1].Key, lines[2].Key) = (2, 1, 3);
        Assert.Equal("2", SettlementRule.LineOf(lines, Ean)?.OrderItemId);
        Assert.Equal("1", SettlementRule.LineOf(lines, "8712345000028")?.OrderItemId);
        Assert.Null(SettlementRule.LineOf(lines, null));
        Assert.Null(SettlementRule.LineOf(lines, "8712345000035"));
        Assert.Equal("2", SettlementRule.LineOf(lines[..1], null)?.OrderItemId);
    }

    [Fact]
    public void Tries_GetFewer_AndEnd()
    {
        DateTimeOffset?[] tries = [.. Enumerable.Range(1, 9).Select(n => SettlementRule.NextTry(n, Now))];
        Assert.Equal([Now.AddHours(1), Now.AddHours(6), Now.AddDays(1)], tries[..3].Select(t => t!.Value));
        Assert.Null(tries[^1]);
        Assert.Equal((false, true), (SettlementRule.Asks(1), SettlementRule.Asks(2)));
    }

    [Fact]
    public void Periods_GoBackWithoutAGap_AndEnd()
    {
        var today = new DateOnly(2026, 11, 23);
        var (first, _) = SettlementCursor.PeriodUntil(today);
        var at = SettlementCursor.Start(today);
        for (var n = 0; at.Back is { } day; n++)
        {
            var (from, until) = SettlementCursor.PeriodUntil(day);
            Assert.True(until >= first && until.DayNumber - from.DayNumber <= 30 && n < 20);
            (first, at) = (from, at.GoneBack(today));
        }

        Assert.InRange(today.DayNumber - first.DayNumber, 365, 431);
    }

    private static SettlementLine Of(BolSpecificationLine line) => SettlementRule.Of(line, Invoice, 1)!;

    private static OrderLine Sold(string id, string? ean) => new() { OrderItemId = id, Ean = ean };
}
