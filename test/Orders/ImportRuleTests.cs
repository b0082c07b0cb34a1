using CsCheck;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Values;

namespace Tandem.Tests.Orders;

/// <summary>Which orders go into the shop, in which status, with which lines.</summary>
public sealed class ImportRuleTests
{
    private static readonly DateTimeOffset Live = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Fulfilment.Own, true, false, false, null)]
    [InlineData(Fulfilment.Own, false, true, true, "order.own-off")]
    [InlineData(Fulfilment.Vvb, false, true, false, null)]
    [InlineData(Fulfilment.Vvb, true, false, true, "order.vvb-off")]
    [InlineData(Fulfilment.Lvb, false, false, true, null)]
    [InlineData(Fulfilment.Lvb, true, true, false, "order.lvb")]
    public void Filter_IsPerKind(Fulfilment kind, bool own, bool vvb, bool lvb, string? why) =>
        Assert.Equal(why,
            ImportRule.WhyNot(Order(Live, kind), new ImportSettings { Own = own, Vvb = vvb, Lvb = lvb }, Live, [])?.Code);

    [Fact]
    public void Older_StaysOut_UnlessAPersonPicksIt()
    {
        var order = Order(Live.AddSeconds(-1), Fulfilment.Own);
        Assert.Equal("order.before-go-live", ImportRule.WhyNot(order, new ImportSettings(), Live, [])?.Code);
        order.PickedByHand = true;
        Assert.Null(ImportRule.WhyNot(order, new ImportSettings(), Live, []));
        Assert.Null(ImportRule.WhyNot(order, new ImportSettings { Own = false }, Live, []));
        Assert.Null(ImportRule.WhyNot(Order(Live, Fulfilment.Own), new ImportSettings(), Live, [])); // that very moment
    }

    /// <summary>Of two accounts of one retailer: the one that has it in the shop, or on its way, else the first.</summary>
    [Theory]
    [InlineData(OrderState.Seen, false, true, true)]
    [InlineData(OrderState.Seen, false, false, false)]
    [InlineData(OrderState.Seen, true, false, true)]
    [InlineData(OrderState.Imported, true, false, true)]
    [InlineData(OrderState.Shipped, true, false, true)]
    [InlineData(OrderState.Cancelled, true, false, true)]
    [InlineData(OrderState.Skipped, false, true, false)]
    public void OrderOfTwoAccounts_GoesInThroughOne(OrderState other, bool planned, bool otherIsOlder, bool staysOut)
    {
        var (older, younger) = (AccountId.New(Live), AccountId.New(Live.AddDays(1)));
        var order = Order(Live, Fulfilment.Own);
        (order.AccountId, order.PickedByHand) = (otherIsOlder ? younger : older, true);
        var elsewhere = new ElsewhereOrder(order.BolOrderId, otherIsOlder ? older : younger, other, planned);

        Assert.Equal(staysOut ? "order.of-other-account" : null,
            ImportRule.WhyNot(order, new ImportSettings(), Live, [elsewhere])?.Code);
        Assert.Null(ImportRule.WhyNot(order, new ImportSettings(), Live,
            [new ElsewhereOrder(order.BolOrderId, order.AccountId, OrderState.Seen, false)]));
    }

    [Theory]
    [InlineData("pending", "processing", "processing")]
    [InlineData("auto-draft", "on-hold", "on-hold")]
    [InlineData("checkout-draft", "completed", "completed")]
    [InlineData("pending", "pending", null)] // the seller's choice
    [InlineData("processing", "completed", null)]
    [InlineData("on-hold", "processing", null)] // a person's, or the shop's
    [InlineData("cancelled", "processing", null)]
    [InlineData("failed", "processing", null)]
    [InlineData("trash", "processing", null)]
    [InlineData(null, "processing", null)]
    public void Status_IsMended_OnlyWhereNothingWasTakenYet(string? has, string asked, string? mended) =>
        Assert.Equal(mended, ImportRule.StatusToMend(has, asked));

    [Theory]
    [InlineData(Fulfilment.Own, 2, 0, 1)]
    [InlineData(Fulfilment.Own, 2, 1, 1)]
    [InlineData(Fulfilment.Own, 2, 2, 0)]
    [InlineData(Fulfilment.Lvb, 1, 0, 1)]
    [InlineData(Fulfilment.Lvb, 1, 1, 0)]
    public void Lines_ThatWereCancelled_StayOut(Fulfilment kind, int quantity, int cancelled, int lines)
    {
        var order = Order(Live, kind);
        (order.Lines[0].Quantity, order.Lines[0].Cancelled) = (quantity, cancelled);
        Assert.Equal(lines, ImportRule.LinesFor(order).Count);
    }

    [Fact]
    public void Kind_OfNothing_IsOwn() => Assert.Equal(Fulfilment.Own, ImportRule.KindOf([]));

    [Fact]
    public void Draft_IsWhatTheShopNeedsToFindAndTaxIt()
    {
        var order = new BolOrder("A1", ShipmentDetails: new(FirstName: "Anna", CountryCode: "BE"),
            BillingDetails: new(Surname: "Betaler"), OrderItems: [new("i1")]);
        var draft = ImportDraft.Make(order,
            [new ImportLine("i1", "Mok", "871", 7, 8, 3, "", new Money(900), null, Fulfilment.Vvb)], TaxTable.None,
            new OrderSettings());

        Assert.Equal(("tandem", "A1", "bol", "EUR"),
            (draft.CreatedVia, draft.TransactionId, draft.PaymentMethod, draft.Currency));
        Assert.Equal(("Anna", "BE", "Betaler"), (draft.Shipping!.FirstName, draft.Shipping.Country, draft.Billing!.LastName));
        var (line, shipping) = (draft.LineItems!.Single(), draft.ShippingLines!.Single());
        Assert.Equal((7L, 8L, 3, null), (line.ProductId, line.VariationId, line.Quantity, line.Name));
        Assert.Equal(("bol", 0m), (shipping.MethodId, shipping.Total));
        var meta = line.MetaData!.ToDictionary(m => m.Key!, m => m.Value.GetString());
        Assert.Equal([("_bol_fulfilment", "VVB"), ("_bol_order_item_id", "i1")], meta.OrderBy(m => m.Key)
            .Select(m => (m.Key, m.Value!)));
        Assert.Equal("VVB", draft.MetaData!.Single(m => m.Key == "_bol_fulfilment").Value.GetString());
        Assert.DoesNotContain(draft.MetaData!, m => m.Key == "_new_order_email_sent");
    }

    [Fact]
    public void Draft_WithoutANote_AndWithoutAddresses_HasNone()
    {
        var settings = new OrderSettings { Import = new ImportSettings { DeadlineNote = false } };
        var draft = ImportDraft.Make(new BolOrder("A1"),
            [new ImportLine("i1", "Mok", "871", 7, 0, 1, "", new Money(900), null, Fulfilment.Lvb)], TaxTable.None, settings);
        Assert.Equal((null, null, "completed"), (draft.CustomerNote, draft.Shipping, draft.Status));
        Assert.Null(draft.LineItems!.Single().VariationId);
        Assert.Equal("LVB", draft.MetaData!.Single(m => m.Key == "_bol_fulfilment").Value.GetString());
    }

    [Theory]
    [InlineData(Fulfilment.Own, Fulfilment.Lvb, Fulfilment.Own, "a", 1)]
    [InlineData(Fulfilment.Own, Fulfilment.Vvb, Fulfilment.Own, "a", 2)]
    [InlineData(Fulfilment.Vvb, Fulfilment.Lvb, Fulfilment.Vvb, "b", 1)]
    [InlineData(Fulfilment.Lvb, Fulfilment.Lvb, Fulfilment.Lvb, "c", 2)]
    public void Mixed_CountsAsWhatTheSellerSends(Fulfilment first, Fulfilment second, Fulfilment kind, string status, int lines)
    {
        var order = Order(Live, first, second);
        Assert.Equal(kind, ImportRule.KindOf(order.Lines.Select(l => l.Fulfilment)));
        Assert.Equal(status, ImportRule.StatusOf(kind, new ImportSettings { OwnStatus = "a", VvbStatus = "b", LvbStatus = "c" }));
        Assert.Equal(lines, ImportRule.LinesFor(order).Count);
    }

    [Fact]
    public void Draft_SaysWhatWasChosen()
    {
        var order = new BolOrder("A1", ShipmentDetails: new(CountryCode: "NL"), OrderItems:
            [
                new("i1", Fulfilment: new(LatestDeliveryDate: new DateOnly(2026, 11, 27), ExpiryDate: new DateOnly(2026, 11, 30)),
                    Offer: new("O1")),
                // bol's: stays out
                new("i2",
                    Fulfilment: new("FBB", LatestDeliveryDate: new DateOnly(2026, 11, 26),
                        ExpiryDate: new DateOnly(2026, 11, 26))),
            ]);
        var settings = new OrderSettings
        {
            Import = new ImportSettings
            {
                OwnStatus = "wacht",
                PaymentTitle = "Betaald bij bol",
                ShippingTitle = "Pakket",
                MuteShopMail = true
            },
            Flow = new FlowSettings { NoteLanguage = "en" },
        };

        var draft = ImportDraft.Make(order, [new ImportLine("i1", "Mok", "871", 7, 0, 1, "", new Money(900), new Money(1000))],
            TaxTable.None, settings);

        Assert.Equal(("wacht", "Betaald bij bol", "Pakket"),
            (draft.Status, draft.PaymentMethodTitle, draft.ShippingLines!.Single().MethodTitle));
        Assert.Equal(
            "bol order A1: with the customer on 27-11-2026 at the latest. If nothing was sent by 30-11-2026, bol cancels it.",
            draft.CustomerNote);
        Assert.Equal((10m, 9m), (draft.LineItems!.Single().Subtotal, draft.LineItems!.Single().Total));
        var meta = draft.MetaData!.ToDictionary(m => m.Key!, m => m.Value.GetString());
        Assert.Equal(("2026-11-27", "2026-11-30", "OWN", "true"),
            (meta["_bol_latest_delivery_date"], meta["_bol_expiry_date"], meta["_bol_fulfilment"],
                meta["_new_order_email_sent"]));
        Assert.Equal("O1", draft.LineItems!.Single().MetaData!.Single(m => m.Key == "_bol_offer_id").Value.GetString());
    }

    [Fact]
    public void Note_IsThereInBothLanguages_ForEveryKindOfPromise()
    {
        var days = new DateOnly(2026, 11, 27);
        foreach (var language in new[] { "nl", "en" })
        {
            foreach (var promise in new BolOrderFulfilment[] { new(), new(LatestDeliveryDate: days), new(ExactDeliveryDate: days),
                new(LatestDeliveryDate: days, ExpiryDate: days) })
            {
                foreach (var kind in Enum.GetValues<Fulfilment>())
                {
                    var settings = new OrderSettings { Flow = new FlowSettings { NoteLanguage = language } };
                    var line = new ImportLine("i1", "Mok", "871", 7, 0, 1, "", new Money(900), null, kind);
                    var note = ImportDraft.Make(new BolOrder("A1", OrderItems: [new("i1", Fulfilment: promise)]), [line],
                        TaxTable.None, settings).CustomerNote!;
                    Assert.Contains("A1", note, StringComparison.Ordinal);
                    Assert.DoesNotContain("{", note, StringComparison.Ordinal);
                }
            }
        }
    }

    /// <summary>
    /// Whatever the shop's order holds: taking the wrong lines out and putting the missing ones in gives what is wanted.
    /// </summary>
    [Fact]
    public void Differences_AppliedOnce_LeaveNothingToDo() =>
        Gen.Select(Gen.Int[0, 3].Array[0, 4], Gen.Int[0, 3].Array[0, 4]).Sample((wanted, there) =>
        {
            var want = wanted.Distinct().Select(w => new ImportLine($"i{w}", "", "", 100 + w, 0, 1, "", new Money(100))).ToList();
            var has = there.Select((t, i) => Shown(i + 1, $"i{t % 3}", 100 + t)).ToList();
            var (missing, wrong) = ImportCheck.Differences(want, new Tandem.WooCommerce.WooOrder { LineItems = has });
            var after = has.Where(l => !wrong.Contains(l.Id!.Value))
                .Concat(missing.Select((m, i) => Shown(50 + i, m.OrderItemId, m.ProductId!.Value))).ToList();
            Assert.Equal(want.Count, after.Count);
            Assert.Equal((0, 0),
                (ImportCheck.Differences(want, new() { LineItems = after }).Missing.Count,
                    ImportCheck.Differences(want, new() { LineItems = after }).Wrong.Count));
        });

    private static Tandem.WooCommerce.WooLineItem Shown(long id, string item, long product) =>
        new()
        {
            Id = id,
            ProductId = product,
            VariationId = 0,
            Quantity = 1,
            MetaData = [ImportDraft.Meta(ImportDraft.LineMeta, item)]
        };

    private static Order Order(DateTimeOffset placed, params Fulfilment[] kinds)
    {
        var order = new Order { BolOrderId = "A1", PlacedAt = placed };
        order.Lines.AddRange(kinds.Select((k, i) => new OrderLine { OrderItemId = $"i{i}", Quantity = 1, Fulfilment = k }));
        return order;
    }
}
