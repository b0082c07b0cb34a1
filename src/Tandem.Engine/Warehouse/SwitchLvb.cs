using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Warehouse;

/// <summary>What a switch writes. The amount is decided when it is sent.</summary>
internal sealed record LvbSwitchPayload(Guid Account, string OfferId, string Method, int? Amount = null);

/// <summary>
/// Lets offers whose units in bol's warehouse ran out sell from own stock, and back: method, promise and stock in one call
/// (v11 takes <c>fulfilment</c> in a PATCH), then read back. Only where the seller asked for it.
/// </summary>
internal sealed class SwitchLvb(CarryOut writes, TimeProvider clock) : ILane, IRemoteWrite
{
    private const int OffersAtOnce = 200;
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromHours(24);

    Lane ILane.Kind => Lane.SwitchLvb;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.LvbSwitch];

    public IntentKind Kind => IntentKind.LvbSwitch;

    /// <summary>
    /// One at a time: each is decided from what is known at that moment. bol's answer is no proof, so it is read back.
    /// </summary>
    public WritePolicy Policy { get; } =
        new("lvb", "attention.lvb-refused") { AtOnce = 1, EndAfterRefusals = 1, TakenBackWhileObserving = true };

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        await Plan(work, view.Seller, ct);
        var wake = Lane.None;
        while (await writes.Some(work, view, this, ct)) wake = Lane.Decide;
        return new LaneResult(await CarryOut.Next(work, view, this, ct), wake);
    }

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = JsonSerializer.Deserialize<LvbSwitchPayload>(row.Payload)!;
        return view.Account(payload.Account) is { } account ? new LvbAttempt(work, account, payload) : null;
    }

    private static string BusinessKey(Offer offer) => $"lvb-switch:{offer.AccountId}:{offer.OfferId}:{offer.LvbSwitches + 1}";

    /// <summary>
    /// Some offers at a time: each is decided from what is known then, and others of the seller can write in between.
    /// </summary>
    private async Task Plan(SellerWork work, Seller seller, CancellationToken ct)
    {
        List<long> keys;
        var all = seller.Get<LvbSetting>().FallBack;
        await using (var db = work.Read())
        {
            keys = await db.Offers.Where(o => o.SellerId == seller.Id && !o.Gone
                && ((o.Lvb && (o.LvbFallback ?? all)) || o.LvbSwitchedAt != null)).Select(o => o.Key).ToListAsync(ct);
        }

        foreach (var some in keys.Chunk(OffersAtOnce)) await work.Owner.Write(db => Plan(db, seller, some, ct), ct);
    }

    private async Task Plan(TandemDb db, Seller seller, long[] offerKeys, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var offers = await db.Offers.AsNoTracking().Where(o => offerKeys.Contains(o.Key) && !o.Gone).ToListAsync(ct);
        var decisions = await Decisions(db, seller, offers, now, ct);
        var keys = offers.ConvertAll(BusinessKey);
        var intents = await db.Intents.Where(i => i.SellerId == seller.Id && keys.Contains(i.BusinessKey))
            .ToDictionaryAsync(i => i.BusinessKey, ct);
        var back = new List<(Intent Row, WriteTopic About)>();
        foreach (var offer in offers)
        {
            intents.TryGetValue(BusinessKey(offer), out var intent);
            if (intent?.State is IntentState.Sent or IntentState.Unknown or IntentState.Confirmed || now < intent?.SettledAt
                + AfterRefusal) continue;
            var (decision, _) = decisions[offer.Key];
            if (decision.Action == LvbAction.Stay || !seller.WritesStockOf(offer))
            {
                if (intent is { State: IntentState.Planned or IntentState.Refused })
                    back.Add((intent, new WriteTopic("", LvbAttempt.CauseOf(offer.OfferId))));
                continue;
            }

            if (intent is null)
            {
                intent = new Intent
                {
                    SellerId = seller.Id,
                    BusinessKey = BusinessKey(offer),
                    Kind = IntentKind.LvbSwitch,
                    Subject = offer.Key,
                    Of = Module.Stock
                };
                db.Intents.Add(intent);
            }

            var payload = new LvbSwitchPayload(offer.AccountId.Value, offer.OfferId, decision.Action == LvbAction.ToOwn
                ? LvbAttempt.Own : LvbAttempt.AtBol);
            intent.Plan(JsonSerializer.Serialize(payload), 0, decision.Reason, now);
        }

        await TakeBackWrites.Run(db, back, now, ct);
    }

    /// <summary>For each offer what to do, and how many units it could show from own stock.</summary>
    internal static async Task<Dictionary<long, (LvbDecision Decision, int? OwnFree)>> Decisions(
        TandemDb db, Seller seller, IReadOnlyCollection<Offer> offers, DateTimeOffset now, CancellationToken ct)
    {
        var gtins = offers.Select(o => o.Gtin).OfType<string>().Distinct().ToList();
        var warehouse = (await db.LvbStocks.Where(s => s.SellerId == seller.Id && gtins.Contains(s.Gtin)).ToListAsync(ct))
            .ToDictionary(s => (s.AccountId, s.Gtin));
        var own = (await db.Offers.Where(o => o.SellerId == seller.Id && !o.Lvb && !o.Gone && gtins.Contains(o.Gtin!))
            .Select(o => new { o.Key, o.AccountId, o.Gtin }).ToListAsync(ct))
            .ToLookup(o => (o.AccountId, o.Gtin!), o => o.Key);
        var inputs = await StockInputs.Read(db, seller, offers, now, ct);
        var setting = seller.Get<LvbSetting>();
        return offers.ToDictionary(o => o.Key, o =>
        {
            var stock = o.Gtin is null ? null : warehouse.GetValueOrDefault((o.AccountId, o.Gtin));
            var free = StockRule.Decide(inputs.FactsOf(o) with { Lvb = false }).Target;
            return (LvbRule.Decide(
                new LvbFacts(
                    o.Lvb, o.LvbFallback ?? setting.FallBack, o.LvbSwitchedAt, stock?.Regular, stock?.EmptySince, stock?.ReadAt,
                    free, setting.Units,
                    o.Gtin is not null && own[(o.AccountId, o.Gtin)].Any(k => k != o.Key), setting.Promise is { IsSound: true }),
                    now), free);
        });
    }
}
