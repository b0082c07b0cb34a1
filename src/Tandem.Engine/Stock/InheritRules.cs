using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>The rule of one offer holds for the offer that bol made in its place, unless that has one by now.</summary>
internal sealed class InheritRules : IOfferHeritage
{
    public async Task Inherit(TandemDb db, Offer heir, Offer old, DateTimeOffset now, CancellationToken ct)
    {
        var rules = await db.StockSettings.Where(s => s.SellerId == old.SellerId && s.Scope == SettingScope.Offer
            && (s.Target == old.Key || s.Target == heir.Key)).ToListAsync(ct);
        if (rules is not [var rule] || rule.Target != old.Key) return;
        (rule.Target, rule.ChangedAt, heir.DecideDue) = (heir.Key, now, true);
        db.Note(heir.SellerId, now, ActivitySubject.Offer, heir.Key, Reason.Of("setting.inherited", ("ean", heir.Ean)));
    }
}
