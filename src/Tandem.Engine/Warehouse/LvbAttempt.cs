using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Warehouse;

/// <summary>One offer that goes over to own stock, or back.</summary>
internal sealed class LvbAttempt(SellerWork work, Account account, LvbSwitchPayload payload) : IAttempt
{
    public const string Own = "FBR";
    public const string AtBol = "FBB";
    private BolOfferPatch? _patch;
    private bool _stayed;

    // The offer's EAN is not known before its row is read: the question names it by bol's id until then.
    private string _name = payload.OfferId;

    public WriteTopic About => new(_name, CauseOf(payload.OfferId));

    public Account Account => account;

    /// <summary>Of the question about this offer.</summary>
    public static string CauseOf(string offerId) => $"lvb-switch:{offerId}";

    /// <summary>Whether it took effect. Where it did not it is never sent again by itself.</summary>
    public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
    {
        _stayed = (await work.Bol(account).GetOffer(payload.OfferId, ct))?.Fulfilment?.Method != payload.Method;
        return _stayed ? new Found.TooLate() : new Found.Done();
    }

    /// <summary>Decides once more from what is known now: method, promise and amount.</summary>
    public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct)
    {
        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == row.SellerId, ct);
        var offer = await db.Offers.SingleAsync(o => o.Key == row.Subject, ct);
        _name = offer.Ean ?? _name;
        var (decision, free) = (await SwitchLvb.Decisions(db, seller, [offer], now, ct))[offer.Key];
        var toOwn = decision.Action == LvbAction.ToOwn;
        if (decision.Action == LvbAction.Stay || toOwn != (payload.Method == Own) || !seller.WritesStockOf(offer))
            return new Ready.Drop();
        _patch = toOwn ? ToOwn(seller.Get<LvbSetting>().Promise!, free) : new BolOfferPatch(Fulfilment: new BolFulfilment(AtBol));
        return new Ready.Go(JsonSerializer.Serialize(payload with { Amount = toOwn ? free : null }));
    }

    public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct)
    {
        await work.Bol(account).Noting(left).UpdateOffer(payload.OfferId, _patch!, ct);
        return new Answer.Look();
    }

    public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
    {
        var offer = await db.Offers.SingleAsync(o => o.Key == row.Subject, ct);
        _name = offer.Ean ?? _name;
        if (_stayed) await AskAboutWrites.Ask(db, row, About, Reason.Of("attention.lvb-not-switched", ("ean", _name)), now, ct);
        if (row.State != IntentState.Confirmed) return;
        var toOwn = payload.Method == Own;
        var amount = JsonSerializer.Deserialize<LvbSwitchPayload>(row.Payload)!.Amount;
        offer.Lvb = !toOwn;
        offer.LvbSwitchedAt = toOwn ? now : null;
        offer.LvbSwitches++;
        offer.MatchDue = offer.DecideDue = true;
        offer.Confirmed = amount;
        offer.ConfirmedSentAt = toOwn ? row.SentAt : null;
        offer.ConfirmedAt = toOwn ? now : null;
        db.Note(row.SellerId, now, ActivitySubject.Offer, offer.Key, toOwn ? Reason.Of("lvb.went-own", ("to", amount))
            : Reason.Of("lvb.went-back"));
    }

    private static BolOfferPatch ToOwn(LvbPromise promise, int? free)
    {
        var days = promise.Schedule == "MY_DELIVERY_PROMISE"
            ? new BolDeliveryPromise(promise.MinimumDays, promise.MaximumDays, promise.UntilTime) : null;
        return new BolOfferPatch(Stock: new BolStock(Amount: free, ManagedByRetailer: true),
            Fulfilment: new BolFulfilment(Own, promise.Schedule, days));
    }
}
