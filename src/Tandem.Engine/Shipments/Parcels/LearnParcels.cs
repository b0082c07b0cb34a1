using System.Text.Json;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>What a look at the shop's order found.</summary>
internal sealed record FoundParcels(ShownOrder Shown, IReadOnlyList<Parcel> Parcels, ParcelSource Source)
{
    public WooOrder Order => Shown.Order;
}

/// <summary>
/// Keeps what the shop says of an order's parcels: new ones, guesses to be confirmed, and codes that were corrected.
/// </summary>
internal static class LearnParcels
{
    /// <summary>A question whether what a note names is the code of a parcel.</summary>
    public static string GuessCause(string bolOrderId) => OrderQuestions.Guess(bolOrderId);

    /// <summary>The shop shows another code than bol was told.</summary>
    public static string CorrectedCause(string bolOrderId) => $"corrected:{bolOrderId}";

    /// <summary>
    /// A parcel that the shop tells of becomes a row of ours, once; what is in it may still change until it is shipped.
    /// </summary>
    /// <param name="known">The order's parcels; what is learnt is added, what was corrected in time is taken away.</param>
    /// <param name="intents">What was planned for the order.</param>
    public static async Task Run(TandemDb db, Order order, FoundParcels found, List<KnownParcel> known, List<Intent> intents,
        DateTimeOffset now, CancellationToken ct)
    {
        var parcels = found.Parcels.Where(p => !TrackingCode.IsEanOf(order, p.Number)).ToList();
        var gone = found.Source == ParcelSource.ShopMeta ? Gone(db, parcels, known, intents) : [];
        var whole = SplitRule.Whole(order, found.Shown);
        foreach (var parcel in parcels)
        {
            var named = ParcelItems.Of(parcel, order, whole);
            var items = named is null ? null : JsonSerializer.Serialize(named);
            if (known.Find(k => Same(k.Number, parcel.Number)) is { } row)
            {
                if (row.Trust == ParcelTrust.Proposed && parcel.IsSure)
                    (row.Trust, row.Carrier, row.Source) = (ParcelTrust.Sure, parcel.Carrier, found.Source);

                // What is known of it is not replaced by less: a line may be gone of which it told.
                var isLess = row.Items is not null
                    && (named is not { Count: > 0 } || ParcelItems.NamesStrangers(parcel, order, whole));
                if (row.Source is ParcelSource.ShopMeta && items is not null && !isLess && Of(intents, row) is null)
                    row.Items = items;
                continue;
            }

            row = new KnownParcel
            {
                SellerId = order.SellerId,
                OrderKey = order.Key,
                Number = parcel.Number,
                Carrier = parcel.Carrier,
                Source = found.Source,
                Items = items,
                FoundAt = now,
                Trust = parcel.IsSure ? ParcelTrust.Sure : ParcelTrust.Proposed,
            };
            known.Add(row);
            db.Parcels.Add(row);
            if (parcel.IsSure)
                db.Note(order.SellerId, now, ActivitySubject.Order, order.Key,
                    Reason.Of("parcel.found", ("carrier", parcel.Carrier), ("number", parcel.Number), ("from", found.Source)));
        }

        await Ask(db, order, Questions(order, parcels, gone, known, intents), now, ct);
    }

    /// <summary>What only a person knows of the order's codes.</summary>
    private static IEnumerable<(string Cause, Reason? What)> Questions(
        Order order, List<Parcel> parcels, List<KnownParcel> gone, List<KnownParcel> known, List<Intent> intents)
    {
        var guess = known.Exists(k => k is { Trust: ParcelTrust.Sure, Code: not null }) ? null
            : known.Find(k => k.Trust == ParcelTrust.Proposed);
        yield return (GuessCause(order.BolOrderId), guess is null ? null
            : Reason.Of("attention.maybe-code", ("order", order.BolOrderId), ("number", guess.Number)));

        // A new code that no shipment took, where an older one that bol was told is gone: bol keeps what it was told.
        var instead = gone.Count == 0 ? null
            : known.Find(k => parcels.Exists(p => Same(p.Number, k.Number)) && k.FoundAt > gone.Min(g => g.FoundAt)
                && Of(intents, k) is null);
        yield return (CorrectedCause(order.BolOrderId), instead is null ? null
            : Reason.Of("attention.code-corrected", ("order", order.BolOrderId), ("old", gone[0].Number),
                ("number", instead.Number)));
    }

    private static async Task Ask(TandemDb db, Order order, IEnumerable<(string Cause, Reason? What)> questions,
        DateTimeOffset now, CancellationToken ct)
    {
        var quiet = new List<string>();
        foreach (var (cause, what) in questions)
        {
            if (what is null) quiet.Add(cause);
            else await db.Raise(order.SellerId, now, cause, ActivitySubject.Order, order.Key, what, ct);
        }

        await db.Clear(order.SellerId, now, quiet, ct);
    }

    /// <summary>
    /// Codes that the shop showed before and shows no more. What bol was not told yet is forgotten with them.
    /// </summary>
    /// <returns>Those that bol was told, or may have been.</returns>
    private static List<KnownParcel> Gone(TandemDb db, List<Parcel> parcels, List<KnownParcel> known, List<Intent> intents)
    {
        var gone = known.FindAll(k => k is { Source: ParcelSource.ShopMeta, ShippingLabelId: null }
            && !parcels.Exists(p => Same(p.Number, k.Number)));
        foreach (var parcel in gone.FindAll(g => Of(intents, g) is null or { State: IntentState.Planned, SentAt: null }))
        {
            if (Of(intents, parcel) is { } intent)
            {
                intents.Remove(intent);
                db.Intents.Remove(intent);
            }

            known.Remove(parcel);
            gone.Remove(parcel);
            db.Parcels.Remove(parcel);
        }

        return gone;
    }

    /// <summary>The shipment, or the code told afterwards, that this parcel became.</summary>
    private static Intent? Of(List<Intent> intents, KnownParcel parcel) =>
        intents.Find(i => i.Kind is IntentKind.Ship or IntentKind.Transport && Same(i.Topic, parcel.Number));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
