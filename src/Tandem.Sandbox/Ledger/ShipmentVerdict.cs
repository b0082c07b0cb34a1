using System.Text.Json.Nodes;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>Compares what the shop's people sent with what bol was told of it.</summary>
internal sealed class ShipmentVerdict(SandboxOptions options, SimulatedBol bol, GroundTruth truth)
{
    // Who sends on the very last evening may not be known at bol before midnight, whoever tells it.
    private static readonly TimeSpan GoodTime = TimeSpan.FromHours(6);

    public void Add(JsonObject verdict, ILookup<string, ShopOrderFact> inShop, List<string> details)
    {
        var (late, doubled, missing) = (0, 0, 0);
        var now = options.Clock.GetUtcNow();
        lock (bol.State.Gate)
        {
            var shipments = bol.State.Shipments.ToLookup(each => each.Order);
            foreach (var order in bol.State.Orders)
            {
                if (inShop[order.Id].FirstOrDefault(fact => fact.Status != "trash") is not { } fact) continue;
                var made = shipments[order].ToList();
                if (IsLate(order, fact, made, now)
                    && Say($"bol {order.Id} was sent in good time, and bol did not know it by its promise")) late++;
                var twice = made.GroupBy(each => each.TrackAndTrace ?? "").Where(same => same.Key.Length > 0)
                    .Sum(same => same.Count() - 1)
                    + made.Where(each => !string.IsNullOrEmpty(each.Reference) && each.TrackAndTrace is null)
                    .GroupBy(each => each.Reference).Sum(same => same.Count() - 1);
                if (twice > 0 && Say($"bol {order.Id}: the same parcel is at bol twice")) doubled += twice;
                if (LacksACode(fact, made)
                    && Say($"bol {order.Id}: {string.Join(", ", fact.Parcels.Select(parcel => parcel.Code))} in the shop, "
                        + $"{string.Join(", ", made.Select(each => each.TrackAndTrace ?? "no code"))} at bol")) missing++;
            }
        }

        verdict["ordersUnshippedPastPromise"] = late;
        verdict["shipmentsDoubled"] = doubled;
        verdict["trackingMissing"] = missing;

        bool Say(string detail)
        {
            details.Add(detail);
            return true;
        }
    }

    private bool IsLate(SimOrder order, ShopOrderFact fact, List<SimShipment> made, DateTimeOffset now)
    {
        var promised = SimDates.PromisedBy(order);
        if (!(fact.SentAt < promised - GoodTime) || order.Items.Any(item => item.CancellationRequest || item.Cancelled > 0))
            return false;
        // Nobody tells bol anything while the connector is switched off: what it finds late when it is back is not its doing.
        if (truth.WasDownBetween(fact.SentAt.Value, promised)) return false;
        return order.IsOpen ? now > promised : made.Count > 0 && made.Max(each => each.At) > promised;
    }

    /// <summary>
    /// A code that says what is in its parcel must be there; of those that do not, one: bol keeps one for each shipment.
    /// </summary>
    private static bool LacksACode(ShopOrderFact fact, List<SimShipment> made)
    {
        if (fact.SentAt is null || made.Count == 0
            || made.Exists(each => each is { ByHand: true, TrackAndTrace: not null } || each.TransporterCode is null))
            return false;
        var codes = made.Select(each => each.TrackAndTrace).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var loose = fact.Parcels.Where(parcel => !parcel.NamesItems).ToList();
        return (loose.Count > 0 && !loose.Exists(parcel => codes.Contains(parcel.Code)))
            || fact.Parcels.Any(parcel => parcel.NamesItems && !codes.Contains(parcel.Code)
                && made.Exists(each => each.TrackAndTrace is null));
    }
}
