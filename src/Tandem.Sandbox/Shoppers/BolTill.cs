using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Ledger;

namespace Tandem.Sandbox.Shoppers;

/// <summary>Places orders at the simulated bol: sells what bol shows, never more.</summary>
internal sealed class BolTill(SandboxOptions options, SimulatedBol bol, GroundTruth truth, CancelBook cancels)
{
    // Both countries, extensions and boxes, a pickup point, businesses with their numbers, and who speaks French.
    private static readonly SimBuyer[] Buyers =
    [
        new("Anna", "Voorbeeld", "Proefstraat", "12", "1234 AB", "Testdam", "NL"),
        new("Bram", "Verzonnen", "Bedachtlaan", "7", "5678 CD", "Nergenshuizen", "NL") { Extension = "A" },
        new("Chloé", "Denkbeeldig", "Fictieweg", "101", "9012 EF", "Schijnveld", "NL") { Pickup = "Afhaalpunt Nergens" },
        new("Dirk", "Fantasie", "Droomkaai", "3", "2000", "Verbeeldegem", "BE") { Extension = "2", Language = "nl-BE" },
        new("Eva", "Nepnaam", "Modelplein", "44", "3456 GH", "Proefstad", "NL")
            { Company = "Verzonnen Handel B.V.", VatNumber = "NL000000000B00", CompanyNumber = "00000000",
                Reference = "INKOOP-17" },
        new("Fien", "Imaginaire", "Rue du Rêve", "9", "4000", "Illusionville", "BE")
            { Company = "Fictif SRL", VatNumber = "BE0000000097", CompanyNumber = "0000000097", Language = "fr-BE" },
    ];

    /// <summary>Null when bol has too few of something.</summary>
    public SimOrder? Sell(Random random, IReadOnlyList<(SimOffer Offer, int Units)> lines)
    {
        lock (bol.State.Gate)
        {
            if (lines.Any(line => line.Offer.OnHold || line.Offer.Corrected < line.Units)) return null;
            var now = bol.State.Now;
            double lag;
            lock (random) lag = random.NextDouble();
            var order = new SimOrder
            {
                Id = bol.State.NewOrderId(),
                PlacedAt = now,
                ListedAt = now + (options.BolListLagMax * lag),
                Buyer = Buyers[bol.State.Orders.Count % Buyers.Length],
                Items = [.. lines.Select((line, i) => Item(line.Offer, line.Units, now, bol.State.Orders.Count + i))],
            };
            truth.SoldAtBol(order);
            bol.Orders.Add(order);
            foreach (var line in lines)
            {
                if (line.Offer is { Method: "FBB", Warehouse: var (regular, graded) })
                    line.Offer.Warehouse = (Math.Max(0, regular - line.Units), graded);
                truth.Shown(line.Offer);
            }

            return order;
        }
    }

    /// <summary>One of the article was sold, and sent, a week before the connector came.</summary>
    public SimOrder SoldEarlier(SimOffer offer)
    {
        lock (bol.State.Gate)
        {
            var (placed, number) = (bol.State.Now - TimeSpan.FromDays(7), bol.State.Orders.Count);
            var item = Item(offer, 1, placed, number);
            item.Shipped = 1;
            item.ChangedAt = placed + TimeSpan.FromDays(1);
            var order = new SimOrder
            {
                Id = bol.State.NewOrderId(),
                PlacedAt = placed,
                ListedAt = placed,
                Buyer = Buyers[number % Buyers.Length],
                Items = [item],
                IsEarlier = true,
            };
            bol.Orders.AddEarlier(order);
            return order;
        }
    }

    /// <summary>So many lie in bol's own warehouse from now on.</summary>
    public void Stow(string gtin, int regular)
    {
        lock (bol.State.Gate)
        {
            foreach (var offer in bol.State.Offers.Values.Where(offer => offer.Ean == gtin && offer.Warehouse is not null))
                offer.Warehouse = (regular, offer.Warehouse!.Value.Graded);
        }
    }

    public SimOffer? OfferOf(string id)
    {
        lock (bol.State.Gate) return bol.State.Offers.GetValueOrDefault(id);
    }

    /// <summary>
    /// Another program of the seller writes the stock of an offer: what was sold since the last write no longer counts.
    /// </summary>
    public void SetByOtherTool(SimOffer offer, int amount)
    {
        lock (bol.State.Gate)
        {
            (offer.Amount, offer.SoldSinceSet) = (amount, 0);
            offer.ModifiedAt = offer.StockSetAt = bol.State.Now;
            truth.PushedByOther(offer);
        }
    }

    /// <summary>bol sends an order from its own warehouse.</summary>
    public void SendFromWarehouse(SimOrder order)
    {
        lock (bol.State.Gate) bol.Orders.SendFromWarehouse(order);
    }

    /// <summary>Whether an order's lines go out with bol's label.</summary>
    public LabelNeed? LabelFor(string? bolOrderId)
    {
        if (bolOrderId is null) return null;
        lock (bol.State.Gate)
        {
            if (bol.State.OrderById.GetValueOrDefault(bolOrderId) is not { } order) return null;
            var own = order.Items.Where(item => item.Method == "FBR" && item.IsOpen).ToList();
            if (!own.Exists(BolLabelsApi.IsVvb)) return null;
            return own.TrueForAll(BolLabelsApi.IsVvb) ? LabelNeed.All : LabelNeed.Some;
        }
    }

    public SimOffer Fulfilled() => bol.State.Offers.Values.First(offer => offer.Method == "FBB");

    public SimOffer Bundle() => truth.Bundles.First().Key;

    /// <summary>An offer that the shop has no product for.</summary>
    public SimOffer Stray() => bol.State.Offers.Values.First(offer => offer.Title == "Alleen bij bol");

    /// <summary>Somebody wants to cancel something of it, or has.</summary>
    public bool IsDoubtful(string bolOrderId)
    {
        lock (bol.State.Gate)
            return bol.State.OrderById.GetValueOrDefault(bolOrderId)?.Items
                .Any(item => item.CancellationRequest || item.Cancelled > 0) == true;
    }

    /// <summary>Something of it was reported as sent, by whomever.</summary>
    public bool IsSent(string bolOrderId)
    {
        lock (bol.State.Gate)
            return bol.State.OrderById.GetValueOrDefault(bolOrderId)?.Items.Any(item => item.Shipped > 0) == true;
    }

    /// <summary>A customer has registered that he sends back units of this line.</summary>
    public bool ComesBack(string itemId)
    {
        lock (bol.State.Gate)
            return bol.State.Returns.Exists(each => each.Items.Any(item => item.Item.Id == itemId));
    }

    /// <summary>The seller reports an order as sent on bol's own pages. False where nothing of it is open.</summary>
    public bool ShipByHand(string bolOrderId, string? track)
    {
        lock (bol.State.Gate) return bol.State.OrderById.TryGetValue(bolOrderId, out var order)
            && bol.Orders.ShipByHand(order, "TNT", track);
    }

    /// <summary>The customer wants to cancel a line; false where it is not open any more.</summary>
    public bool AskToCancel(string orderId, int line)
    {
        lock (bol.State.Gate)
        {
            if (Open(orderId, line) is not ({ }, { } item)) return false;
            cancels.Asked(item);
            item.CancellationRequest = true;
            item.ChangedAt = bol.State.Now;
            bol.State.Announce("ORDER", "ORDER_ITEM_CANCELLATION_REQUEST", item.Id);
            return true;
        }
    }

    /// <summary>The seller cancels a line in bol's own portal; false where it is not open any more.</summary>
    public bool CancelInPortal(string orderId, int line)
    {
        lock (bol.State.Gate)
        {
            if (Open(orderId, line) is not ({ } order, { } item)) return false;
            cancels.Asked(item);
            bol.Orders.CancelItem(order, item);
            return true;
        }
    }

    private (SimOrder? Order, SimOrderItem? Item) Open(string orderId, int line) =>
        bol.State.OrderById.GetValueOrDefault(orderId) is { } order && line < order.Items.Count && !cancels.IsInHand(orderId)
            && order.Items[line] is { IsOpen: true, Method: "FBR" } item
            ? (order, item) : (null, null);

    private SimOrderItem Item(SimOffer offer, int units, DateTimeOffset now, int number)
    {
        // Every fifth line has a discount in odd cents, which is what makes line totals differ from price times quantity.
        var discount = number % 5 == 4 ? Math.Min(offer.Price * units / 2, 0.07m + (number % 13 * 0.11m)) : 0m;
        return new SimOrderItem
        {
            Id = bol.State.NewId(),
            Offer = offer,
            Method = offer.Method,
            Quantity = units,
            DaysToDeliver = offer.Promise?.To ?? SimDates.DaysToDeliver,
            UnitPrice = offer.Price,
            TotalPrice = Math.Round((offer.Price * units) - discount, 2, MidpointRounding.AwayFromZero),
            ChangedAt = now,
        };
    }
}

/// <summary>How much of an order goes out with bol's label.</summary>
internal enum LabelNeed
{
    Some,
    All,
}
