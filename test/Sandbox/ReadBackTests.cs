using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Proof;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Web.Commands;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Sandbox;

/// <summary>Tandem runs on the sandbox, and somebody else writes at bol.</summary>
public sealed class ReadBackTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Number_ChangedAtBolByHand_IsReported_AndRepaired()
    {
        var options = new SandboxOptions
        {
            Items = 6,
            StartShoppers = false,
            Clock = new PacedClock(60),
            BolListLagMax = TimeSpan.FromSeconds(5)
        };
        await using var stage = await RehearsalStage.Open(options,
            new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true }, Ct);
        var bol = stage.Services.GetRequiredService<BolClients>()
            .For("hand", new BolCredentials(stage.Sandbox.BolClientId, stage.Sandbox.BolClientSecret));
        var pages = stage.Services.GetRequiredService<DriftPages>();
        var statement = stage.Services.GetRequiredService<StatementPages>();
        var own = await Until(stage, async () =>
        {
            if ((await pages.Of(stage.Seller.Seller, null, 0, 10, Ct)).ComparedAt is null) return null;
            var offers = (await bol.GetOffers(new BolOfferQuery { Eans = [Seeding.Gtin(1)] }, Ct)).Offers;

            // A number that is still on its way would take away the strange one before anybody saw it.
            var written = (await statement.Of(stage.Seller.Seller, 2, Ct)).Pushes > 0;
            return written && await AtRest(stage, Seeding.Gtin(1)) ? offers!.Single(o => o.Fulfilment?.Method == "FBR") : null;
        });

        // The list lags behind; the offer by itself does not.
        var right = (await bol.GetOffer(own.OfferId!, Ct))!.Stock!.Amount!.Value;

        await bol.UpdateOffer(own.OfferId!, new BolOfferPatch(Stock: new BolStock(Amount: right + 7, ManagedByRetailer: true)),
            Ct);

        var drift = await Until(stage, async () => (await pages.Of(stage.Seller.Seller, DriftState.Repaired, 0, 10, Ct)).Rows.Rows
            .SingleOrDefault());
        Assert.Equal((DriftCause.ChangedAtBol, right, right + 7), (drift.Cause, drift.Expected, drift.Shown));
        Assert.Equal(right, (await bol.GetOffer(own.OfferId!, Ct))!.Stock!.Amount);
        Assert.Equal(0, (await statement.Of(stage.Seller.Seller, 2, Ct)).Breaches);
    }

    [Fact]
    public async Task Offer_PutOnHoldAtBol_IsReportedWithItsReason_AndOverWhenItIsForSaleAgain()
    {
        var options = new SandboxOptions
        {
            Items = 6,
            StartShoppers = false,
            Clock = new PacedClock(60),
            BolListLagMax = TimeSpan.FromSeconds(5)
        };
        await using var stage = await RehearsalStage.Open(options,
            new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true }, Ct);
        var bol = stage.Services.GetRequiredService<BolClients>()
            .For("hand", new BolCredentials(stage.Sandbox.BolClientId, stage.Sandbox.BolClientSecret));
        var pages = stage.Services.GetRequiredService<DriftPages>();
        await Until(stage, async () => (await pages.Of(stage.Seller.Seller, null, 0, 10, Ct)) is { ComparedAt: not null } page
            ? page : null);
        var offer = (await bol.GetOffers(new BolOfferQuery { Eans = [Seeding.Gtin(1)] }, Ct)).Offers!
            .Single(o => o.Fulfilment?.Method == "FBR");

        await bol.UpdateOffer(offer.OfferId!, new BolOfferPatch(OnHoldByRetailer: true), Ct);
        var drift = await Until(stage, async () => (await pages.Of(stage.Seller.Seller, DriftState.Open, 0, 10, Ct)).Rows.Rows
            .SingleOrDefault());
        Assert.Equal((DriftCause.NotForSale, "ON_HOLD 4003-1"), (drift.Cause, drift.Detail));

        await bol.UpdateOffer(offer.OfferId!, new BolOfferPatch(OnHoldByRetailer: false), Ct);
        var over = await Until(stage, async () => (await pages.Of(stage.Seller.Seller, DriftState.Repaired, 0, 10, Ct)).Rows.Rows
            .SingleOrDefault());
        Assert.Equal(drift.Key, over.Key);
    }

    /// <summary>
    /// bol has the number that was decided of the article, and nothing is on its way. Of one that was not decided about yet a
    /// strange number is none of Tandem's business: it is written over, and nobody reports it.
    /// </summary>
    private static async Task<bool> AtRest(RehearsalStage stage, string gtin)
    {
        await using var db = stage.Services.GetRequiredService<Database>().Read();
        if (!await db.Offers.AnyAsync(o => o.Ean == gtin && !o.Lvb && !o.DecideDue && o.Target != null
            && o.Confirmed == o.Target, Ct)) return false;
        var pushes = await db.Intents.Where(i => i.Kind == IntentKind.Stock).Select(i => i.State).ToListAsync(Ct);
        return pushes.Count > 0
            && pushes.TrueForAll(s => s is not (IntentState.Planned or IntentState.Sent or IntentState.Unknown));
    }

    private static async Task<T> Until<T>(RehearsalStage stage, Func<Task<T?>> look)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await look() is { } found) return found;
            if (patience.IsCancellationRequested) Assert.Fail($"Not within {Patience}: {await Rows(stage)}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, Ct);
        }
    }

    private static async Task<string> Rows(RehearsalStage stage)
    {
        await using var db = stage.Services.GetRequiredService<Database>().Read();
        var rows = (await db.Offers.ToListAsync(Ct)).Select(o => $"{o.Ean}: target {o.Target}, confirmed {o.Confirmed} at "
                + $"{o.ConfirmedAt:HH:mm:ss}, read {o.ReadAt:HH:mm:ss} as {o.ShownAmount}, due {o.DecideDue}")
            .Concat((await db.Drifts.ToListAsync(Ct)).Select(d => $"drift of {d.OfferKey}: {d.Cause} {d.State}, {d.Expected} "
                + $"became {d.Shown}, seen {d.SeenAt:HH:mm:ss}"))
            .Concat((await db.Intents.ToListAsync(Ct)).Select(i => $"{i.BusinessKey}: {i.State}"));
        return string.Join('\n', rows);
    }
}
