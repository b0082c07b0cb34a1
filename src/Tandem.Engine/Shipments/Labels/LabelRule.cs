using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>What a label purchase writes. No personal data.</summary>
internal sealed record LabelPayload(
    Guid Account, string BolOrderId, string OfferId, string TransporterCode, string LabelType, long PriceCentsExclVat,
    DateTimeOffset? HandOverBy, DateOnly? ValidUntil, IReadOnlyList<ShipItem> Items, bool ByHand);

/// <summary>Decides which lines need a label of bol, and which label. Pure.</summary>
internal static class LabelRule
{
    /// <summary>Units with bol's label that are still open and that no label was bought, or is being bought, for.</summary>
    /// <param name="labelled">What all labels of the order are for; those that bol refused not counted.</param>
    public static IReadOnlyList<ShipItem> Needs(Order order, IReadOnlyCollection<ShipItem> labelled)
    {
        var needs = new List<ShipItem>();
        foreach (var line in order.Lines.Where(l => l.Fulfilment == Fulfilment.Vvb && l.Imported is not null))
        {
            // A unit that was shipped with its label counts once; one that was shipped without Tandem needs none any more.
            var covered = Math.Max(line.Shipped, labelled.Where(i => i.OrderItemId == line.OrderItemId).Sum(i => i.Quantity));
            if (ShipRule.ToDeliver(line) is var open && open > covered) needs.Add(new ShipItem(line.OrderItemId, open - covered));
        }

        return needs;
    }

    /// <summary>A customer's request to cancel has no answer: nothing is bought or printed for the order until it has.</summary>
    public static bool IsBlocked(Order order) => CancelRule.Blocks(order);

    /// <summary>
    /// Recommended first, then what arrives as promised, then the cheapest. An offer without id or price cannot be bought.
    /// </summary>
    public static IReadOnlyList<LabelOption> InOrder(IEnumerable<BolDeliveryOption> offered) =>
    [
        .. offered.Where(o => o.ShippingLabelOfferId is { Length: > 0 } && o.LabelPrice?.TotalPrice is >= 0)
            .Select(o => new LabelOption(
                o.ShippingLabelOfferId!, o.LabelDisplayName ?? o.TransporterCode ?? "", o.TransporterCode ?? "", o.LabelType
                    ?? "",
                Money.FromEuros(o.LabelPrice!.TotalPrice!.Value), o.Recommended == true,
                o.HandoverDetails?.LatestHandoverDateTime?.ToUniversalTime(),
                o.HandoverDetails?.MeetsCustomerExpectation, o.HandoverDetails?.CollectionMethod, o.ValidUntilDate,
                o.PackageRestrictions?.MaxWeight, o.PackageRestrictions?.MaxDimensions))
            .OrderByDescending(o => o.Recommended).ThenByDescending(o => o.Arrives != false).ThenBy(o => o.PriceExclVat),
    ];

    /// <summary>The label that the seller's own rule buys; null, with why, where a person must choose.</summary>
    public static (LabelOption? Label, Reason Why) Pick(IReadOnlyList<LabelOption> options, LabelSettings settings)
    {
        if (options.Count == 0) return (null, Reason.Of("label.none-offered"));
        // The cheapest that arrives late costs more than it saves: bol counts it against the seller.
        var wanted = settings.Choice switch
        {
            LabelChoice.Cheapest => options.Where(o => o.Arrives != false).MinBy(o => o.PriceExclVat),
            LabelChoice.Recommended => options.FirstOrDefault(o => o.Recommended),
            _ => null,
        };
        if (wanted is null) return (null, Reason.Of(settings.Choice == LabelChoice.Ask ? "label.choose" : "label.none-fits"));
        return wanted.PriceExclVat > settings.MostPerLabel
            ? (null, Reason.Of("label.too-dear", ("price", wanted.PriceExclVat), ("limit", settings.MostPerLabel)))
            : (wanted,
                Reason.Of(settings.Choice == LabelChoice.Cheapest ? "label.cheapest" : "label.recommended",
                    ("label", wanted.Name), ("price", wanted.PriceExclVat)));
    }

    /// <summary>Why a label that was chosen may not be bought now; null: it may.</summary>
    /// <param name="others">What the other labels of the order are for.</param>
    /// <param name="today">In Dutch time.</param>
    public static Reason? Objection(Order order, LabelPayload label, IReadOnlyCollection<ShipItem> others, DateOnly today)
    {
        if (IsBlocked(order)) return Reason.Of("label.blocked");
        if (label.ValidUntil < today) return Reason.Of("label.expired");
        var needs = Needs(order, others);
        return label.Items.All(i => needs.Any(n => n.OrderItemId == i.OrderItemId && n.Quantity >= i.Quantity)) ? null
            : Reason.Of("label.not-needed");
    }
}
