using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>
/// Reads from bol, at the moment of printing, what goes on paper: labels as bol made them, and addresses for packing slips.
/// Nothing of it is kept.
/// </summary>
public sealed class LabelDocuments(Database database, Remotes remotes)
{
    /// <summary>So many orders go into one file at most.</summary>
    public const int Most = 200;

    private const int AtOnce = 4;

    /// <summary>What is to be printed for these labels, in picking order; with what cannot be printed and why.</summary>
    /// <param name="withSlips">Each label is followed by the packing slip of its order.</param>
    public async Task<PrintBatch> OfLabels(SellerId seller, IReadOnlyCollection<long> labels, bool withSlips,
        CancellationToken ct)
    {
        List<ShippingLabel> rows;
        await using (var db = database.Read())
        {
            rows = await db.Labels.Where(l => l.SellerId == seller && labels.Contains(l.Key) && l.ShippingLabelId != null)
                .Take(Most).ToListAsync(ct);
        }

        return await Read(seller, [.. rows.Select(l => l.OrderKey).Distinct()], rows, withSlips, ct);
    }

    /// <summary>
    /// The packing slips of these orders, or only what to pick for them: then bol is not asked for any address.
    /// </summary>
    public Task<PrintBatch> OfOrders(SellerId seller, IReadOnlyCollection<long> orders, bool withAddresses,
        CancellationToken ct) =>
        Read(seller, [.. orders.Distinct().Take(Most)], [], withAddresses, ct);

    /// <summary>
    /// What would be on the slips or the pick list of these orders, without asking bol: which orders, and which are left out and
    /// why. An order of which a part is left out counts as both.
    /// </summary>
    public async Task<ManyDone> Would(SellerId seller, IReadOnlyCollection<long> orders, CancellationToken ct)
    {
        var done = new ManyDone([], []);
        foreach (var keys in orders.Distinct().Chunk(Most))
        {
            await using var db = database.Read();
            var rows = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && keys.Contains(o.Key))
                .OrderBy(o => o.Key).AsSplitQuery().ToListAsync(ct);
            var intents = await Writes(db, keys, ct);
            var judged = rows.ConvertAll(o => (Order: o, Goes: WhatGoes(o, [], [.. intents[o.Key]])));
            done = done.And(new ManyDone(
                [.. judged.Where(j => !j.Goes.IsAll).Select(j => j.Order.Key)],
                [.. judged.Where(j => j.Goes.Why is not null)
                    .Select(j => new LeftOut(j.Order.Key, j.Order.BolOrderId, j.Goes.Why!))]));
        }

        return done;
    }

    private static async Task<ILookup<long, Intent>> Writes(TandemDb db, IReadOnlyCollection<long> orders,
        CancellationToken ct) =>
        (await db.Intents.Where(i => orders.Contains(i.Subject)
            && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Cancel)).ToListAsync(ct)).ToLookup(i => i.Subject);

    private async Task<PrintBatch> Read(SellerId seller, List<long> orderKeys, List<ShippingLabel> labels, bool withSlips,
        CancellationToken ct)
    {
        List<Order> orders;
        List<Account> accounts;
        ILookup<long, Intent> intents;
        ILookup<long, (Catalog.Item Item, int Quantity)> parts;
        await using (var db = database.Read())
        {
            orders = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && orderKeys.Contains(o.Key))
                .AsSplitQuery().ToListAsync(ct);
            intents = await Writes(db, orderKeys, ct);
            accounts = await db.Accounts.Where(a => a.SellerId == seller).ToListAsync(ct);
            var offers = orders.SelectMany(o => o.Lines).Select(l => l.OfferKey).OfType<long>().Distinct().ToList();
            parts = (await db.LinkParts.Where(p => offers.Contains(p.OfferKey))
                .Join(db.Items, p => p.ItemKey, i => i.Key, (part, item) => new { part, item }).ToListAsync(ct))
                .ToLookup(p => p.part.OfferKey, p => (p.item, p.part.Quantity));
        }

        var refused = new List<PrintProblem>();
        var jobs = new List<(Order Order, Account Account, IReadOnlyList<SlipLine> Lines)>();
        foreach (var order in orders)
        {
            var own = labels.FindAll(l => l.OrderKey == order.Key);
            var (units, why, isAll) = WhatGoes(order, own, [.. intents[order.Key]]);
            if (why is not null) refused.Add(new PrintProblem(order.BolOrderId, why));
            if (!isAll && accounts.Find(a => a.Id == order.AccountId) is { } account)
                jobs.Add((order, account, LinesOf(units, parts)));
        }

        var inOrder = jobs.OrderBy(j => j.Lines.Count == 0 ? "" : j.Lines[0].SortBy, StringComparer.OrdinalIgnoreCase)
            .ThenBy(j => j.Order.BolOrderId, StringComparer.Ordinal).ToList();
        var read = new PrintedOrder?[inOrder.Count];
        await Parallel.ForAsync(0, inOrder.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (i, token) =>
            {
                var (order, account, lines) = inOrder[i];
                try
                {
                    read[i] = await ReadOne(remotes.Of(account), order, lines, labels.FindAll(l => l.OrderKey == order.Key),
                        withSlips, token);
                }
                catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out _))
                {
                    lock (refused) refused.Add(new PrintProblem(order.BolOrderId, reason));
                }
            });
        return new PrintBatch([.. read.OfType<PrintedOrder>()], refused);
    }

    /// <returns>The units that go on paper; why some do not, where that is so; and whether none does.</returns>
    private static (IReadOnlyList<(OrderLine Line, int Units)> Units, Reason? Why, bool IsAll) WhatGoes(
        Order order, List<ShippingLabel> labels, List<Intent> intents)
    {
        var facts = PlanShipments.FactsOf(order, [], intents);
        // bol may show as sent what it has not confirmed to us yet: its label is used all the same.
        var sent = intents.Where(i => i is { Kind: IntentKind.Ship, State: not IntentState.Refused })
            .Select(i => ShipParcels.Payload(i).Label).ToHashSet();
        var used = labels.FindAll(l => sent.Contains(l.ShippingLabelId));
        var units = SlipRule.Units(
            facts, [.. labels.Except(used).SelectMany(LabelIntents.Items)], [.. used.SelectMany(LabelIntents.Items)]);
        var labelled = labels.SelectMany(LabelIntents.Items).Sum(i => i.Quantity);
        var (why, isAll) = PrintRule.Objection(facts, labels.Count, labelled, units);
        return (units, why, isAll);
    }

    private static async Task<PrintedOrder> ReadOne(
        BolClient bol, Order order, IReadOnlyList<SlipLine> lines, List<ShippingLabel> labels, bool withSlips,
        CancellationToken ct)
    {
        var pdfs = new List<byte[]>();
        foreach (var label in labels)
        {
            var pdf = (await bol.GetShippingLabel(label.ShippingLabelId!, ct))?.Pdf
                ?? throw new BolNotFound("bol does not have this label ready.") { Own = "label-not-ready" };

            // Hundreds of them are held at once: what is no label of a carrier is not kept until then.
            pdfs.Add(pdf.Length > LabelCheck.Largest ? [] : pdf);
        }

        var remote = withSlips ? await bol.GetOrder(order.BolOrderId, ct) : null;
        var to = remote?.ShipmentDetails;
        return new PrintedOrder(
            order.BolOrderId, order.NumberInShop, order.DeliverBy,
            pdfs, withSlips ? AddressOf(to) : [], to?.CountryCode, lines, withSlips)
        {
            Language = SlipLanguageRule.Of(to?.Language, to?.CountryCode ?? order.Destination, to?.ZipCode),
        };
    }

    private static IReadOnlyList<SlipLine> LinesOf(IReadOnlyList<(OrderLine Line, int Units)> units,
        ILookup<long, (Catalog.Item Item, int Quantity)> parts) =>
    [
        .. units.Select(line =>
        {
            var (l, count) = line;
            var of = l.OfferKey is { } offer ? parts[offer].ToList() : [];
            return new SlipLine(
                count, l.Title ?? of.Select(p => p.Item.Name).FirstOrDefault() ?? l.Ean ?? l.OrderItemId, of.Count == 1
                    ? of[0].Item.Sku : null, l.Ean,
                [.. of.Select(p => new PickPart(p.Item.Sku, p.Item.Name, p.Item.GtinText, p.Quantity * count, p.Item.Key))]);
        }).OrderBy(l => l.SortBy, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Whom it goes to, line by line, without the country.</summary>
    internal static IReadOnlyList<string> AddressOf(BolShipmentDetails? to) => to is null ? [] :
    [
        .. new[]
        {
            to.Company, $"{to.FirstName} {to.Surname}", to.PickupPointName,
            $"{to.StreetName} {to.HouseNumber}{Extension(to.HouseNumberExtension)}",
            to.ExtraAddressInformation, $"{to.ZipCode} {to.City}",
        }.Select(line => line?.Trim()).OfType<string>().Where(line => line.Length > 0),
    ];

    private static string Extension(string? extension) =>
        string.IsNullOrWhiteSpace(extension) ? "" : char.IsAsciiDigit(extension[0]) ? $"-{extension}" : $" {extension}";
}
