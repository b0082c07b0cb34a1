using System.Net;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Writes;

/// <summary>What is asked about writes that do not get through ends with the wish to write.</summary>
public sealed class WriteQuestionEndTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task StockThatDoesNotGetThrough_IsNoQuestion_OnceStockOnlyObserves(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        stage.Wire.Answers = request => request.Method.Method is "PATCH" or "PUT"
            && request.RequestUri!.AbsolutePath.Contains("/offers/", StringComparison.Ordinal)
                ? new HttpResponseMessage(HttpStatusCode.Forbidden) : null;
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shoppers/order?side=shop&gtin={Seeding.Gtin(2)}&units=1");
        for (var i = 0; i < 30 && !(await Asked(stage)).Contains("writes:Stock"); i++)
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(20));
            await stage.Settle(1);
        }

        Assert.Contains("writes:Stock", await Asked(stage));

        await stage.Get<SellerBook>().Observe(stage.Seller, [Module.Stock], Ct);
        await stage.Settle(2);
        Assert.DoesNotContain("writes:Stock", await Asked(stage));
    }

    private static Task<List<string>> Asked(Stage stage) => stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null)
        .Select(a => a.Cause).ToListAsync(Ct));
}
