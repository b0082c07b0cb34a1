using System.Globalization;
using System.Text.Json;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>Makes the refund of cancelled units in the shop, and finds it again. Pure.</summary>
internal static class RefundRule
{
    /// <summary>The refund's own name; it stands in its reason, in every language, and is what it is found again by.</summary>
    public static string Mark(RefundLine line) =>
        line.Decision is { } decision ? MarkOfReturn(line.OrderItemId, decision) : Mark(line.OrderItemId, line.Total);

    /// <inheritdoc cref="Mark(RefundLine)"/>
    public static string Mark(string orderItemId, int cancelledInAll) => $"[bol {orderItemId}/{cancelledInAll}]";

    /// <inheritdoc cref="Mark(RefundLine)"/>
    public static string MarkOfReturn(string orderItemId, long decision) => $"[bol {orderItemId}/r{decision}]";

    public static string Text(RefundLine line, string language) => (line.Decision, language) switch
    {
        (null, "en") => $"Cancelled at bol {Mark(line)}",
        (null, _) => $"Geannuleerd bij bol {Mark(line)}",
        (_, "en") => $"Returned at bol {Mark(line)}",
        _ => $"Geretourneerd bij bol {Mark(line)}",
    };

    public static bool IsOurs(string? reason) => reason?.Contains("[bol ", StringComparison.Ordinal) == true;

    public static WooRefund? Find(IReadOnlyList<WooRefund> refunds, RefundLine line) =>
        refunds.FirstOrDefault(r => r.Reason?.Contains(Mark(line), StringComparison.Ordinal) == true);

    /// <summary>
    /// The refund of these units, net and VAT as the shop has them on its lines: the shop checks neither units nor amounts, and
    /// puts back whatever it is told (facts/woocommerce.md §g). What its people refunded before is left out.
    /// </summary>
    /// <returns>Null where nothing is left to refund.</returns>
    public static WooRefundDraft? Make(WooOrder order, IReadOnlyList<WooRefund> refunds, RefundLine wanted, string language)
    {
        List<WooRefundLine> lines = [];
        var cents = 0m;
        foreach (var line in (order.LineItems ?? []).Where(l => ImportCheck.OrderItemId(l) == wanted.OrderItemId
            && l.Id is not null && l.Quantity > 0))
        {
            var (id, quantity) = (line.Id!.Value, line.Quantity!.Value);
            var before = refunds.SelectMany(r => r.LineItems ?? []).Where(r => RefundedItem(r) == id).ToList();
            var left = quantity - before.Sum(r => Math.Abs(r.Quantity ?? 0));
            var units = Math.Min(left, quantity * wanted.Units / Math.Max(1, wanted.Of));
            if (units <= 0) continue;

            // The last units take what is left of the line, so that parts add up to the whole.
            var last = units == left;
            var net = last ? (line.Total ?? 0) - before.Sum(r => Math.Abs(r.Total ?? 0))
                : Part(line.Total ?? 0, units, quantity);
            List<WooRefundTax> taxes = [];
            foreach (var tax in (line.Taxes ?? []).Where(t => t is { Id: not null, Total: not null }))
            {
                var (rate, whole) = (tax.Id!.Value, tax.Total!.Value);
                var had = before.SelectMany(r => r.Taxes ?? []).Where(t => t.Id == rate).Sum(t => Math.Abs(t.Total ?? 0));
                taxes.Add(new WooRefundTax
                {
                    Id = rate,
                    RefundTotal = decimal.Round(last ? whole - had : Part(whole, units, quantity), 2,
                        MidpointRounding.AwayFromZero)
                });
            }

            net = decimal.Round(Math.Max(0, net), 2, MidpointRounding.AwayFromZero);
            if (!wanted.Money) (net, taxes) = (0, []);
            lines.Add(new WooRefundLine { Id = id, Quantity = units, RefundTotal = net, RefundTax = taxes });
            cents += net + taxes.Sum(t => t.RefundTotal ?? 0);
        }

        var open = (order.Total ?? 0) - refunds.Sum(r => r.Amount ?? 0);
        return lines.Count == 0 ? null
            : new WooRefundDraft
            {
                Amount = Math.Min(cents, Math.Max(0, open)),
                Reason = Text(wanted, language),
                ApiRestock = wanted.Restock,
                LineItems = lines
            };
    }

    private static decimal Part(decimal whole, int units, int of) => whole * units / of;

    public static long? RefundedItem(WooLineItem line) =>
        line.MetaData?.FirstOrDefault(m => m.Key == "_refunded_item_id")?.Value is { } value
        && long.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(),
            CultureInfo.InvariantCulture, out var id) ? id : null;
}
