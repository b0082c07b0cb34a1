using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Conformance;

public abstract partial class WooContract
{
    [Fact]
    public async Task Order_Imported_HasTheTotalToTheCentAndTakesTheStock()
    {
        var product = await MakeProduct(stock: 10);
        var (parent, variation) = await MakeVariation(new WooProductChange { ManageStock = true, StockQuantity = 5 });
        ImportLine[] lines =
        [
            Line("1", product, 3, 5997), Line("2", parent, 1, 2495) with { VariationId = variation.Id }, Line("3", product, 1, 1),
            Line("4", product, 1, 3333),
        ];

        var made = await MakeOrder(Unique(), lines);

        Assert.Equal(ImportFault.None, ImportCheck.Compare(lines, made));
        Assert.Equal(118.26m, made.Total);
        Assert.Equal(("processing", "EUR"), (made.Status, made.Currency));
        Assert.Equal(await Release() >= WithMakers ? ImportDraft.CreatedVia : "rest-api", made.CreatedVia);
        Assert.True(made.PricesIncludeTax);
        Assert.Equal(made.Total - made.TotalTax,
            decimal.Round((made.LineItems!.Sum(l => l.Total) ?? 0) + (made.ShippingTotal ?? 0), 2));
        Assert.Equal(5, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity);
        Assert.Equal(4, (await Shop.GetProduct(variation.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Order_OfManyAmounts_ComesOutAtEveryCent()
    {
        var product = await MakeProduct(stock: 100);
        foreach (var cents in new[] { 1, 2, 3, 99, 100, 995, 1095, 1999, 12345, 99999 })
        {
            ImportLine[] lines = [Line("1", product, 1, cents), Line("2", product, 2, cents * 2)];
            var made = await MakeOrder(Unique(), lines);
            Assert.Equal((ImportFault.None, cents * 3 / 100m), (ImportCheck.Compare(lines, made), made.Total));
        }
    }

    [Fact]
    public async Task Order_OfAnArticleThatTheShopDoesNotHave_KeepsNameAndAmount()
    {
        ImportLine[] lines = [new("1", "Een artikel van elders", "8712345678906", null, 0, 2, "", new Money(1999))];

        var made = await MakeOrder(Unique(), lines);

        var line = Assert.Single(made.LineItems!);
        Assert.Equal(("Een artikel van elders (EAN 8712345678906)", 2), (line.Name, line.Quantity));
        Assert.Equal(ImportFault.None, ImportCheck.Compare(lines, made));
    }

    [Fact]
    public async Task Order_WhoseAnswerWasLost_IsFoundAgainByItsTransactionIdAlone()
    {
        var id = Unique();
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(id, [Line("1", product, 1, 1999)]);
        await MakeOrder(id + "9", [Line("1", product, 1, 1999)]);

        var found = Assert.Single(await Shop.FindOrdersByTransactionId(id, Ct, ImportDraft.CreatedVia));

        Assert.Equal((made.Id, made.Total, id), (found.Id, found.Total, found.TransactionId));
        Assert.Equal("1", ImportCheck.OrderItemId(Assert.Single(found.LineItems!)));
        Assert.Equal(id, found.MetaData!.Single(m => m.Key == ImportDraft.OrderMeta).Value.GetString());
        Assert.Empty(await Shop.FindOrdersByTransactionId(id[..^1], Ct, ImportDraft.CreatedVia));
    }

    [Fact]
    public async Task Order_InTheBin_IsFoundAgainToo()
    {
        var id = Unique();
        var made = await MakeOrder(id, [Line("1", await MakeProduct(stock: 10), 1, 1999)]);

        await Shop.DeleteOrder(made.Id!.Value, force: false, Ct);

        Assert.Equal((made.Id, "trash"),
            Assert.Single((await Shop.FindOrdersByTransactionId(id, Ct, ImportDraft.CreatedVia)).Select(o => (o.Id, o.Status))));
        Assert.Equal("trash", (await Shop.GetOrder(made.Id.Value, Ct))?.Status);
    }

    [Fact]
    public async Task Orders_ModifiedAfterTheirOwnMoment_AreListedOncePerQuery()
    {
        var made = await MakeOrder(Unique(), [Line("1", await MakeProduct(stock: 10), 1, 1999)]);
        var moment = Assert.NotNull(made.DateModifiedGmt);
        WooOrderQuery Since(DateTimeOffset since) => new() { ModifiedAfter = since, Include = [made.Id!.Value] };

        var listed =
            await Shop.GetOrders(Since(moment) with { CreatedVia = made.CreatedVia, Status = ["processing", "completed"] }, Ct);
        var later = await Shop.GetOrders(Since(moment.AddHours(1)), Ct);
        var others = await Shop.GetOrders(Since(moment) with { Status = ["completed"] }, Ct);
        var second = await Shop.GetOrders(Since(moment) with { ModifiedBefore = moment.AddSeconds(1), OrderBy = "id" }, Ct);
        var before = await Shop.GetOrders(new WooOrderQuery { ModifiedBefore = moment, Include = [made.Id!.Value] }, Ct);

        Assert.Equal([made.Id], listed.Items.Select(o => o.Id));
        Assert.Empty(later.Items);
        Assert.Equal([made.Id], second.Items.Select(o => o.Id));
        Assert.Empty(before.Items);
        Assert.Empty(others.Items);
    }

    [Fact]
    public async Task Order_Completed_KeepsTrackingMetaAndStock()
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("1", product, 2, 3998)]);
        var tracking = JsonSerializer.SerializeToElement(
            new[] { new { tracking_provider = "postnl", tracking_number = "3STEST0000017", date_shipped = "1795435200" } });

        var done = await Shop.UpdateOrder(
            made.Id!.Value,
            new WooOrderChange
            {
                Status = "completed",
                MetaData = [new WooMeta { Key = "_wc_shipment_tracking_items", Value = tracking }]
            }, Ct);
        var read = await Shop.GetOrder(made.Id.Value, Ct);

        Assert.Equal("completed", done.Status);
        Assert.NotNull(read!.DateCompletedGmt);
        Assert.Equal([new Parcel("postnl", "3STEST0000017")], Tracking.InMeta(read));
        Assert.Equal(39.98m, read.Total);
        Assert.Equal(8, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Order_Note_IsReadBack()
    {
        var made = await MakeOrder(Unique(), [Line("1", await MakeProduct(stock: 10), 1, 1999)]);

        var note = await Shop.AddOrderNote(made.Id!.Value, "Verzonden met PostNL, track & trace: 3STEST0000017", Ct);
        var notes = await Shop.GetOrderNotes(made.Id.Value, Ct);

        Assert.False(note.CustomerNote);
        Assert.Contains(note.Id, notes.Select(n => n.Id));
        Assert.Equal(["3STEST0000017"], TrackingNotes.Find(notes).Select(p => p.Number));
    }

    [Fact]
    public async Task Order_Refunded_RestocksWhatIsAskedAndBooksTheAmount()
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("1", product, 2, 3998)]);
        var line = made.LineItems![0].Id!.Value;
        WooRefundDraft Refund(bool restock) => new()
        {
            Amount = 19.99m,
            Reason = "retour",
            ApiRestock = restock,
            LineItems = [new WooRefundLine { Id = line, Quantity = 1, RefundTotal = 16.520661m }],
        };

        var refund = await Shop.CreateRefund(made.Id!.Value, Refund(restock: true), Ct);
        var afterOne = (await Shop.GetProduct(product.Id, Ct))!.StockQuantity;
        await Shop.CreateRefund(made.Id.Value, Refund(restock: false), Ct);
        var afterTwo = (await Shop.GetProduct(product.Id, Ct))!.StockQuantity;
        var refunds = await Shop.GetRefunds(made.Id.Value, Ct);

        Assert.Equal((19.99m, "retour", 9, 9), (refund.Amount, refund.Reason, afterOne, afterTwo));
        Assert.Equal([19.99m, 19.99m], refunds.Select(r => r.Amount));
        Assert.Equal((39.98m, "refunded"), (await Shop.GetOrder(made.Id.Value, Ct)) is { } order ? (order.Total, order.Status)
            : default);
    }

    [Fact]
    public async Task Order_Cancelled_GivesTheStockBackOnce()
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("1", product, 3, 5997)]);

        await Shop.UpdateOrder(made.Id!.Value, new WooOrderChange { Status = "cancelled" }, Ct);
        await Shop.UpdateOrder(made.Id.Value, new WooOrderChange { Status = "cancelled" }, Ct);

        Assert.Equal(10, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Order_LineCorrectedAndCentAdded_TotalFollows()
    {
        var product = await MakeProduct(stock: 10);
        var made = await MakeOrder(Unique(), [Line("1", product, 1, 1999)]);
        ImportLine[] wanted = [Line("1", product, 1, 2495)];

        var corrected = await Shop.UpdateOrder(made.Id!.Value, new WooOrderChange
        {
            LineItems = ImportCheck.Corrections(wanted, made, TaxTable.None),
        }, Ct);
        var rounded = await Shop.UpdateOrder(
            made.Id.Value,
            new WooOrderChange { FeeLines = [new WooFeeDraft { Name = "Afronding", Total = 0.01m, TaxStatus = "none" }] }, Ct);

        Assert.Equal((24.95m, 1), (corrected.Total, corrected.LineItems!.Count));
        Assert.Equal(24.96m, rounded.Total);
        Assert.Equal(9, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Order_WithADiscount_ShowsItAndComesOutAtTheCent()
    {
        var product = await MakeProduct(stock: 10);
        ImportLine[] lines = [Line("1", product, 3, 5678) with { BeforeDiscountInclVat = new Money(5997) }];

        var made = await MakeOrder(Unique(), lines);

        var line = Assert.Single(made.LineItems!);
        Assert.Equal((ImportFault.None, 56.78m), (ImportCheck.Compare(lines, made), made.Total));
        Assert.Equal(59.97m, decimal.Round((line.Subtotal + line.SubtotalTax)!.Value, 2));
        Assert.Equal("bol", Assert.Single(made.ShippingLines!).MethodTitle);
    }

    [Fact]
    public async Task Order_OfGoodsInBolsWarehouse_LeavesTheShopsStockAlone_WhateverItsStatus()
    {
        var product = await MakeProduct(stock: 10);
        ImportLine[] lines = [Line("1", product, 2, 3998) with { ProductId = null, Fulfilment = Fulfilment.Lvb }];

        var made = await MakeOrder(Unique(), lines);
        Assert.Equal((ImportFault.None, 39.98m, "completed"), (ImportCheck.Compare(lines, made), made.Total, made.Status));
        foreach (var status in new[] { "cancelled", "processing", "cancelled" })
            await Shop.UpdateOrder(made.Id!.Value, new WooOrderChange { Status = status }, Ct);

        Assert.Equal(10, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Order_WithAFlaggedLine_IsMended_AndTakesTheStockOnce()
    {
        var product = await MakeProduct(stock: 10);
        var (id, flagged, right) = (Unique(), Line("1", product, 2, 3998) with { ProductId = null }, Line("1", product, 2, 3998));
        var draft = await Draft(id, [flagged]);
        var made = await Keep(Shop.CreateOrder(draft, Ct));
        var (missing, wrong) = ImportCheck.Differences([right], made);

        var line = (await Draft(id, missing)).LineItems!.Single();
        var mended = await Shop.UpdateOrder(made.Id!.Value,
            new WooOrderChange { LineItems = [.. wrong.Select(w => new WooLineDraft { Id = w, Quantity = 0 }), line] }, Ct);

        Assert.Equal((ImportFault.None, 39.98m), (ImportCheck.Compare([right], mended), mended.Total));
        Assert.Empty(ImportCheck.Differences([right], mended).Missing);

        var release = await Release();
        var lacking = ImportCheck.NotTaken(mended);
        Assert.Equal(release < WithAddedLinesInStock, lacking.Count > 0);
        for (var times = 0; times < 2; times++)
            mended = await Shop.UpdateOrder(made.Id.Value,
                new WooOrderChange
                {
                    LineItems =
                    [.. mended.LineItems!.Select(l => new WooLineDraft { Id = l.Id, Quantity = l.Quantity })]
                }, Ct);
        Assert.Equal((ImportFault.None, 39.98m), (ImportCheck.Compare([right], mended), mended.Total));
        Assert.Equal(release >= WithEditsInStock ? 8 : 10, (await Shop.GetProduct(product.Id, Ct))!.StockQuantity);
    }

    [Fact]
    public async Task Order_OfABusinessInBelgium_KeepsItsNumbersAndAddressFields()
    {
        var product = await MakeProduct(stock: 10);
        var order = new Tandem.Bol.BolOrder(
            Unique(), PickupPoint: true,
            ShipmentDetails: new(PickupPointName: "Afhaalpunt Verzonnen", FirstName: "Dirk", Surname: "Fantasie",
                StreetName: "Droomkaai", HouseNumber: "3", HouseNumberExtension: "2", ZipCode: "2000", City: "Verbeeldegem",
                CountryCode: "BE", Language: "nl-BE"),
            BillingDetails: new(FirstName: "Dirk", Surname: "Fantasie", StreetName: "Droomkaai", HouseNumber: "3",
                HouseNumberExtension: "2", ZipCode: "2000", City: "Verbeeldegem", CountryCode: "BE", Company: "Verzonnen BV",
                VatNumber: "BE0000000097", KvkNumber: "0000000097", OrderReference: "PO-1"));
        var draft = ImportDraft.Make(order, [Line("1", product, 1, 1999)], TaxTable.None, new OrderSettings());

        var made = await Keep(Shop.CreateOrder(draft, Ct));

        string? Field(string key) => made.MetaData!.SingleOrDefault(m => m.Key == key)?.Value.ToString();
        Assert.Equal(("Droomkaai 3 bus 2", "Afhaalpunt Verzonnen", "Verzonnen BV"),
            (made.Shipping!.Address1, made.Shipping.Company, made.Billing!.Company));
        Assert.Equal(("BE0000000097", "0000000097", "PO-1", "3", "2"),
            (Field("_billing_vat_number"), Field("_billing_bce_number"), Field("_bol_order_reference"),
                Field("_shipping_house_number"), Field("_shipping_house_number_suffix")));
    }

    [Fact]
    public async Task Order_EmptyEmailOrNoReference_IsRefused()
    {
        var product = await MakeProduct(stock: 10);
        var draft = await Draft(Unique(), [Line("1", product, 1, 1999)]);

        var email =
            await Assert.ThrowsAsync<WooRefused>(() =>
                Keep(Shop.CreateOrder(draft with { Billing = draft.Billing! with { Email = "" } }, Ct)));
        var reference =
            await Assert.ThrowsAsync<WooRefused>(() =>
                Keep(Shop.CreateOrder(draft with { LineItems = [new WooLineDraft { Name = "Los", Quantity = 1, Total = 1 }] },
                    Ct)));

        Assert.Equal((400, "rest_invalid_param"), (email.Status, email.Code));
        Assert.Equal((400, "woocommerce_rest_required_product_reference"), (reference.Status, reference.Code));
        Assert.Null(await Shop.GetOrder(999_999_999, Ct));
    }

    private static ImportLine Line(string item, WooProduct product, int quantity, int cents) =>
        new(item, product.Name ?? "", product.GlobalUniqueId, product.Id, 0, quantity, product.TaxClass ?? "", new Money(cents));

    private async Task<WooOrderDraft> Draft(string transactionId, IReadOnlyList<ImportLine> lines)
    {
        var taxes = TaxTable.From(await Shop.GetSettings("general", Ct), await Shop.GetSettings("tax", Ct),
            await Shop.GetTaxes(Ct), await Shop.GetTaxClasses(Ct));
        var order = new Tandem.Bol.BolOrder
        {
            OrderId = transactionId,
            ShipmentDetails = new()
            {
                FirstName = "Testkoper",
                Surname = "Verzonnen",
                StreetName = "Dorpstraat",
                HouseNumber = "1",
                ZipCode = "1111AA",
                City = "Utrecht",
                CountryCode = "NL",
            },
        };
        return ImportDraft.Make(order, lines, taxes, new OrderSettings());
    }

    private async Task<WooOrder> MakeOrder(string transactionId, IReadOnlyList<ImportLine> lines) =>
        await Keep(Shop.CreateOrder(await Draft(transactionId, lines), Ct));

    private async Task<WooOrder> Keep(Task<WooOrder> making)
    {
        var made = await making;
        _undo.Push(() => Shop.DeleteOrder(made.Id!.Value, force: true, CancellationToken.None));
        return made;
    }
}
