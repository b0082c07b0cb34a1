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
        foreach (var (line, before, left, units) in Shares(order, refunds, wanted))
        {
            // Units of which only the stock was moved have their money to come still.
            var paidFor = left + before.Where(r => r.Total == 0).Sum(Pieces);
            decimal Share(decimal whole, decimal had) => decimal.Round(Math.Max(0, Math.Min(whole - had, units == left
                ? Part(whole - had, units, paidFor) : Part(whole, units, line.Quantity!.Value))), 2,
                MidpointRounding.AwayFromZero);
            var net = Share(line.Total ?? 0, before.Sum(r => Math.Abs(r.Total ?? 0)));
            List<WooRefundTax> taxes =
            [
                .. from tax in line.Taxes ?? []
                   where tax is { Id: not null, Total: not null }
                   let had = before.SelectMany(r => r.Taxes ?? []).Where(t => t.Id == tax.Id).Sum(t => Math.Abs(t.Total ?? 0))
                   select new WooRefundTax { Id = tax.Id!.Value, RefundTotal = Share(tax.Total!.Value, had) },
            ];
            if (!wanted.Money) (net, taxes) = (0, []);
            lines.Add(new WooRefundLine { Id = line.Id!.Value, Quantity = units, RefundTotal = net, RefundTax = taxes });
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

    /// <summary>The shop's lines that the units stand in, what of each was refunded before, and pieces to refund now.</summary>
    private static IEnumerable<(WooLineItem Line, List<WooLineItem> Before, int Left, int Units)> Shares(
        WooOrder order, IReadOnlyList<WooRefund> refunds, RefundLine wanted)
    {
        var lines = (order.LineItems ?? []).Where(l => ImportCheck.OrderItemId(l) == wanted.OrderItemId && l is { Id: not null,
            Quantity: > 0 }).ToList();
        var (shown, of) = (lines.Sum(l => l.Quantity!.Value), Math.Max(1, wanted.Of));

        // Each line has its part of every unit, as it went in; of lines that were edited since, or that share the units between
        // them, so many pieces are taken as those units are.
        var asMade = (wanted.Pieces ?? shown) == shown && lines.TrueForAll(l => l.Quantity!.Value * wanted.Units % of == 0);
        var needed = (wanted.Pieces ?? shown) * wanted.Units / of;
        foreach (var line in lines)
        {
            var before = refunds.SelectMany(r => r.LineItems ?? []).Where(r => RefundedItem(r) == line.Id).ToList();
            var left = line.Quantity!.Value - before.Sum(Pieces);
            var units = Math.Min(left, asMade ? line.Quantity.Value * wanted.Units / of : needed);
            if (units <= 0) continue;
            needed -= units;
            yield return (line, before, left, units);
        }
    }

    private static int Pieces(WooLineItem refunded) => Math.Abs(refunded.Quantity ?? 0);

    private static decimal Part(decimal whole, int units, int of) => units == of ? whole : whole * units / of;

    public static long? RefundedItem(WooLineItem line) =>
        line.MetaData?.FirstOrDefault(m => m.Key == "_refunded_item_id")?.Value is { } value
        && long.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(),
            CultureInfo.InvariantCulture, out var id) ? id : null;
}
