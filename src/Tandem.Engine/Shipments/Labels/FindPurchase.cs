using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>What bol's own list says of a purchase whose answer was lost.</summary>
/// <param name="ProcessStatusId">bol queued it under this number; null where it was not found.</param>
/// <param name="SurelyNot">bol lists purchases under these ids, as one that is known shows, and not this one: it never
/// came.</param>
internal sealed record FoundPurchase(string? ProcessStatusId, bool SurelyNot);

/// <summary>Looks for a purchase of a label whose answer was lost.</summary>
/// <remarks>
/// bol's description lets process statuses be asked by entity, and names order items among the entities; for labels it does not
/// say under which one they stand (bol.com, retailer-v10, seen 2026-11). So that nothing is found proves nothing by itself: only
/// when a purchase that certainly took place is found in the same way, the one that is not found did not.
/// </remarks>
internal sealed class FindPurchase
{
    private const string EventType = "CREATE_SHIPPING_LABEL";
    private const int IdsAtMost = 5;
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    // bol keeps process statuses for about a day after their end.
    private static readonly TimeSpan StillListed = TimeSpan.FromHours(20);

    public async Task<FoundPurchase> Look(SellerWork work, Account account, Intent intent, DateTimeOffset now,
        CancellationToken ct)
    {
        var bol = work.Bol(account);
        var payload = LabelIntents.Payload(intent);
        var from = (intent.SentAt ?? now) - ClocksDiffer;
        var (known, control) = await Known(work, account, intent, now, ct);
        foreach (var id in Ids(payload))
        {
            var found = (await bol.GetProcessStatusesOf(id, EventType, ct))
                .Where(s => s.ProcessStatusId is not null && s.CreateTimestamp >= from && !known.Contains(s.ProcessStatusId))
                // The description names the offer of the label; another purchase for the same lines is not this one.
                .FirstOrDefault(s => s.Description?.Contains(payload.OfferId, StringComparison.OrdinalIgnoreCase) != false
                    || id == payload.OfferId);
            if (found is not null) return new FoundPurchase(found.ProcessStatusId, false);
        }

        if (control is null || now - (intent.SentAt ?? now) < ChooseLabels.MayStillBeTold) return new FoundPurchase(null, false);
        var listed = (await bol.GetProcessStatusesOf(LabelIntents.Payload(control).Items[0].OrderItemId, EventType, ct))
            .Any(s => s.ProcessStatusId == control.ProcessStatusId);
        return new FoundPurchase(null, listed);
    }

    private static IEnumerable<string> Ids(LabelPayload payload) =>
        payload.Items.Select(i => i.OrderItemId).Distinct(StringComparer.Ordinal).Take(IdsAtMost).Append(payload.OfferId);

    private static async Task<(HashSet<string> Known, Intent? Control)> Known(SellerWork work, Account account, Intent intent,
        DateTimeOffset now, CancellationToken ct)
    {
        await using var db = work.Read();
        var labels = db.Intents
            .Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.Label && i.ProcessStatusId != null
                && i.Key != intent.Key);
        var known = await labels.Where(i => i.Subject == intent.Subject).Select(i => i.ProcessStatusId!).ToListAsync(ct);
        var control = await labels.Where(i => i.State == IntentState.Confirmed && i.SettledAt > now - StillListed
            && db.Orders.Any(o => o.Key == i.Subject && o.AccountId == account.Id))
            .OrderByDescending(i => i.SettledAt).FirstOrDefaultAsync(ct);
        return (known.ToHashSet(StringComparer.Ordinal), control);
    }
}
