using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>A parcel of an order, and how far bol knows of it.</summary>
/// <param name="State">Of its shipment, or of its code where it was shipped without; null: nothing was told to bol of it.</param>
/// <param name="Number">The tracking code; empty for one without.</param>
/// <param name="Items">What is in it: a line's title or EAN with its units; empty: all that was open.</param>
/// <param name="IsGuess">A note names what may be its code: a person must say.</param>
public sealed record ParcelRow(
    string Number, string Carrier, ParcelSource Source, DateTimeOffset FoundAt, IntentState? State, string? RemoteWords,
    DateTimeOffset? NextTry, int Attempts, IReadOnlyList<(string Name, int Units)> Items, bool IsGuess = false);

/// <summary>A line that a parcel can take units of.</summary>
public sealed record OpenLine(string OrderItemId, string Name, int Units);

/// <summary>A shipment as bol knows it.</summary>
/// <param name="Number">Its tracking code; empty: none.</param>
public sealed record ShipmentRow(string ShipmentId, string Number, DateTimeOffset ShippedAt,
    IReadOnlyList<(string Name, int Units)> Items);

/// <summary>What the order page shows of parcels and dates.</summary>
/// <param name="Open">Own lines with units that no shipment has taken.</param>
/// <param name="IsHeld">A cancellation is open: bol hears of no parcel until it is settled.</param>
/// <param name="CanTryAgain">Something was refused, or is to be tried later.</param>
public sealed record ParcelPage(
    IReadOnlyList<ParcelRow> Parcels, IReadOnlyList<OpenLine> Open, Countdown Countdown, bool CanTryAgain,
    DateTimeOffset? WaitsForCodeUntil, bool IsHeld, IReadOnlyList<ShipmentRow> Shipments);

/// <summary>Reads what the pages show about parcels, and takes files of them in.</summary>
public sealed class ParcelPages(Database database, TakeParcels take, TimeProvider clock)
{
    /// <summary>bol's codes for carriers, for a person to choose from.</summary>
    public static IReadOnlyList<string> TransporterCodes => Carriers.Codes;

    /// <returns>Null where the seller has no such order.</returns>
    public async Task<ParcelPage?> Of(SellerId seller, long orderKey, CancellationToken ct)
    {
        await using var db = database.Read();
        var order = await db.Orders.Include(o => o.Lines)
            .SingleOrDefaultAsync(o => o.Key == orderKey && o.SellerId == seller, ct);
        if (order is null) return null;
        var shipping = await db.SettingsOf<ShippingSettings>(seller, ct);
        var parcels = await db.Parcels.Where(p => p.OrderKey == orderKey && p.Trust != ParcelTrust.Denied).OrderBy(p => p.Key)
            .ToListAsync(ct);
        var intents = await PlanShipments.IntentsOf(db, [orderKey]).OrderBy(i => i.Key).ToListAsync(ct);
        var facts = PlanShipments.FactsOf(order, parcels, intents);
        intents.RemoveAll(i => i.Kind == IntentKind.Cancel);

        var open = order.Lines.Where(l => l.Fulfilment == Fulfilment.Own && l.Imported is not null)
            .Select(l => new OpenLine(l.OrderItemId, NameOf(l), ShipRule.Free(l, facts.Made))).Where(l => l.Units > 0).ToList();
        var done = !GuardRule.Guards(order);
        var now = clock.GetUtcNow();
        var waits = open.Count > 0 && order.CompletedInShopAt is { } sent
            && ShipRule.TrackingUntil(order, sent, shipping) is var until && until > now ? until : (DateTimeOffset?)null;
        return new ParcelPage(
            [.. parcels.Select(p => Row(p, order, intents))], open,
            GuardRule.Of(order.PlacedAt, order.DeliverBy, order.ExpiresOn, done, now, shipping.AlarmHours),
            intents.Exists(i => i.RemoteWords is not null && i.State is IntentState.Planned or IntentState.Refused), waits,
            order.Lines.Exists(l => l.Open > l.Shipped && facts.IsHeld(l)),

            [.. (await db.Shipments.Include(s => s.Lines).Where(s => s.OrderKey == orderKey).OrderBy(s => s.ShippedAt)
                .AsSplitQuery().ToListAsync(ct)).Select(s => new ShipmentRow(
                s.ShipmentId, s.Number, s.ShippedAt,
                [.. s.Lines.Select(l => (order.Lines.Find(o => o.OrderItemId == l.OrderItemId) is { } line ? NameOf(line)
                    : l.OrderItemId, l.Units))]))]);
    }

    /// <summary>Countdowns of many orders at once, for a list. An order that is not the seller's is missing.</summary>
    public async Task<IReadOnlyDictionary<long, Countdown>> Countdowns(SellerId seller, IReadOnlyCollection<long> orderKeys,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var shipping = await db.SettingsOf<ShippingSettings>(seller, ct);
        var orders = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && orderKeys.Contains(o.Key))
            .AsSplitQuery().ToListAsync(ct);
        var now = clock.GetUtcNow();
        return orders.ToDictionary(o => o.Key,
            o => GuardRule.Of(o.PlacedAt, o.DeliverBy, o.ExpiresOn, !GuardRule.Guards(o), now, shipping.AlarmHours));
    }

    /// <summary>Takes in every row of a CSV that can be used; the others are told with their line.</summary>
    public async Task<ParcelImport> Import(SellerId seller, byte[] file, CancellationToken ct)
    {
        var content = ParcelFile.Read(file);
        var (taken, known) = (0, 0);
        var problems = content.Problems.Select(p => new ParcelRowProblem(p.Line, p.Why)).ToList();
        foreach (var chunk in content.Rows.Chunk(TakeParcels.Most))
        {
            var outcomes = await take.Take(seller, [.. chunk.Select(c => c.Draft)], ParcelSource.Csv, ct);
            taken += outcomes.Count(o => o.State is ParcelState.Accepted or ParcelState.Held);
            known += outcomes.Count(o => o.State == ParcelState.Known);
            problems.AddRange(outcomes.Where(o => o.Problem is not null)
                .Select(o => new ParcelRowProblem(chunk[o.Index].Line, o.Problem!)));
        }

        return new ParcelImport(taken, known, [.. problems.OrderBy(p => p.Line)]);
    }

    private static ParcelRow Row(KnownParcel parcel, Order order, List<Intent> intents)
    {
        var intent =
            intents.FindLast(i => string.Equals(i.Topic, parcel.Number, StringComparison.OrdinalIgnoreCase));
        var items = intent is { Kind: IntentKind.Ship } ? ShipParcels.Payload(intent).Items ?? []
            : parcel.Items is null ? [] : JsonSerializer.Deserialize<List<ShipItem>>(parcel.Items)!;
        return new ParcelRow(
            parcel.Code ?? "", parcel.Carrier, parcel.Source, parcel.FoundAt, intent?.State, intent?.RemoteWords,
            intent is { State: IntentState.Planned } ? intent.DueAt : null, intent?.Attempts ?? 0,
            [.. items.Select(i =>
                (order.Lines.Find(l => l.OrderItemId == i.OrderItemId) is { } line ? NameOf(line) : i.OrderItemId, i.Quantity))],
            parcel.Trust == ParcelTrust.Proposed);
    }

    private static string NameOf(OrderLine line) => line.Title ?? line.Ean ?? line.OrderItemId;
}
