using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Returns;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Returns;

/// <summary>
/// Customers, two people at the desk, bol's portal and the shop's people all at once over real HTTP, with answers that are lost
/// and owners that die: at rest both sides agree, nothing was refunded twice and nothing is missing without a question.
/// </summary>
public sealed class ReturnStormTests
{
    private const int Rounds = 7;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task AnyOrderOfHands_BothSidesAgreeAtRest(DatabaseKind kind)
    {
        var random = new Random(20261202);
        var (storm, gate) = (false, new Lock());
        bool Strikes(int oneIn)
        {
            lock (gate) return storm && random.Next(oneIn) == 0;
        }

        await using var stage = await ReturnWorld.Open(kind, new Checkpoints((_, _) =>
            Strikes(40) ? throw new OwnershipLost() : Task.CompletedTask));
        var orders = await ReturnWorld.Sent(stage, [1, 2, 3, 2, 3, 1]);
        stage.Wire.LosesAnswer = r => IsOfReturns(r) && Strikes(5);
        stage.Wire.LosesRequest = r => IsOfReturns(r) && Strikes(8);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var order in orders) await Happen(order, random);
            storm = true;
            await Turn(stage);
            storm = false;
        }

        await ReturnWorld.Turn(stage, 3);
        foreach (var order in orders)
        {
            foreach (var line in await order.Lines()) await order.SayRestock(line.Key, restock: false);
        }

        // What bol refused is only known when its refusal was looked up.
        for (var more = 0; more < 25 && (await Open(stage)).Count > 0; more++) await ReturnWorld.Turn(stage);
        Assert.Empty(await Open(stage));
        foreach (var order in orders) await Judge(order);
        var writes = stage.Wire.Writes.Count;
        await ReturnWorld.Turn(stage);
        Assert.Equal(writes, stage.Wire.Writes.Count);
    }

    /// <summary>Writes that have not come to an end; of stock these turns carry none out.</summary>
    private static Task<List<string>> Open(Stage stage) => stage.Read(db => db.Intents
        .Where(i => i.Kind != IntentKind.Stock && i.State != IntentState.Confirmed && i.State != IntentState.Refused)
        .Select(i => $"{i.BusinessKey} {i.State} {i.Attempts}").ToListAsync(Ct));

    private static async Task Turn(Stage stage)
    {
        try
        {
            await ReturnWorld.Turn(stage);
        }
        catch (OwnershipLost)
        {
            await stage.TakeOver();
        }
    }

    private static bool IsOfReturns(HttpRequestMessage request) => request.Method != HttpMethod.Get
        && (request.RequestUri!.AbsolutePath.EndsWith("/refunds", StringComparison.Ordinal)
            || request.RequestUri.AbsolutePath.Contains("/retailer/returns", StringComparison.Ordinal));

    private static async Task Happen(ReturnWorld order, Random random)
    {
        var lines = await order.Lines();
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                await order.Register(1 + random.Next(order.Units));
                break;
            case 3 or 4 or 5:
                foreach (var line in lines)
                {
                    ReturnChoice[] chosen = [Choice(line.Units, random)];
                    await Task.WhenAll(order.Decide(line.Key, chosen), order.Decide(line.Key, new ReturnChoice(line.Units,
                        ReturnOutcome.Damaged)));
                }

                break;
            case 6 or 7:
                if (lines.Find(l => !l.Handled) is { } open)
                    await order.Portal(open.RmaId, random.Next(3) == 0 ? "CUSTOMER_KEEPS_PRODUCT_PAID" : "RETURN_RECEIVED");
                break;
            case 8 or 9:
                if (order.Units > ReturnWorld.UnitsOf(await order.Refunds())) await order.RefundByHand(1, random.Next(2) == 0);
                break;
            case 10:
                if (await order.Refunds() is { Count: > 0 } some) await order.Remove(some[random.Next(some.Count)]);
                else await order.GiveBack(0.50m);
                break;
            default:
                if ((await order.Questions()).Contains("attention.refunded-not-returned")) await order.MakeAtBol(1);
                break;
        }
    }

    private static ReturnChoice Choice(int units, Random random) => random.Next(4) switch
    {
        0 => new ReturnChoice(units, ReturnOutcome.Fine, Restock: true),
        1 => new ReturnChoice(units, ReturnOutcome.Damaged),
        2 => new ReturnChoice(units, ReturnOutcome.Refused),
        _ => new ReturnChoice(units, ReturnOutcome.Exchange),
    };

    private static async Task Judge(ReturnWorld order)
    {
        var (refunds, decisions, questions) = (await order.Refunds(), await order.Decisions(), await order.Questions());
        var shown = $"{order.Bol}, {order.Units} units: "
            + $"{string.Join("; ", decisions.Select(d => $"{d.Key} {d.Units} {d.Outcome} {d.Source} {d.AtBol} {d.Booked}"))} | "
            + $"{string.Join("; ", refunds.Select(r => $"{r["reason"]} {r["amount"]}"))} | {string.Join(", ", questions)}";
        Assert.True(ReturnWorld.UnitsOf(refunds) <= order.Units, shown);
        Assert.True(ReturnWorld.Amount(refunds) <= Orders.EditedOrder.Amount((await order.InShop())["total"]), shown);
        var names = refunds.Where(ReturnWorld.IsOurs).Select(r => (string)r["reason"]!).ToList();
        Assert.True(names.Count == names.Distinct(StringComparer.Ordinal).Count(), shown);

        // Both sides have each decision, and what bol shows is what was decided.
        Assert.True(decisions.TrueForAll(d => d is { AtBol: true, Booked: true }), shown);
        var decided = decisions.GroupBy(d => OutcomeRule.HandlingOf(d.Outcome)).Select(g => $"{g.Sum(d => d.Units)}:{g.Key}");
        Assert.Equal(decided.Order(StringComparer.Ordinal), await order.AtBol());

        // All that came back is refunded, and nothing beside it that a person was not asked about.
        var due = decisions.Where(d => OutcomeRule.Refunds(d.Outcome)).Sum(d => d.Units);
        var ours = ReturnWorld.UnitsOf(refunds.Where(ReturnWorld.IsOurs));
        Assert.True(ours <= due, shown);
        var all = ReturnWorld.UnitsOf(refunds);
        Assert.True(all >= due || questions.Contains("attention.return-not-refunded"), shown);
        Assert.True(all <= due || questions.Contains("attention.refunded-not-returned"), shown);
    }
}
