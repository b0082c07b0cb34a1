using Tandem.Engine.Catalog;
using Tandem.Engine.Proof;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Tests.Web;

/// <summary>
/// What the first item of the sample seller went through, days with and without a breach, and what others did at bol.
/// </summary>
internal static class SampleProof
{
    public const long Mug = 1;

    public static void Fill(TandemDb db, SellerId seller, DateTimeOffset now)
    {
        Ledger(db, seller, now);
        for (var i = 0; i < 12; i++)
        {
            var day = new StockDay
            {
                SellerId = seller,
                Day = DutchTime.DayOf(now.AddDays(-i)),
                Pushes = 400 + (i * 3),
                Checked = 402 + (i * 3),
                HeldBack = 2,
                Refused = i == 5 ? 1 : 0,
                Drifts = i % 4,
                UnitsOversold = i == 3 ? 1 : 0,
            };
            if (i == 3)
            {
                var at = now.AddDays(-3);
                Breach.Write(day,
                [
                    new Breach(1, at, 1, 3, 1, StockCause.ShopOrder, "812", at.AddSeconds(-7), at.AddSeconds(9)),
                    new Breach(2, at.AddMinutes(5), 4, 8, 2, StockCause.Correction, null, at.AddMinutes(4), at.AddMinutes(6)),
                ]);
            }

            db.StockDays.Add(day);
        }

        var drifts = new[] { (DriftCause.ChangedAtBol, DriftState.Open), (DriftCause.WriteLost, DriftState.Repaired),
            (DriftCause.NotForSale, DriftState.Open), (DriftCause.ChangedAtBol, DriftState.LeftAlone) };
        for (var i = 0; i < drifts.Length; i++)
        {
            var (cause, state) = drifts[i];
            db.Drifts.Add(new Drift
            {
                SellerId = seller,
                OfferKey = i + 1,
                SeenAt = now.AddMinutes(-30 - i),
                RemoteAt = now.AddMinutes(-33 - i),
                Expected = 12,
                Shown = 30,
                Cause = cause,
                State = state,
                Detail = cause == DriftCause.NotForSale ? "CONTENT 4004-2, SELLING_RIGHTS 3001-39" : null,
            });
        }

        var verdicts =
            new[] { (9, 5, 5, ShadowVerdict.Tandem), (3, 5, 4, ShadowVerdict.OtherTool), (4, 4, 6, ShadowVerdict.Even) };
        foreach (var (theirs, ours, truth, verdict) in verdicts)
            db.ShadowEntries
                .Add(new ShadowEntry
                {
                    SellerId = seller,
                    OfferKey = 3,
                    At = now.AddHours(-theirs),
                    Theirs = theirs,
                    Ours = ours,
                    Truth = truth,
                    Verdict = verdict
                });
        db.ShadowEntries.Add(new ShadowEntry { SellerId = seller, OfferKey = 4, At = now.AddMinutes(-4), Theirs = 7, Ours = 8 });
    }

    private static void Ledger(TandemDb db, SellerId seller, DateTimeOffset now)
    {
        var facts = new StockFacts(false, false, 0, null,
            [new StockPart(Mug, "Theemok 'Zwaluw'", StockKept.Here, 6, true, false, false, 1, 0, 1, new StockSettings(Safety: 1),
                Demand.None, now.AddMinutes(-92))]);
        void Row(int minutesAgo, StockCause cause, int? before, int? after, string? reference = null, bool offer = false,
            StockFacts? from = null, int lag = 20) => db.StockEntries.Add(new StockEntry
            {
                SellerId = seller,
                ItemKey = offer ? null : Mug,
                OfferKey = offer ? 1 : null,
                At = now.AddMinutes(-minutesAgo),
                RemoteAt = now.AddMinutes(-minutesAgo).AddSeconds(-lag),
                Cause = cause,
                Before = before,
                After = after,
                Reference = reference,
                Facts = from?.ToJson(),
            });

        Row(92, StockCause.FirstSeen, null, 6);
        Row(91, StockCause.Decision, null, 4, offer: true, from: facts);
        Row(90, StockCause.Push, 9, 4, offer: true, from: facts, lag: 1);
        Row(88, StockCause.BolOrder, 4, 3, "C000000002", offer: true);
        Row(87, StockCause.BolOrder, 6, 5, "C000000002");
        Row(80, StockCause.ShopOrder, 5, 4, "812");
        Row(79, StockCause.Correction, 4, 3);
        Row(70, StockCause.Return, 3, 4, "812");
        Row(60, StockCause.Delivery, 4, 25);
        Row(50, StockCause.Drift, 3, 30, nameof(DriftCause.ChangedAtBol), offer: true);
        for (var i = 0; i < 30; i++) Row(40 - i, StockCause.Push, 30 - i, 29 - i, offer: true, from: facts, lag: 1);
    }
}
