using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Proof;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Stock;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Proof;

/// <summary>
/// Pushes are held against the facts then and afterwards; bol against what it confirmed; another tool against Tandem.
/// </summary>
public sealed class ProofTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Push_OfMoreThanTheFactsAllowByNow_IsHeldBack_AndDecidedAgain(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5);
        await ledger.Decide();
        Assert.Equal(["mug"], await Kept(ledger));

        // Between the decision and the push bol has sold two; the decision is not made again yet.
        await ledger.BolOrder("C1", 2);
        await ledger.World.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, false), Ct));
        Assert.Equal([], await Kept(ledger));
        Assert.True(await ledger.World.Read(db => db.Offers.Select(o => o.DecideDue).SingleAsync(Ct)));

        await ledger.Decide();
        Assert.Equal(["mug"], await Kept(ledger));
        var day = await ledger.World.Read(db => db.StockDays.SingleAsync(Ct));
        Assert.Equal((3, 1), (day.Checked, day.HeldBack));
    }

    [Theory, BothDatabases]
    public async Task Push_AfterStockWentBackToObserving_IsHeldBack(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5);
        await ledger.Decide();
        await ledger.World.Book.Observe(ledger.World.Seller, [Engine.Sellers.Module.Stock], Ct);
        Assert.Equal([], await Kept(ledger));
    }

    [Theory, BothDatabases]
    public async Task Sale_HeardOfAfterThePush_IsABreach_WithItsSecondAndCause(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5);
        await ledger.Decide();
        var sold = ledger.After(60);
        var pushed = ledger.After(10);
        await ledger.Pushed();
        var heard = ledger.After(20);
        await ledger.ShopOrder(812, 2, sold);

        var cursor = await LookBack(ledger, null);
        Assert.Equal(0, (await Statement(ledger)).Breaches); // not all may be in yet
        ledger.After(20 * 60);
        cursor = await LookBack(ledger, cursor);
        await LookBack(ledger, cursor);
        await LookBack(ledger, null);

        var breach = Assert.Single((await Statement(ledger)).Days.SelectMany(d => d.Breaches));
        Assert.Equal((pushed, 5, 2, StockCause.ShopOrder, "812", sold, heard),
            (breach.At, breach.Pushed, breach.Units, breach.Cause, breach.Reference, breach.HappenedAt, breach.HeardAt));
        Assert.Equal(("Mug", ledger.Item), (breach.About, breach.ItemKey));
    }

    [Theory, BothDatabases]
    public async Task Sale_ThatTheReadingContained_OrThatSafetyStockTook_IsNone(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5);
        await ledger.World.Settings.Set(ledger.World.Seller, new SettingPlace(SettingScope.Seller), new StockSay(Safety: 1), Ct);
        var contained = ledger.After(60);
        ledger.After(10);
        await ledger.Reads(4);
        await ledger.Decide();
        var unknown = ledger.After(10);
        ledger.After(10);
        await ledger.Pushed();
        ledger.After(10);
        await ledger.ShopOrder(811, 1, contained);
        await ledger.ShopOrder(812, 1, unknown);
        ledger.After(20 * 60);
        await LookBack(ledger, null);
        Assert.Equal(0, (await Statement(ledger)).Breaches);

        // Two are one more than was held back.
        await ledger.ShopOrder(813, 1, unknown);
        ledger.After(20 * 60);
        await LookBack(ledger, null);
        Assert.Equal(1, (await Statement(ledger)).Days.SelectMany(d => d.Breaches).Single().Units);
    }

    [Theory, BothDatabases]
    public async Task Amount_RaisedAtBolByHand_IsDrift_AndOverOnceItIsRight(DatabaseKind kind)
    {
        await using var ledger = await Shown(kind);
        await ledger.BolShows(50, ledger.After(60));
        Assert.Equal("Open ChangedAtBol 5>50", await Drifts(ledger));
        Assert.EndsWith("Drift 5>50 ChangedAtBol", await ledger.OfOffer(), StringComparison.Ordinal);
        Assert.Equal("offer.drift-changed",
            await ledger.World.Read(db => db.Activities.OrderByDescending(a => a.Key).Select(a => a.What.Code).FirstAsync(Ct)));

        // The ordinary loop: what bol shows is known now, and another number is intended.
        await ledger.Decide();
        Assert.Equal(1, await ledger.World.Read(db => db.Intents.CountAsync(i => i.State == IntentState.Planned, Ct)));
        await Settle(ledger);
        Assert.Equal("Open ChangedAtBol 5>50", await Drifts(ledger));
        ledger.After(1);
        await ledger.Pushed();
        await Settle(ledger);
        Assert.Equal("Repaired ChangedAtBol 5>50", await Drifts(ledger));
        Assert.Equal(1, (await Statement(ledger)).Days.Sum(d => d.Drifts));

        var moment = await new ExplainStock(ledger.World.Database).OfOffer(ledger.World.Seller, ledger.Offer,
            World.Start.AddSeconds(60), Ct);
        Assert.Equal(("proof.drift", 50), (moment!.Why.Code, moment.Shown));
    }

    [Theory, BothDatabases]
    public async Task Amount_LoweredByASaleThatIsNotListedYet_IsNoDrift(DatabaseKind kind)
    {
        await using var ledger = await Shown(kind);
        var sold = ledger.After(60);
        await ledger.BolShows(4, sold);
        Assert.Equal("Doubted ChangedAtBol 5>4", await Drifts(ledger));

        ledger.After(50);
        await ledger.BolOrder("C1", 1, placed: sold);
        ledger.After(120);
        await Settle(ledger);

        Assert.Equal("", await Drifts(ledger));
        Assert.DoesNotContain("Drift", await ledger.OfOffer(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Amount_LoweredByNoSale_IsDrift_OnceItHasStood(DatabaseKind kind)
    {
        await using var ledger = await Shown(kind);
        await ledger.BolShows(4, ledger.After(60));
        ledger.After(119);
        await Settle(ledger);
        Assert.Equal("Doubted ChangedAtBol 5>4", await Drifts(ledger));
        ledger.After(1);
        await Settle(ledger);
        Assert.Equal("Open ChangedAtBol 5>4", await Drifts(ledger));
    }

    [Theory, BothDatabases]
    public async Task Amount_WhileOurWriteIsUnderWay_IsNoDrift(DatabaseKind kind)
    {
        await using var ledger = await Shown(kind);
        await ledger.Reads(3);
        await ledger.World.Write(db => db.Intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Unknown), Ct));
        await ledger.BolShows(3, ledger.After(60));
        Assert.Equal("", await Drifts(ledger));
    }

    [Theory, BothDatabases]
    public async Task Amount_OfAnOfferThatIsLeftAlone_IsReportedOnly(DatabaseKind kind)
    {
        await using var ledger = await Shown(kind);
        await ledger.World.Settings.Set(ledger.World.Seller, new SettingPlace(SettingScope.Seller),
            new StockSay(Treatment: Treatment.HandsOff), Ct);
        await ledger.Decide();
        await ledger.BolShows(50, ledger.After(60));
        await ledger.Decide();
        Assert.Equal("LeftAlone ChangedAtBol 5>50", await Drifts(ledger));
        Assert.Equal(0, await ledger.World.Read(db => db.Intents.CountAsync(i => i.State == IntentState.Planned, Ct)));
    }

    [Theory, BothDatabases]
    public async Task AnotherTool_WhileTandemObserves_IsJudgedAfterwards(DatabaseKind kind)
    {
        await using var ledger = await LedgerWorld.Create(kind, mugs: 5, live: false);
        await ledger.Decide();
        await ledger.World.Write(db => db.Offers.ExecuteUpdateAsync(o => o
            .SetProperty(x => x.Confirmed, 9).SetProperty(x => x.ConfirmedSentAt, World.Start)
            .SetProperty(x => x.ConfirmedAt, World.Start), Ct));
        await ledger.BolShows(8, ledger.After(60));
        ledger.After(3 * 60);
        await ledger.BolShows(4, ledger.World.Now);

        // Only a reading half a minute later tells that two were gone by then.
        ledger.After(30);
        await ledger.Reads(3);
        await ledger.World.Write(db => db.StockEntries.Where(e => e.Before == 5 && e.ItemKey != null)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.RemoteAt, ledger.World.Now.AddSeconds(-40)), Ct));
        var judge = new JudgeShadows(ledger.World.Clock);
        await judge.Run(ledger.World.Work, Ct);
        Assert.Equal(2, await ledger.World.Read(db => db.ShadowEntries.CountAsync(e => e.Verdict == ShadowVerdict.Open, Ct)));
        ledger.After(30 * 60);
        await judge.Run(ledger.World.Work, Ct);

        var page = await new ShadowPages(ledger.World.Database).Of(ledger.World.Seller, null, 0, 10, Ct);
        Assert.Equal([(4, 5, 3, ShadowVerdict.OtherTool), (8, 5, 5, ShadowVerdict.Tandem)],
            page.Rows.Rows.Select(r => (r.Theirs, r.Ours!.Value, r.Truth!.Value, r.Verdict)));
        Assert.Equal((2, 2, 1, true), (page.Differing, page.TheirOversells, page.OurOversells, page.Observing));
        Assert.Equal("", await Drifts(ledger));
    }

    /// <summary>Live, decided and acknowledged at 5; a minute has passed.</summary>
    private static async Task<LedgerWorld> Shown(DatabaseKind kind)
    {
        var ledger = await LedgerWorld.Create(kind, mugs: 5);
        await ledger.Decide();
        await ledger.Pushed();
        return ledger;
    }

    /// <summary>The offers whose number would go out now.</summary>
    private static Task<List<string>> Kept(LedgerWorld ledger) => ledger.World.Write(async db =>
    {
        var rows = await db.Intents.Where(i => i.State == IntentState.Planned).ToListAsync(Ct);
        await CheckPushes.Keep(db, ledger.World.Seller, rows,
            r => System.Text.Json.JsonSerializer.Deserialize<StockPayload>(r.Payload)!.Target, ledger.World.Now, Ct);
        return rows.ConvertAll(r => r.BusinessKey.Split(':')[^1]);
    });

    private static Task<DateTimeOffset> LookBack(LedgerWorld ledger, DateTimeOffset? since) =>
        new Hindsight().Run(ledger.World.Work, since, ledger.World.Now, Ct);

    private static Task<StatementPage> Statement(LedgerWorld ledger) =>
        new StatementPages(ledger.World.Database, ledger.World.Clock).Of(ledger.World.Seller, 90, Ct);

    private static async Task Settle(LedgerWorld ledger) =>
        await new SettleDrift(ledger.World.Clock).Differences(ledger.World.Work, Ct);

    private static async Task<string> Drifts(LedgerWorld ledger) =>
        string.Join(", ", (await ledger.World.Read(db => db.Drifts.OrderBy(d => d.Key).ToListAsync(Ct)))
        .Select(d => $"{d.State} {d.Cause} {d.Expected}>{d.Shown}"));
}
