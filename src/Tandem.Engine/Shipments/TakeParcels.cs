using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Takes in parcels that people, files and other programs tell of, and lets a person try a shipment again.</summary>
public sealed class TakeParcels(Database database, TimeProvider clock)
{
    /// <summary>Parcels at a time.</summary>
    public const int Most = 1000;

    private const int LongestCode = 40;

    /// <summary>Takes each that can be taken; who tells of a parcel says that it was sent.</summary>
    public Task<IReadOnlyList<ParcelOutcome>> Take(SellerId seller, IReadOnlyList<ParcelDraft> drafts, ParcelSource source, CancellationToken ct) =>
        database.Write<IReadOnlyList<ParcelOutcome>>(async db =>
        {
            if (drafts.Count == 0 || !await db.TakeTurn(seller, ct)) return [];
            var now = clock.GetUtcNow();
            var orders = await Find(db, seller, drafts, ct);
            var keys = orders.ConvertAll(o => o.Key);
            var parcels = await db.Parcels.Where(p => keys.Contains(p.OrderKey)).ToListAsync(ct);
            var outcomes = new List<ParcelOutcome>();
            foreach (var draft in drafts)
            {
                var (parcel, outcome) = Judge(draft, outcomes.Count, orders, parcels, source, now);
                outcomes.Add(outcome);
                if (parcel is null) continue;
                parcels.Add(parcel);
                db.Parcels.Add(parcel);
                orders.Find(o => o.Key == parcel.OrderKey)!.TrackingDueAt = now;
                db.Note(seller, now, ActivitySubject.Order, parcel.OrderKey, Reason.Of("parcel.found", ("carrier", parcel.Carrier), ("number", parcel.Number), ("from", source)));
            }

            return outcomes;
        }, ct);

    /// <summary>Tries again at once what bol refused or was to be tried later: of one order, or of all where something was set right.</summary>
    public Task TryAgain(SellerId seller, long? orderKey, CancellationToken ct) => database.Write(async db =>
    {
        if (!await db.TakeTurn(seller, ct)) return;
        var now = clock.GetUtcNow();
        var open = db.Intents.Where(i => i.SellerId == seller && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Transport) && i.RemoteWords != null
            && (orderKey == null || i.Subject == orderKey) && (i.State == IntentState.Planned || i.State == IntentState.Refused));
        var keys = await open.Select(i => i.Subject).Distinct().ToListAsync(ct);
        await open.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Planned).SetProperty(x => x.DueAt, now).SetProperty(x => x.Attempts, 0), ct);
        await db.Orders.Where(o => o.SellerId == seller && (orderKey == null ? keys.Contains(o.Key) : o.Key == orderKey) && o.ShopOrderId != null)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, now), ct);
    }, ct);

    /// <summary>These carriers have a code now: nobody needs to be asked about them any more.</summary>
    public Task CarriersKnown(SellerId seller, IEnumerable<string> carriers, CancellationToken ct) => database.Write(
        db => db.Clear(seller, clock.GetUtcNow(), [.. carriers.Select(c => $"carrier:{Carriers.Plain(c)}")], ct), ct);

    private static async Task<List<Order>> Find(TandemDb db, SellerId seller, IReadOnlyList<ParcelDraft> drafts, CancellationToken ct)
    {
        var names = drafts.Select(d => NamedOrderRule.Clean(d.Order)).Where(n => n.Length > 0)
            .SelectMany(n => new[] { n, n.ToUpperInvariant(), n.ToLowerInvariant() }).Distinct(StringComparer.Ordinal).ToList();
        var ids = names.Select(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(n => n > 0).ToList();
        return await db.Orders.Include(o => o.Lines)
            .Where(o => o.SellerId == seller && (names.Contains(o.BolOrderId) || names.Contains(o.ShopOrderNumber!)
                || (o.ShopOrderId != null && ids.Contains(o.ShopOrderId.Value)))).AsSplitQuery().ToListAsync(ct);
    }

    private static (KnownParcel?, ParcelOutcome) Judge(
        ParcelDraft draft, int index, List<Order> orders, List<KnownParcel> parcels, ParcelSource source, DateTimeOffset now)
    {
        var name = NamedOrderRule.Clean(draft.Order);
        var code = (draft.Code ?? "").Trim();
        if (name.Length == 0) return (null, new ParcelOutcome(index, ParcelState.Invalid, Reason.Of("parcel.no-order")));

        var (order, doubt) = NamedOrderRule.Find(name, orders);
        if (order is null)
            return (null, new ParcelOutcome(index, doubt!.Code == "parcel.unknown-order" ? ParcelState.Unknown : ParcelState.Invalid, doubt));
        ParcelOutcome Out(ParcelState state, Reason? problem = null) => new(index, state, problem, order.BolOrderId);

        if (code.Length > LongestCode || code.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_')))
            return (null, Out(ParcelState.Invalid, Reason.Of("parcel.bad-code", ("number", code.Length > LongestCode ? code[..LongestCode] : code))));
        if (parcels.Exists(p => p.OrderKey == order.Key && string.Equals(p.Number, code, StringComparison.OrdinalIgnoreCase))) return (null, Out(ParcelState.Known));
        var own = order.Lines.FindAll(l => l.Fulfilment == Fulfilment.Own && l.Imported is not null);
        if (own.Count == 0) return (null, Out(ParcelState.Done, Reason.Of("parcel.nothing-of-yours", ("order", order.BolOrderId))));
        if (code.Length == 0 && own.TrueForAll(l => l.Shipped >= l.Open)) return (null, Out(ParcelState.Done, Reason.Of("parcel.nothing-open", ("order", order.BolOrderId))));
        var (items, problem) = Items(draft, own);
        if (problem is not null) return (null, Out(ParcelState.Invalid, problem));
        return (new KnownParcel
        {
            SellerId = order.SellerId,
            OrderKey = order.Key,
            Number = code,
            Carrier = (draft.Carrier ?? "").Trim() is { Length: <= 60 } carrier ? carrier : draft.Carrier!.Trim()[..60],
            Source = source,
            Items = items is null ? null : JsonSerializer.Serialize(items),
            FoundAt = now,
        }, Out(ParcelState.Accepted));
    }

    private static (List<ShipItem>? Items, Reason? Problem) Items(ParcelDraft draft, List<OrderLine> own)
    {
        if (draft.Lines is not { Count: > 0 } lines) return (null, null);
        var items = new List<ShipItem>();
        foreach (var (name, quantity) in lines.Select(l => ((l.Line ?? "").Trim(), l.Quantity)))
        {
            var line = own.Find(l => l.OrderItemId == name) ?? (Gtin.TryParse(name) is { } gtin ? own.Find(l => Gtin.TryParse(l.Ean) == gtin) : null);
            if (line is null) return (null, Reason.Of("parcel.unknown-line", ("line", name.Length > 40 ? name[..40] : name)));
            var units = quantity ?? line.Open;
            var named = items.Where(i => i.OrderItemId == line.OrderItemId).Sum(i => i.Quantity);
            if (units < 1 || named + units > line.Quantity) return (null, Reason.Of("parcel.bad-quantity", ("line", name), ("most", line.Quantity)));
            items.Add(new ShipItem(line.OrderItemId, units));
        }

        return (items, null);
    }
}
