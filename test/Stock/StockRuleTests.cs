using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;

namespace Tandem.Tests.Stock;

/// <summary>How many units an offer may show: never more than there are to promise.</summary>
public sealed class StockRuleTests
{
    private static readonly Gen<int?> Number =
        Gen.Frequency((2, Gen.Const((int?)null)), (1, Gen.Int[0, 40].Select(n => (int?)n)));

    private static readonly Gen<StockSettings> Settings = Gen.Select(
        Gen.Int[0, 12], Pick.One(0, 0, 7, 50, 100), Number, Number, Pick.One<int?>(null, null, null, 0, 9, 2000), Number, Number,
        Gen.Select(Pick.One(Treatment.Follow, Treatment.Follow, Treatment.Follow, Treatment.HandsOff, Treatment.ShowNothing),
            Gen.Bool),
        (safety, percent, cap, minimum, always, assumed, backorders, rest) =>
            new StockSettings(safety, percent, cap, minimum, always, assumed, backorders, rest.Item1, rest.Item2));

    private static readonly Gen<StockPart> Parts = Gen.Select(
        Pick.One(StockKept.Here, StockKept.AtParent, StockKept.Nowhere), Gen.Int[-20, 200], Gen.Int[0, 30], Gen.Int[0, 30],
        Gen.Int[1, 6], Settings, Gen.Int[1, 3],
        Gen.Select(Pick.One(true, true, false), Gen.Bool, Pick.One(false, false, false, true), Pick.One(false, false, true),
            Pick.One(false, false, false, true)),
        (kept, quantity, promised, held, per, settings, pool, flags) => Part(kept, quantity, promised, held, 0, per) with
        {
            Settings = settings,
            Pool = pool,
            InStock = flags.Item1,
            Backordered = flags.Item2,
            Gone = flags.Item3,
            Candidate = flags.Item4,
            Unpublished = flags.Item5,
        });

    /// <summary>Parts of one pool have one count: the same number of the shop, promises and holds.</summary>
    internal static readonly Gen<StockFacts> Facts = Gen.Select(Parts.Array[0, 4], Gen.Int[0, 5], Gen.Bool, Gen.Bool, Number)
        .Select((parts, unseen, steered, doubt, most) =>
        new StockFacts(false, false, unseen, null,
            [.. parts.Select(p => parts.First(o => o.Pool == p.Pool) is var first
                ? p with { Kept = first.Kept, Quantity = first.Quantity, Promised = first.Promised, Held = first.Held } : p)],
            steered, false, doubt, doubt ? most : null));

    [Theory]
    [InlineData(25, 0, 0, 0, 1, 0, 25)]
    [InlineData(25, 2, 1, 3, 1, 0, 19)]
    [InlineData(25, 2, 1, 3, 1, 4, 15)]
    [InlineData(25, 0, 0, 0, 6, 0, 4)] // floor
    [InlineData(3, 5, 0, 0, 1, 0, 0)]
    [InlineData(-2, 0, 0, 0, 1, 0, 0)]
    [InlineData(5000, 0, 0, 0, 1, 0, 999)]
    public void Decide_IsTheSum(int available, int promised, int held, int safety, int perOffer, int unseen, int target) =>
        Assert.Equal(
        target, Decide([Part(StockKept.Here, available, promised, held, safety, perOffer)], unseen).Target);

    /// <summary>
    /// A warehouse of its own, in which one unit after the other is taken: what is shown can be sold, and one more could not,
    /// unless the seller's own bounds say so.
    /// </summary>
    [Fact]
    public void Decide_ShowsExactlyWhatCanBeTaken_OneByOne() => Facts.Sample(facts =>
    {
        var decision = StockRule.Decide(facts);
        if (decision.Reason.Code is not ("stock.available" or "stock.capped" or "stock.in-doubt" or "stock.backorder"
            or "stock.assumed" or "stock.out-of-stock" or "stock.below-minimum")) return;
        var target = decision.Target!.Value;
        var room = 0;
        while (room < 999 && CanTake(facts, room + 1 + facts.Unseen)) room++;
        var most = facts.Parts.Aggregate(Math.Min(room, facts.AtMost ?? 999), (least, p) => p.Settings.Cap is { } cap
            && cap < least ? cap : least);
        foreach (var part in facts.Parts) if (part.Settings.Minimum > most) most = 0;
        Assert.Equal(most, target);
    });

    /// <summary>Whoever sells so many of the offer finds enough of everything.</summary>
    private static bool CanTake(StockFacts facts, int offers)
    {
        foreach (var part in facts.Parts)
        {
            // Only what the seller counts bounds anything; the others are the seller's own word.
            var rivals = part.Candidate ? [part] : facts.Parts.Where(p => !p.Candidate && p.Pool == part.Pool).ToList();
            var needed = rivals.Sum(p => p.PerOffer) * offers;
            if (part.Kept == StockKept.Nowhere)
            {
                if (part.Settings.Assumed is { } assumed && needed > (part.InStock ? assumed : 0)) return false;
                continue;
            }

            var heldBack =
                Math.Max(part.Settings.Safety, ((Math.Max(0, part.Quantity!.Value) * part.Settings.SafetyPercent) + 99) / 100);
            var there = part.Quantity.Value - part.Promised - part.Held - heldBack;
            if (part.Backordered && part.Settings.Backorders is { } more) there = Math.Max(more, there);
            if (needed > there) return false;
        }

        return true;
    }

    /// <summary>Whatever is set, in the order in which a person would ask.</summary>
    [Fact]
    public void Decide_AsksInTurn_WhoseWordItIs() => Facts.Sample(facts =>
    {
        var (target, code) = (StockRule.Decide(facts).Target, StockRule.Decide(facts).Reason.Code);
        var linked = facts.Parts.Where(p => !p.Candidate).ToList();
        if (facts.Parts.Count == 0)
            Assert.Equal((facts.Steered ? 0 : null, facts.Steered ? "stock.unlinked" : "stock.not-linked"), (target, code));
        else if (facts.Parts.Any(p => p.Settings.Treatment == Treatment.ShowNothing))
            Assert.Equal((0, "stock.shows-nothing"), (target, code));
        else if ((linked.Count > 0 ? linked : facts.Parts).Any(p => p.Settings.Treatment == Treatment.HandsOff))
            Assert.Equal((null, "stock.hands-off"), (target, code));
        else if (facts.Parts.Any(p => p.Gone)) Assert.Equal((0, "stock.item-gone"), (target, code));
        else if (facts.Parts.Any(p => p.Unpublished && !p.Settings.SellUnpublished))
            Assert.Equal((0, "stock.unpublished"), (target, code));
        else if (facts.Parts.Where(p => p.Settings.Fixed is not null).Select(p => p.Settings.Fixed!.Value)
            .ToList() is { Count: > 0 } always)
            Assert.Equal((Math.Min(999, always.Order().First()), "stock.fixed"), (target, code));
        else if (facts.Parts.All(p => p.Kept == StockKept.Nowhere && p.Settings.Assumed is null))
            Assert.Equal((facts.Steered ? 0 : null, facts.Steered ? "stock.count-stopped" : "stock.not-counted"), (target, code));
        else Assert.InRange(target!.Value, 0, 999);
    });

    /// <summary>An offer that Tandem answers for is never left at its last number but by a person's word.</summary>
    [Fact]
    public void Decide_WhenSteered_AlwaysHasANumber_UnlessAPersonWantsItLeft() => Facts.Sample(facts =>
    {
        var decision = StockRule.Decide(facts with { Steered = true });
        Assert.Equal(decision.Target is null, decision.Reason.Code == "stock.hands-off");
    });

    /// <summary>More than one candidate never means more.</summary>
    [Fact]
    public void Decide_OneMoreCandidate_NeverShowsMore() => Gen.Select(Facts, Parts).Sample((facts, more) =>
    {
        // What the seller fixed or left alone is no count.
        bool IsCount(StockPart p) =>
            p.Settings is { Treatment: Treatment.Follow, Fixed: null }
                && !(p.Kept == StockKept.Nowhere && p.Settings.Assumed is null);
        if (facts.Parts.Count == 0 || !facts.Parts.All(IsCount) || !IsCount(more)) return;
        var with = facts with { Parts = [.. facts.Parts, more with { Candidate = true, Pool = 9 }] };
        Assert.True(StockRule.Decide(with).Target <= StockRule.Decide(facts).Target);
    });

    [Theory]
    [InlineData(1, 1, 9, 4)] // two sizes of one pool: two units for each bundle
    [InlineData(1, 2, 9, 3)]
    [InlineData(1, 1, 1, 0)]
    public void Decide_ABundleOfOnePool_TakesTheUnitsOfAllItsParts(int one, int other, int pool, int target) => Assert.Equal(
        target, Decide([Part(StockKept.AtParent, pool, perOffer: one) with { Pool = 7 },
            Part(StockKept.AtParent, pool, perOffer: other) with { ItemKey = 2, Pool = 7 }]).Target);

    [Fact]
    public void Decide_TakesTheSmallestCap_AndTheLargestMinimum_OfABundle()
    {
        StockPart With(StockSettings settings, long key) =>
            Part(StockKept.Here, 20) with { ItemKey = key, Pool = key, Settings = settings };
        Assert.Equal(("stock.capped", 3), Of(Decide([With(new(Cap: 8), 1), With(new(Cap: 3), 2)])));
        Assert.Equal(("stock.capped", 3), Of(Decide([With(new(Cap: 3), 1), With(new(Cap: 8), 2), With(new(), 3)])));
        Assert.Equal(("stock.below-minimum", 0), Of(Decide([With(new(Minimum: 30), 1), With(new(Minimum: 2), 2)])));
        Assert.Equal(("stock.fixed", 4), Of(Decide([With(new(Fixed: 9), 1), With(new(Fixed: 4), 2)])));
        Assert.Equal(("stock.item-gone", 0),
            Of(Decide([With(new(Fixed: 9), 1) with { Quantity = 0 }, With(new(Fixed: 9), 2) with { Gone = true }])));
    }

    [Fact]
    public void Decide_InDoubt_ShowsTheLeast_AndNeverMoreThanBolDoes_UntilTandemAnswersForIt()
    {
        StockPart[] two = [Part(StockKept.Here, 25) with { Pool = 1 },
            Part(StockKept.Here, 4) with { ItemKey = 2, Name = "Kopie", Pool = 2, Candidate = true }];
        Assert.Equal(("stock.in-doubt", 4),
            Of(StockRule.Decide(new StockFacts(false, false, 0, null, two, Steered: true, InDoubt: true))));
        Assert.Equal("Kopie",
            StockRule.Decide(new StockFacts(false, false, 0, null, two, Steered: true, InDoubt: true)).Reason["item"]);
        Assert.Equal(("stock.in-doubt", 2),
            Of(StockRule.Decide(new StockFacts(false, false, 0, null, two, InDoubt: true, AtMost: 2))));
        Assert.Equal(("stock.left-alone", null),
            Of(StockRule.Decide(new StockFacts(false, false, 0, null, [], Steered: true, LeaveNumber: true))));
    }

    [Fact]
    public void Decide_WhatIsNotPublished_IsNotSold_UnlessTheSellerSaysSo()
    {
        var draft = Part(StockKept.Here, 5) with { Unpublished = true };
        Assert.Equal(("stock.unpublished", 0), Of(Decide([draft])));
        Assert.Equal(("stock.available", 5), Of(Decide([draft with { Settings = new(SellUnpublished: true) }])));
    }

    [Fact]
    public void Decide_MoreStock_NeverShowsLess() => Gen.Select(Parts, Gen.Int[0, 50]).Sample((part, more) =>
    {
        if (part.Quantity is not { } quantity) return;
        var (less, most) = (Decide([part]).Target, Decide([part with { Quantity = quantity + more }]).Target);
        Assert.True(less is null == most is null && (less ?? 0) <= (most ?? 0));
    });

    [Fact]
    public void Decide_LeavesAlone_WhatIsNotOurs()
    {
        var part = Part(StockKept.Here, 5);
        Assert.Equal(("stock.offer-gone", null), Of(StockRule.Decide(new StockFacts(false, true, 0, null, [part]))));
        Assert.Equal(("stock.lvb", null), Of(StockRule.Decide(new StockFacts(true, false, 0, null, [part]))));
        Assert.Equal(("stock.not-linked", null), Of(Decide([])));
        Assert.Equal(("stock.not-counted", null), Of(Decide([part with { Kept = StockKept.Nowhere }])));
        Assert.Equal(("stock.item-gone", 0), Of(Decide([part with { Gone = true }])));
    }

    /// <summary>An old reading is too old for numbers; where the shop has none, nothing of it is old.</summary>
    [Fact]
    public void Decide_OfAShopThatIsUnread_IsZeroOnlyForWhatTheShopCounts()
    {
        var unread = Part(StockKept.Here, 5) with { UnreadSince = DateTimeOffset.UnixEpoch };
        var uncounted = unread with { ItemKey = 2, Pool = 2, Kept = StockKept.Nowhere, Quantity = null };
        Assert.Equal(("stock.shop-unread", 0), Of(Decide([unread])));
        Assert.Equal(("stock.not-counted", null), Of(Decide([uncounted])));
        Assert.Equal(("stock.count-stopped", 0),
            Of(StockRule.Decide(new StockFacts(false, false, 0, null, [uncounted], Steered: true))));
        Assert.Equal(("stock.shop-unread", 0), Of(Decide([unread, uncounted])));

        // Whether the shop sells it at all is as old as the rest.
        Assert.Equal(("stock.shop-unread", 0), Of(Decide([uncounted with { Settings = new(Assumed: 9) }])));
        Assert.Equal(("stock.fixed", 7), Of(Decide([unread with { Settings = new(Fixed: 7) }])));
    }

    [Fact]
    public void Decide_FollowsWhatTheSellerSet()
    {
        StockPart With(StockSettings settings, int quantity = 10) => Part(StockKept.Here, quantity) with { Settings = settings };
        Assert.Equal(("stock.capped", 4), Of(Decide([With(new(Cap: 4))])));
        Assert.Equal(("stock.available", 3), Of(Decide([With(new(Cap: 4), 3)])));
        Assert.Equal(("stock.below-minimum", 0), Of(Decide([With(new(Minimum: 5), 4)])));
        Assert.Equal(("stock.available", 5), Of(Decide([With(new(Minimum: 5), 5)])));
        Assert.Equal(("stock.fixed", 7), Of(Decide([With(new(Fixed: 7), 0)])));
        Assert.Equal(("stock.hands-off", null), Of(Decide([With(new(Treatment: Treatment.HandsOff))])));
        Assert.Equal(("stock.shows-nothing", 0), Of(Decide([With(new(Treatment: Treatment.ShowNothing))])));
        Assert.Equal(("stock.available", 7), Of(Decide([With(new(SafetyPercent: 25))]))); // 2.5 units are 3
        Assert.Equal(("stock.available", 6), Of(Decide([With(new(Safety: 4, SafetyPercent: 25))])));
        Assert.Equal(("stock.assumed", 9),
            Of(Decide([With(new(Assumed: 9)) with { Kept = StockKept.Nowhere, Quantity = null }])));
        Assert.Equal(("stock.out-of-stock", 0),
            Of(Decide([With(new(Assumed: 9)) with { Kept = StockKept.Nowhere, Quantity = null, InStock = false }])));
        Assert.Equal(("stock.backorder", 5), Of(Decide([With(new(Backorders: 5), -2) with { Backordered = true }])));
        Assert.Equal(("stock.available", 0), Of(Decide([With(new(Backorders: 5), -2)])));
    }

    [Fact]
    public void Decide_NamesTheScarcestPart_OfABundle()
    {
        var decision =
            Decide([Part(StockKept.Here, 10) with { Name = "Bord", Pool = 1 },
                Part(StockKept.Here, 9, perOffer: 4) with { Name = "Mok", Pool = 2 }]);
        Assert.Equal((2, "Mok", "2"), (decision.Target, decision.Reason["item"], decision.Reason["parts"]));
    }

    /// <summary>
    /// All that a number was decided from is kept: no setting is lost on the way, so the same question has the same answer.
    /// </summary>
    [Fact]
    public void Facts_WrittenDown_AreTheSameFacts() =>
        Gen.Select(Facts, Gen.Double[0, 9], Gen.Double[0, 9], Gen.Bool, Gen.Bool).Sample((facts, own, others, lvb, gone) =>
        {
            var all = facts with
            {
                Lvb = lvb,
                Gone = gone,
                Adaptive = new Adaptive(0.001, 3, 60),
                LeaveNumber = gone,
                Parts = [
                    .. facts.Parts.Select(p => p with { Demand = new Demand(own, others), ReadAt = DateTimeOffset.UnixEpoch })],
            };
            var again = StockFacts.FromJson(all.ToJson());
            Assert.Equal(all.Parts, again.Parts);
            Assert.Equal(all with { Parts = [] }, again with { Parts = [] });
            Assert.Equal(StockRule.Decide(all).Reason.ToJson(), StockRule.Decide(again).Reason.ToJson());
        });

    [Theory]
    [InlineData(null, 3, false, null)]
    [InlineData(10, 3, true, null)]
    [InlineData(10, 3, false, 7)]
    [InlineData(2, 3, false, 0)]
    public void ShownByNow_IsKnownOrNot(int? confirmed, int sold, bool cancelled, int? shown) =>
        Assert.Equal(shown, PushRule.ShownByNow(confirmed, sold, cancelled));

    [Theory]
    [InlineData(null, null, null, null, null)]
    [InlineData(7, 10, null, null, 5)] // read at 10: a sale at 12 has lowered it
    [InlineData(7, 10, 9, 5, 5)] // written before
    [InlineData(7, 10, 9, 11, 7)] // written after
    [InlineData(7, 10, 9, 10, 5)] // both at once: what was read
    [InlineData(7, 10, 9, 12, 9)] // the sale was in the second of the write
    [InlineData(null, null, 9, 11, 7)]
    [InlineData(1, 10, null, null, 0)]
    public void Shows_IsWhatWasReadOrWrittenLast_LessTheSalesSince(int? read, int? readAt, int? written, int? writtenAt,
        int? shows)
    {
        DateTimeOffset? At(int? second) => second is null ? null : DateTimeOffset.UnixEpoch.AddSeconds(second.Value);
        Assert.Equal(shows, PushRule.Shows((read, At(readAt)), (written, At(writtenAt)), [(2, At(12)!.Value)]));
    }

    [Fact]
    public void Priority_ZeroFirst_DownBeforeUp() => Gen.Select(Gen.Int[1, 500], Gen.Int[1, 499]).Sample((shown, change) =>
    {
        Assert.True(PushRule.Priority(0, shown) < PushRule.Priority(Math.Max(1, shown - change), shown + 1));
        Assert.True(PushRule.Priority(Math.Max(1, shown - change), shown + 1) < PushRule.Priority(shown + change + 1, shown));
    });

    [Fact]
    public void Unseen_IsWhatBolTookOff_LessWhatIsKnown()
    {
        Assert.Equal(2, PushRule.Unseen(10, 7, 1));
        Assert.Equal(0, PushRule.Unseen(10, 10, 0));
        Assert.Equal(0, PushRule.Unseen(10, 9, 3));
    }

    private static StockDecision Decide(IReadOnlyList<StockPart> parts, int unseen = 0) =>
        StockRule.Decide(new StockFacts(false, false, unseen, null, parts));

    private static StockPart Part(StockKept kept, int quantity, int promised = 0, int held = 0, int safety = 0,
        int perOffer = 1) =>
        new(1, "Mok", kept, quantity, true, false, false, promised, held, perOffer, new StockSettings(Safety: safety),
            Demand.None);

    private static (string, int?) Of(StockDecision decision) => (decision.Reason.Code, decision.Target);
}
