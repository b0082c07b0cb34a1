using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>Takes in parcels that people, files and other programs tell of, and lets a person try a shipment again.</summary>
public sealed class TakeParcels(Database database, TimeProvider clock)
{
    /// <summary>Parcels at a time.</summary>
    public const int Most = 1000;

    private const int LongestCarrier = 60;

    /// <summary>Takes each that can be taken; who tells of a parcel says that it was sent.</summary>
    public Task<IReadOnlyList<ParcelOutcome>> Take(SellerId seller, IReadOnlyList<ParcelDraft> drafts, ParcelSource source,
        CancellationToken ct) =>
        database.WriteFor<IReadOnlyList<ParcelOutcome>>(seller, async db =>
        {
            if (drafts.Count == 0) return [];
            var now = clock.GetUtcNow();
            var orders = await Find(db, seller, drafts, ct);
            var keys = orders.ConvertAll(o => o.Key);
            var parcels = await db.Parcels.Where(p => keys.Contains(p.OrderKey)).ToListAsync(ct);
            var intents = (await PlanShipments.IntentsOf(db, keys).ToListAsync(ct)).ToLookup(i => i.Subject);
            var outcomes = new List<ParcelOutcome>();
            foreach (var draft in drafts)
            {
                var (taken, outcome) = Judge(draft, outcomes.Count, orders, parcels, intents, source, now);
                if (taken.Count > 0 && orders.Find(o => o.Key == taken[0].OrderKey) is { } order)
                {
                    order.TrackingDueAt = now;
                    var facts = PlanShipments.FactsOf(order, [], intents[order.Key]);
                    if (IsWaiting(order))
                    {
                        outcome = outcome with
                        {
                            State = ParcelState.Waits,
                            Problem = Reason.Of("parcel.order-closed", ("order", order.BolOrderId), ("status", order.ShopStatus)),
                        };
                        await PlanShipments.AskAboutParcel(db, order, taken[0], now, ct);
                    }
                    else if (order.Lines.Exists(l => facts.IsHeld(l) && l.Open > l.Shipped))
                        outcome = outcome with
                        {
                            State = ParcelState.Held,
                            Problem = Reason.Of("parcel.held", ("order", order.BolOrderId))
                        };
                }

                outcomes.Add(outcome);
                foreach (var parcel in taken)
                {
                    if (parcel.Key == 0)
                    {
                        parcels.Add(parcel);
                        db.Parcels.Add(parcel);
                    }

                    db.Note(seller, now, ActivitySubject.Order, parcel.OrderKey,
                        Reason.Of("parcel.found", ("carrier", parcel.Carrier), ("number", parcel.Number), ("from", source)));
                }
            }

            return outcomes;
        }, ct);

    /// <summary>A person says whether what a note names is the code of a parcel.</summary>
    public Task Answer(SellerId seller, long orderKey, string number, bool isCode, CancellationToken ct) =>
        database.WriteFor(seller, async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Orders.SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == orderKey, ct) is not { } order) return;
            var guesses = await db.Parcels.Where(p => p.OrderKey == orderKey && p.Trust == ParcelTrust.Proposed).ToListAsync(ct);
            if (guesses.Find(p => p.Number == number) is not { } guess) return;
            guess.Trust = isCode ? ParcelTrust.Sure : ParcelTrust.Denied;
            order.TrackingDueAt = now;
            db.Note(seller, now, ActivitySubject.Order, orderKey,
                Reason.Of(isCode ? "parcel.confirmed" : "parcel.denied", ("number", number)));
            if (isCode || guesses.Count == 1) await db.Clear(seller, now, LearnParcels.GuessCause(order.BolOrderId), ct);
        }, ct);

    /// <summary>
    /// Tries again at once what bol refused or was to be tried later: of one order, or of all where something was set right.
    /// </summary>
    public Task TryAgain(SellerId seller, long? orderKey, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        var now = clock.GetUtcNow();
        var open = db.Intents
            .Where(i => i.SellerId == seller && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Transport)
            && i.RemoteWords != null
            && (orderKey == null || i.Subject == orderKey) && (i.State == IntentState.Planned || i.State == IntentState.Refused));
        var keys = await open.Select(i => i.Subject).Distinct().ToListAsync(ct);
        await IntentsAtOnce.TryAgain(open, now, ct);
        await db.Orders
            .Where(o => o.SellerId == seller && (orderKey == null ? keys.Contains(o.Key) : o.Key == orderKey)
                && o.ShopOrderId != null)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, now), ct);
    }, ct);

    /// <summary>These carriers have a code now: nobody needs to be asked about them any more.</summary>
    public Task CarriersKnown(SellerId seller, IEnumerable<string> carriers, CancellationToken ct) => database.WriteFor(
        seller, db => db.Clear(seller, clock.GetUtcNow(), [.. carriers.Select(c => $"carrier:{Carriers.Plain(c)}")], ct), ct);

    private static async Task<List<Order>> Find(TandemDb db, SellerId seller, IReadOnlyList<ParcelDraft> drafts,
        CancellationToken ct)
    {
        var names = drafts.Select(d => NamedOrderRule.Clean(d.Order)).Where(n => n.Length > 0)
            .SelectMany(n => new[] { n, n.ToUpperInvariant(), n.ToLowerInvariant() }).Distinct(StringComparer.Ordinal).ToList();
        var ids = names.Select(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(n => n > 0).ToList();
        return await db.Orders.Include(o => o.Lines)
            .Where(o => o.SellerId == seller && (names.Contains(o.BolOrderId) || names.Contains(o.ShopOrderNumber!)
                || (o.ShopOrderId != null && ids.Contains(o.ShopOrderId.Value)))).AsSplitQuery().ToListAsync(ct);
    }

    private static (IReadOnlyList<KnownParcel> Taken, ParcelOutcome Outcome) Judge(
        ParcelDraft draft, int index, List<Order> orders, List<KnownParcel> parcels, ILookup<long, Intent> intents,
        ParcelSource source, DateTimeOffset now)
    {
        var name = NamedOrderRule.Clean(draft.Order);
        if (name.Length == 0) return ([], new ParcelOutcome(index, ParcelState.Invalid, Reason.Of("parcel.no-order")));

        var (order, doubt) = NamedOrderRule.Find(name, orders);
        if (order is null)
            return ([],
                new ParcelOutcome(index, doubt!.Code == "parcel.unknown-order" ? ParcelState.Unknown : ParcelState.Invalid,
                    doubt));
        ParcelOutcome Out(ParcelState state, Reason? problem = null) => new(index, state, problem, order.BolOrderId);

        // Whoever chose it saw what was open then: another browser may have told of it since.
        if (draft.Once && ShipManyRule.Objection(PlanShipments.FactsOf(
            order, [.. parcels.Where(p => p.OrderKey == order.Key)], intents[order.Key])) is { } since)
            return ([], Out(ParcelState.Known, since));

        var named = TrackingCode.In(draft.Code);
        var codes = named.Where(c => !TrackingCode.IsEanOf(order, c.Text)).ToList();
        var isEmpty = TrackingCode.Plain(draft.Code).Length == 0;
        if (codes.Count == 0 && !(isEmpty && draft.WithoutCode))
        {
            return ([], Out(ParcelState.Invalid, isEmpty ? Reason.Of("parcel.no-code")
                : Reason.Of(named.Count > 0 ? "parcel.code-is-ean" : "parcel.bad-code",
                    ("number", draft.Code!.Length > 40 ? draft.Code[..40] : draft.Code))));
        }

        var fresh =
            codes.Where(c =>
                !parcels.Exists(p => p.OrderKey == order.Key && p.Trust == ParcelTrust.Sure && Same(p.Number, c.Text))).ToList();
        if (codes.Count > 0 && fresh.Count == 0) return ([], Out(ParcelState.Known));
        var own = order.Lines.FindAll(l => l.Fulfilment == Fulfilment.Own && l.Imported is not null);
        if (own.Count == 0) return ([], Out(ParcelState.Done, Reason.Of("parcel.nothing-of-yours", ("order", order.BolOrderId))));
        if (codes.Count == 0 && own.TrueForAll(l => l.Shipped >= l.Open))
            return ([], Out(ParcelState.Done, Reason.Of("parcel.nothing-open", ("order", order.BolOrderId))));
        var (items, problem) = Items(draft, own);
        if (problem is not null) return ([], Out(ParcelState.Invalid, problem));

        // A program that got no answer sends the same again; a person who clicks twice means two parcels.
        var contents = items is null ? null : JsonSerializer.Serialize(items);
        if (codes.Count == 0 && source == ParcelSource.Api
            && parcels.Exists(p => p.OrderKey == order.Key && p.Code is null && p.Source == source && p.Items == contents))
            return ([], Out(ParcelState.Known));
        return ([.. Rows(draft, order, fresh, [.. parcels.Where(p => p.OrderKey == order.Key)], items, source, now)],
            Out(ParcelState.Accepted));
    }

    /// <summary>
    /// Of several codes of one parcel the first has what is in it; a code that was a guess until now is none any more.
    /// </summary>
    private static IEnumerable<KnownParcel> Rows(
        ParcelDraft draft, Order order, List<TrackingCode> codes, List<KnownParcel> known, List<ShipItem>? items,
        ParcelSource source, DateTimeOffset now)
    {
        var carrier = TrackingCode.Plain(draft.Carrier);
        if (carrier.Length > LongestCarrier) carrier = carrier[..LongestCarrier];
        KnownParcel New(string number, string by, List<ShipItem>? holds) => new()
        {
            SellerId = order.SellerId,
            OrderKey = order.Key,
            Number = number,
            Carrier = by,
            Source = source,
            Items = holds is null ? null : JsonSerializer.Serialize(holds),
            FoundAt = now,
        };
        if (codes.Count == 0) yield return New(KnownParcel.WithoutCode(known), carrier, items);
        for (var i = 0; i < codes.Count; i++)
        {
            var row = New(codes[i].Text, carrier.Length > 0 ? carrier : codes[i].Carrier, i == 0 || items is null ? items : []);
            if (known.Find(k => Same(k.Number, row.Number)) is { } guess)
            {
                (guess.Trust, guess.Carrier, guess.Source, guess.Items) = (ParcelTrust.Sure, row.Carrier, source, row.Items);
                row = guess;
            }

            yield return row;
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The shop has closed it: a person says first whether it is delivered. Of an order that is not there any more nothing else
    /// can tell.
    /// </summary>
    private static bool IsWaiting(Order order) =>
        CancelRule.IsClosed(order.ShopStatus) && order is { ShopStatus: not CancelRule.Deleted, ShipsThoughClosed: false };

    private static (List<ShipItem>? Items, Reason? Problem) Items(ParcelDraft draft, List<OrderLine> own)
    {
        if (draft.Lines is not { Count: > 0 } lines) return (null, null);
        var items = new List<ShipItem>();
        foreach (var (name, quantity) in lines.Select(l => ((l.Line ?? "").Trim(), l.Quantity)))
        {
            var line = own.Find(l => l.OrderItemId == name)
                ?? (Gtin.TryParse(name) is { } gtin ? own.Find(l => Gtin.TryParse(l.Ean) == gtin) : null);
            if (line is null) return (null, Reason.Of("parcel.unknown-line", ("line", name.Length > 40 ? name[..40] : name)));
            var units = quantity ?? line.Open;
            var named = items.Where(i => i.OrderItemId == line.OrderItemId).Sum(i => i.Quantity);
            if (units < 1 || named + units > line.Quantity)
                return (null, Reason.Of("parcel.bad-quantity", ("line", name), ("most", line.Quantity)));
            items.Add(new ShipItem(line.OrderItemId, units));
        }

        return (items, null);
    }
}
