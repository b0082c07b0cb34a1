using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Offers;
using Tandem.Engine.Proof;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Proof;

/// <summary>Many differences at once: each gets its turn, and one that cannot be asked about stops only itself.</summary>
public sealed class SettleDriftTests
{
    private const string Hidden = """{"countries":[{"countryCode":"NL","reasons":[{"category":"PRICE","code":"TOO_HIGH"}]}]}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Hidden_ThatStays_LetsOthersHaveTheirTurn_AndABadOneStopsOnlyItself(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var offers = await stage.Read(db => db.Offers.OrderBy(o => o.Key).Take(3).ToListAsync(Ct));
        var (bad, stays, over) = (offers[0], offers[1], offers[2]);
        await Enter(stage, [bad, .. Enumerable.Repeat(stays, 120), over], DriftCause.NotForSale);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath switch
        {
            var path when !path.EndsWith("not-for-sale-reasons", StringComparison.Ordinal) => null,
            var path when path.Contains(bad.OfferId, StringComparison.Ordinal) =>
                new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}") },
            var path => new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(path.Contains(stays.OfferId, StringComparison.Ordinal) ? Hidden : "{}", Encoding.UTF8,
                    "application/json")
            },
        };

        long after = 0;
        for (var turn = 0; turn < 3; turn++)
        {
            after = await Settle(stage, after);
            stage.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        var states = await stage.Read(db => db.Drifts.ToListAsync(Ct));
        Assert.Equal(DriftState.Repaired, states.Single(d => d.OfferKey == over.Key).State);
        Assert.Equal(DriftState.Open, states.Single(d => d.OfferKey == bad.Key).State);
        Assert.All(states.Where(d => d.OfferKey == stays.Key),
            d => Assert.Equal((DriftState.Open, "PRICE TOO_HIGH"), (d.State, d.Detail)));
    }

    [Theory, EitherDatabase]
    public async Task Hidden_OfAPausedAccount_IsNotAskedAbout(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var parts = stage.Get<SellerParts>();
        await parts.Pause(stage.Seller, (await parts.List(stage.Seller, Ct)).Single(p => !p.IsShop), true, Ct);
        await Enter(stage, await stage.Read(db => db.Offers.Take(1).ToListAsync(Ct)), DriftCause.NotForSale);
        var asked = 0;
        stage.Wire.Answers = request =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("not-for-sale-reasons", StringComparison.Ordinal)) asked++;
            return null;
        };
        await Settle(stage);
        Assert.Equal(0, asked);
    }

    /// <summary>Differences that stay open for long do not keep a newer one in doubt.</summary>
    [Theory, EitherDatabase]
    public async Task Difference_ThatHasStood_IsJudged_HoweverManyAreOpen(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var offers = await stage.Read(db => db.Offers.Where(o => o.Target != null).OrderBy(o => o.Key).Take(2).ToListAsync(Ct));
        await stage.Work.Owner.Write(db => db.Offers.ExecuteUpdateAsync(o => o
            .SetProperty(x => x.Target, 5).SetProperty(x => x.Shows, 50).SetProperty(x => x.Confirmed, 50), Ct), Ct);
        await Enter(stage, [.. Enumerable.Repeat(offers[0], 1001)], DriftCause.ChangedAtBol);
        await Enter(stage, [offers[1]], DriftCause.ChangedAtBol, DriftState.Doubted);
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await Settle(stage);
        Assert.Equal(DriftState.Open,
            await stage.Read(db => db.Drifts.Where(d => d.OfferKey == offers[1].Key).Select(d => d.State).SingleAsync(Ct)));
    }

    private static async Task<long> Settle(Stage stage, long after = 0)
    {
        await stage.Get<SettleDrift>().Differences(stage.Work, Ct);
        var settling = stage.Get<SettleDrift>().Hidden(stage.Work, await stage.Work.View(Ct), after, Ct);
        while (!settling.IsCompleted)
        {
            await Task.Delay(5, Ct);
            stage.Clock.Advance(TimeSpan.FromMilliseconds(200)); // bol's pace
        }

        return await settling;
    }

    private static Task Enter(Stage stage, IReadOnlyList<Offer> offers, DriftCause cause, DriftState state = DriftState.Open) =>
        stage.Work.Owner.Write(db =>
        {
            db.Drifts.AddRange(offers.Select(o => new Drift
            {
                SellerId = stage.Seller,
                OfferKey = o.Key,
                SeenAt = stage.Clock.GetUtcNow(),
                RemoteAt = stage.Clock.GetUtcNow(),
                Expected = 5,
                ExpectedSince = stage.Clock.GetUtcNow().AddMinutes(-10),
                Shown = 50,
                Cause = cause,
                State = state
            }));
            return Task.CompletedTask;
        }, Ct);
}
