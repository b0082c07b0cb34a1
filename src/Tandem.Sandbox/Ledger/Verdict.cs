using System.Text.Json.Nodes;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox.Ledger;

/// <summary>Compares both remotes with the ground truth.</summary>
internal sealed class Verdict(SandboxOptions options, SimulatedBol bol, SimulatedShop shop, GroundTruth truth, CancelBook cancels)
{
    private const int MostDetails = 40;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(60);
    /// <summary>What the shop's people changed by hand is no longer what was sold.</summary>
    public required OwnerBook Owner { get; init; }
    public required ReturnVerdict Returns { get; init; }
    public required RefundVerdict Refunds { get; init; }
    public required InvoiceVerdict Invoices { get; init; }

    private readonly Dictionary<string, double> importMs = new(StringComparer.Ordinal);

    /// <param name="shoppersDone">Whether no more orders will come.</param>
    public JsonObject Now(bool shoppersDone)
    {
        var details = new List<string>();
        var (orders, pending) = Orders();
        var shopOrders = shop.OrderFacts();
        var imported = shopOrders.Where(f => f.BolOrderId is not null).ToLookup(f => f.BolOrderId!, StringComparer.Ordinal);
        var own = orders.FindAll(order => order.IsOwn);
        var counts = new Counts();
        foreach (var order in own) Compare(order, imported[order.Id].ToList(), counts, details);

        var addresses = AddressVerdict.Count(Buyers(), imported, options.Faults, details);
        var differences = StockDifferences(shopOrders, details);
        var propagation = truth.Propagation();
        var returns = Returns.Count(imported, details);
        var refunds = Refunds.Count(imported, details);
        var invoices = Invoices.Count(details);
        var settled = shoppersDone && invoices is { Missing: 0, Unanswered: 0, Unsent: 0 }
            && returns is { Missed: 0, Open: 0, IsExpiring: false } && refunds.Missing == 0
            && !pending && counts.Missing == 0 && counts.CancelsLost == 0
            && own.TrueForAll(order => order.Settled)
            && options.Clock.GetUtcNow() - truth.LastSaleAt > Calm
            && shopOrders.All(HasEnded);
        details.AddRange(cancels.Notes().Concat(truth.Notes()));
        var verdict = new JsonObject
        {
            ["seed"] = options.Seed,
            ["ordersPlaced"] = own.Count,
            ["ordersFulfilledByBol"] = orders.Count - own.Count,
            ["shopOrdersPlaced"] = truth.ShopOrders,
            ["ordersImported"] = counts.Imported,
            ["ordersMissing"] = counts.Missing,
            ["ordersDoubled"] = counts.Doubled,
            ["totalsDifferent"] = counts.Totals,
            ["linesDifferent"] = counts.Lines,
            ["addressesDifferent"] = addresses,
            ["unitsOversoldByTandem"] = truth.OversoldByConnector,
            ["unitsOversoldUnavoidable"] = truth.OversoldUnavoidable,
            ["stockDifferencesAtRest"] = differences,
            ["shipmentsMissing"] = counts.Shipments,
            ["ordersCancelled"] = own.Count(order => order.Lines.Any(line => line.Cancelled > 0)),
            ["cancelledWrongly"] = cancels.Wrongly,
            ["cancelsLost"] = counts.CancelsLost,
            ["returnsRegistered"] = returns.Registered,
            ["returnsHandled"] = returns.Handled,
            ["returnsMissed"] = returns.Missed,
            ["returnsOpen"] = returns.Open,
            ["refundsMissing"] = refunds.Missing,
            ["refundsDoubled"] = refunds.Doubled,
            ["refundCentsDifferent"] = refunds.Cents,
            ["restockDifferent"] = refunds.Restock,
            ["propagationMs"] = Percentiles(propagation),
            ["importMs"] = Percentiles(Imports()),
            ["settled"] = settled,
        };
        invoices.Add(verdict);
        new ShipmentVerdict(options, bol, truth).Add(verdict, imported, details);
        LabelCounts.Add(verdict, bol, details);
        verdict["details"] = new JsonArray([.. details.Take(MostDetails).Select(each => JsonValue.Create(each))]);
        return verdict;
    }

    private static bool HasEnded(ShopOrderFact fact) => fact.Status is "completed" or "cancelled" or "refunded" or "failed";

    /// <summary>The shop has made an order of this bol order.</summary>
    public void Imported(string bolOrderId)
    {
        SimOrder? order;
        lock (bol.State.Gate) order = bol.State.OrderById.GetValueOrDefault(bolOrderId);
        if (order is null) return;
        lock (importMs) importMs.TryAdd(bolOrderId, (options.Clock.GetUtcNow() - order.PlacedAt).TotalMilliseconds);
    }

    /// <summary>How long each sale took until the other side knew of it, in simulated milliseconds.</summary>
    public JsonObject Times() => new()
    {
        ["toBolMs"] = new JsonArray([.. truth.Propagation().Select(ms => JsonValue.Create(ms))]),
        ["toShopMs"] = new JsonArray([.. Imports().Select(ms => JsonValue.Create(ms))]),
    };

    private List<double> Imports()
    {
        lock (importMs) return [.. importMs.Values.Order()];
    }

    private (List<Placed> Orders, bool Pending) Orders()
    {
        lock (bol.State.Gate)
        {
            bol.State.Advance();
            return (bol.State.Orders.FindAll(order => !order.IsEarlier).ConvertAll(order => new Placed(
                order.Id,
                order.Items.Any(item => item.Method == "FBR"),
                order.Items.All(item => item.Cancelled == item.Quantity),
                !order.IsOpen,
                [.. order.Items.Select(item => new Line(item.Id, item.Quantity, (long)(item.TotalPrice * 100), item.Shipped,
                    item.Cancelled, InParts(item)))])), bol.State.AnyPending);
        }
    }

    private List<(string Id, SimBuyer Buyer)> Buyers()
    {
        lock (bol.State.Gate) return bol.State.Orders.Where(order => order.Items.Any(item => item.Method == "FBR"))
            .Select(order => (order.Id, order.Buyer)).ToList();
    }

    private void Compare(Placed order, List<ShopOrderFact> found, Counts counts, List<string> details)
    {
        // Who throws an import away has not imported it; that it was made twice stays true.
        if (found.Find(each => each.Status != "trash") is not { } fact)
        {
            if (order.IsCancelled) return;
            counts.Missing++;
            details.Add($"bol {order.Id} is not in the shop");
            return;
        }
        counts.Imported++;
        if (found.Count > 1)
        {
            counts.Doubled += found.Count - 1;
            details.Add($"bol {order.Id} is in the shop {found.Count} times: {string.Join(", ", found.Select(fact => fact.Id))}");
        }
        Cancelled(order, fact, counts, details);
        // What was cancelled before it was in the shop is not expected there.
        var expected = order.Lines.Where(line => line.Cancelled < line.Quantity
            || fact.Lines.Any(had => had.BolOrderItemId == line.Id)).ToList();
        var total = expected.Sum(line => line.Cents);
        if (Owner.IsEdited(fact.Id)) total = fact.TotalCents - fact.PluginCents;
        if (fact.TotalCents - fact.PluginCents != total)
        {
            counts.Totals++;
            details.Add($"bol {order.Id}: {total} cents at bol, {fact.TotalCents - fact.PluginCents} in the shop");
        }
        if (!Owner.IsEdited(fact.Id) && !expected.TrueForAll(line => IsThere(line, fact)))
        {
            counts.Lines++;
            details.Add($"bol {order.Id}: the lines in the shop differ");
        }
        if (fact is { Status: "completed", HasTracking: true } && !order.Settled)
        {
            counts.Shipments++;
            details.Add($"bol {order.Id} was sent, and bol does not know");
        }
    }

    private List<int> InParts(SimOrderItem item) =>
        truth.PartsOf(item.Offer) is { Count: > 0 } parts ? [.. parts.Select(part => part.Units * item.Quantity)]
            : [item.Quantity];

    /// <summary>A bundle stands in the shop as its parts, which together cost what it cost.</summary>
    private static bool IsThere(Line line, ShopOrderFact fact)
    {
        var had = fact.Lines.Where(each => each.BolOrderItemId == line.Id).ToList();
        return had.Sum(each => each.TotalCents) == line.Cents && had.Select(each => each.Quantity).Order()
            .SequenceEqual(line.InParts.Order());
    }

    /// <summary>
    /// Whoever asked must be heard by bol, and what bol has cancelled must not stand in the shop as if it were to be sent.
    /// </summary>
    private void Cancelled(Placed order, ShopOrderFact fact, Counts counts, List<string> details)
    {
        foreach (var line in order.Lines)
        {
            var isOpen = line.Shipped + line.Cancelled < line.Quantity;
            var inShop = fact.Lines.Where(had => had.BolOrderItemId == line.Id).ToList();
            var stands = line.Cancelled > 0 && !cancels.IsSent(line.Id) && fact.Status is not ("cancelled" or "refunded")
                && inShop.Sum(had => had.Refunded) < Math.Min(line.Cancelled, inShop.Sum(had => had.Quantity));
            if (!stands && !(isOpen && cancels.IsAsked(line.Id))) continue;
            counts.CancelsLost++;
            details.Add(
                $"bol {order.Id}: line {line.Id} {(stands ? $"is cancelled, and "
                    + $"{fact.Id} in the shop is {fact.Status}" : "was to be cancelled, and is still open")}");
        }
    }

    private int StockDifferences(IReadOnlyList<ShopOrderFact> orders, List<string> details)
    {
        var inShop = shop.Stock();
        Dictionary<string, int> atBol;
        lock (bol.State.Gate) atBol =
            bol.State.Offers.Values.ToDictionary(offer => offer.Id, offer => offer.Corrected, StringComparer.Ordinal);
        var differences = 0;
        foreach (var (item, left) in truth.Stock())
        {
            if (item.Offer is not { } offer) continue;
            var (shopHas, bolHas) = (inShop.GetValueOrDefault(item.ProductId), atBol.GetValueOrDefault(offer.Id));
            if (shopHas == left && bolHas == Math.Clamp(left, 0, 999)) continue;
            differences++;
            details.Add($"{item.Gtin}: {left} in the warehouse, {shopHas} in the shop, {bolHas} at bol");
            lock (bol.State.Gate) details.AddRange(StockStory.Of(item, bol.State, orders, Owner));
        }

        foreach (var (offer, parts) in truth.Bundles)
        {
            var left = Math.Clamp(parts.Min(part => part.Item.Left / part.Units), 0, 999);
            if (atBol.GetValueOrDefault(offer.Id) == left) continue;
            differences++;
            details.Add($"{offer.Ean}: {left} of the bundle in the warehouse, {atBol.GetValueOrDefault(offer.Id)} at bol");
        }

        return differences;
    }

    private static JsonObject Percentiles(IReadOnlyList<double> sorted)
    {
        long At(double share) => sorted.Count == 0 ? 0 : (long)sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
        return new JsonObject { ["p50"] = At(0.50), ["p95"] = At(0.95), ["p99"] = At(0.99), ["count"] = sorted.Count };
    }

    private sealed record Placed(string Id, bool IsOwn, bool IsCancelled, bool Settled, IReadOnlyList<Line> Lines);

    /// <param name="InParts">Units of each line that the shop should have for it.</param>
    private sealed record Line(string Id, int Quantity, long Cents, int Shipped, int Cancelled, IReadOnlyList<int> InParts);

    private sealed class Counts
    {
        public int Imported { get; set; }
        public int Missing { get; set; }
        public int Doubled { get; set; }
        public int Totals { get; set; }
        public int Lines { get; set; }
        public int Shipments { get; set; }
        public int CancelsLost { get; set; }
    }
}
