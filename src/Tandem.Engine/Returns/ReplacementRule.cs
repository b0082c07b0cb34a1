using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.WooCommerce;

namespace Tandem.Engine.Returns;

/// <summary>
/// Makes the order that a customer gets in exchange, out of the one that was sent: the same article, for nothing, to the same
/// address. It carries nothing by which an order or a line of bol is known, so nobody takes it for one. Pure.
/// </summary>
internal static class ReplacementRule
{
    /// <summary>Its stock is the shop's like that of any order of its own (only bol's orders say <c>tandem</c>).</summary>
    public const string CreatedVia = "tandem-exchange";
    public const string OrderMeta = "_tandem_exchange";
    public const string SentMeta = "_tandem_exchange_of";

    /// <summary>Packed at once, as what the shop's own customers have paid.</summary>
    public const string Status = "processing";

    // What plugins for labels read of an address beside it, and the language of the customer's slip (see AddressRule).
    private static readonly string[] OfAddress =
    [
        "_shipping_street_name", "_shipping_house_number", "_shipping_house_number_suffix", "_billing_street_name",
        "_billing_house_number", "_billing_house_number_suffix", "_bol_pickup_point", "_bol_customer_language", "wpml_language",
    ];

    /// <summary>
    /// Its own name in the shop: the transaction id, for the shop's search knows no fields of others.
    /// </summary>
    public static string NameOf(string rmaId, ReturnDecision decision) =>
        $"RMA{rmaId}-{decision.Key}-{decision.ReplacementTry}";

    /// <summary>Whether the shop has what an exchange is made of: the order that was sent, with its article.</summary>
    public static bool May(Order? order, OrderLine? line) =>
        order is { ShopId: not null, ShopOrderId: not null, ShopStatus: not "trash" and not CancelRule.Deleted }
        && line is { Imported: > 0, UnknownProduct: false };

    /// <summary>
    /// The same articles, without a price: in whole pieces for so many units of the line that bol sold. None where the order does
    /// not tell: its line has no product, or was edited so that no whole pieces come out.
    /// </summary>
    public static IReadOnlyList<WooLineDraft> Lines(WooOrder sent, ReplacePayload wanted)
    {
        var lines = (sent.LineItems ?? []).Where(l => ImportCheck.OrderItemId(l) == wanted.OrderItemId
            && l is { ProductId: > 0, Quantity: > 0 }).ToList();
        var articles = lines.GroupBy(l => (Product: l.ProductId!.Value, Variation: l.VariationId ?? 0),
            l => l.Quantity!.Value).Select(g => (g.Key, Pieces: g.Sum())).ToList();

        // The pieces of one article are known from the import, whatever became of its line since.
        if (articles.Count == 1 && wanted.Pieces is { } pieces) articles[0] = (articles[0].Key, pieces);
        return articles.Exists(a => a.Pieces * wanted.Units % wanted.Of != 0) ? [] :
        [
            .. articles.Select(a => new WooLineDraft
            {
                ProductId = a.Key.Product,
                VariationId = a.Key.Variation == 0 ? null : a.Key.Variation,
                Quantity = a.Pieces * wanted.Units / wanted.Of,
                Subtotal = 0,
                Total = 0,
            }),
        ];
    }

    /// <summary>
    /// The draft. The address is that of the order that was sent, as it is in the shop now; its e-mail address stays out unless
    /// the seller asked for it with bol's orders too: the shop would mail the buyer.
    /// </summary>
    public static WooOrderDraft Draft(WooOrder sent, IReadOnlyList<WooLineDraft> lines, ReplacePayload wanted,
        OrderSettings settings)
    {
        var email = settings.Import.PassEmail && sent.Billing?.Email is { Length: > 0 } known ? known : null;
        return new WooOrderDraft
        {
            Status = Status,
            CreatedVia = CreatedVia,
            TransactionId = wanted.Name,
            PaymentMethodTitle = settings.Flow.NoteLanguage == "en" ? "Exchange" : "Omruiling",
            Currency = sent.Currency ?? "EUR",
            Billing = sent.Billing is null ? null : sent.Billing with { Email = email },
            Shipping = sent.Shipping is null ? null : sent.Shipping with { Email = null },
            LineItems = lines,
            ShippingLines =
                [new WooShippingLine { MethodId = "bol", MethodTitle = settings.Import.ShippingTitle, Total = 0 }],
            MetaData =
            [
                ImportDraft.Meta(OrderMeta, wanted.Name), ImportDraft.Meta(SentMeta, $"{wanted.ShopOrderId}"),
                .. (sent.MetaData ?? []).Where(m => OfAddress.Contains(m.Key))
                    .Select(m => new WooMeta { Key = m.Key, Value = m.Value }),
                .. settings.Import.MuteShopMail ? [ImportDraft.Meta("_new_order_email_sent", "true")] : Array.Empty<WooMeta>(),
            ],
        };
    }

    /// <summary>The order stands, costs nothing and holds what was wanted and no more.</summary>
    /// <param name="lines">None: what was sent is not there to compare with.</param>
    public static bool IsAsWanted(WooOrder made, IReadOnlyList<WooLineDraft> lines) =>
        !CancelRule.IsClosed(made.Status) && (made.Total ?? 0) == 0
        && (lines.Count == 0 || (made.LineItems?.Count == lines.Count && lines.All(want => made.LineItems.Any(l =>
            l.ProductId == want.ProductId && (l.VariationId ?? 0) == (want.VariationId ?? 0) && l.Quantity == want.Quantity))));

    /// <summary>
    /// How it ended, from what the shop shows of it now. What was sent stays sent: an order that is thrown away or refunded after
    /// that is somebody's tidying, or another return.
    /// </summary>
    public static ReplacementEnd? EndOf(ReplacementEnd? before, WooOrder shown) =>
        before == ReplacementEnd.Sent || shown.Status == "completed" || shown.DateCompletedGmt is not null ? ReplacementEnd.Sent
            : CancelRule.IsClosed(shown.Status) ? ReplacementEnd.Closed : null;

    /// <summary>There is an address to send it to: a shop takes it out of old orders, where its owner asks for that.</summary>
    public static bool HasAddress(WooOrder sent) =>
        sent.MetaData?.Any(m => m.Key == "_anonymized") != true
        && new[] { sent.Shipping, sent.Billing }.Any(a => a is { Address1.Length: > 0 } or { Address2.Length: > 0 });

    /// <summary>The shop has it, and enough of it where it counts.</summary>
    /// <param name="parent">Of a variation whose stock is kept there.</param>
    public static bool IsInStock(WooProduct product, WooProduct? parent, int pieces) =>
        (product.ManageStock == WooManageStock.Parent ? parent ?? product : product) is var keeper
        && (keeper.ManageStock != WooManageStock.Yes ? product.StockStatus != "outofstock"
            : keeper.Backorders is "yes" or "notify" || keeper.StockQuantity >= pieces);
}
