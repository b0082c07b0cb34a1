using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;

namespace Tandem.Tests.External;

/// <summary>A supplier's file, from its web server to the shop and bol.</summary>
public sealed class CsvFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task File_IsFetched_AndBothSidesFollow(DatabaseKind kind)
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        server.Content = $"EAN;SKU;Voorraad\n{Seeding.Gtin(1)};;7\n;tw-002;1,0\n9999999999994;;5\n{Seeding.Gtin(3)};;veel\n";
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, "jan", "geheim", LagMinutes: 0));

        await stage.Settle();

        Assert.Equal(((7, 7), (1, 1)), (await stage.Shown(1), await stage.Shown(2)));
        Assert.All(server.Requests, request => Assert.Equal("Basic amFuOmdlaGVpbQ==", request.Authorization));
        var page = await stage.Get<SourceBook>().Of(stage.Seller, Ct);
        Assert.Equal((3, 2, 1, 1), (page.LastRun!.Rows, page.LastRun.Items, page.LastRun.Unknown, page.LastRun.Bad));
        Assert.Equal((5, BadRowKind.NotWhole), (page.LastRun.FirstBad[0].Line, page.LastRun.FirstBad[0].Kind));
        Assert.Equal((true, null, null), (page.HasPassword, page.Settings.Password, page.Problem));
        Assert.DoesNotContain("geheim", (await stage.Read(db => db.ExternalSources.SingleAsync(Ct))).Secret!,
            StringComparison.Ordinal);
    }

    [Theory, EitherDatabase]
    public async Task File_ThatDidNotChange_IsNotReadAgain_AndOnlyChangesMakeWork(DatabaseKind kind)
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        (server.Content, server.ETag) = ($"ean;stock\n{Seeding.Gtin(1)};7\n{Seeding.Gtin(2)};8\n", "\"one\"");
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, EveryMinutes: 1, LagMinutes: 0));
        await stage.Settle();
        Assert.Equal("\"one\"", server.Requests[^1].IfNoneMatch);
        Assert.Equal(2, (await stage.Get<SourceBook>().Of(stage.Seller, Ct)).LastRun!.Changed);
        var batches = stage.Wire.Count("products/batch");

        (server.Content, server.ETag) = ($"ean;stock\n{Seeding.Gtin(1)};7\n{Seeding.Gtin(2)};3\n", "\"two\"");
        await stage.Settle();

        Assert.Equal(((7, 7), (3, 3)), (await stage.Shown(1), await stage.Shown(2)));
        Assert.Equal((1, batches + 1),
            ((await stage.Get<SourceBook>().Of(stage.Seller, Ct)).LastRun!.Changed, stage.Wire.Count("products/batch")));
    }

    /// <summary>What was said of it before it went is old; and the file was taken while it was not there.</summary>
    [Theory, EitherDatabase]
    public async Task Product_ThatComesBack_WaitsForItsNumber_AlsoInAFileThatWasTaken(DatabaseKind kind)
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        (server.Content, server.ETag) = ($"ean;stock\n{Seeding.Gtin(1)};9\n{Seeding.Gtin(2)};8\n", "\"one\"");
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, EveryMinutes: 1, LagMinutes: 0));
        await stage.Settle();
        Assert.Equal((9, 9), await stage.Shown(1));
        var product = (await stage.Item(Seeding.Gtin(1))).ProductId;

        await stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{product}");
        (server.Content, server.ETag) = ($"ean;stock\n{Seeding.Gtin(1)};2\n{Seeding.Gtin(2)};8\n", "\"two\"");
        await stage.Settle(3);
        var gone = await stage.Read(db => db.Items.SingleAsync(i => i.ProductId == product, Ct));
        Assert.Equal((true, null), (gone.Gone, gone.ExternalQuantity));

        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{product}",
            System.Text.Json.Nodes.JsonNode.Parse("""{"status":"publish","stock_quantity":4}"""));
        await stage.Settle(1);
        Assert.True((await stage.Shown(1)).Bol <= 4, "the number from before it went");
        await stage.Settle(3);
        Assert.Equal(((2, 2), 2), (await stage.Shown(1), (await stage.Item(Seeding.Gtin(1))).ExternalQuantity));
    }

    [Theory, EitherDatabase]
    public async Task File_ThatLagsBehind_LosesNoSale(DatabaseKind kind)
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        server.Written = stage.Clock.GetUtcNow();
        server.Content = $"ean;stock\n{Seeding.Gtin(1)};10\n";
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, EveryMinutes: 1, LagMinutes: 5));
        await stage.Settle();
        await stage.Rehearsal.OrderInShop(2);
        await stage.Settle();
        Assert.Equal((8, 8), await stage.Shown());

        // Written two minutes after the sale, and still without it: within what the seller says the file lags.
        server.Written = stage.Clock.GetUtcNow();
        await stage.Settle();
        Assert.Equal((8, 8), await stage.Shown());

        // Much later the file says the same: by now it knows, so there really are ten.
        stage.Clock.Advance(TimeSpan.FromMinutes(20));
        server.Written = stage.Clock.GetUtcNow();
        await stage.Settle();
        Assert.Equal((10, 10), await stage.Shown());
    }

    [Theory, EitherDatabase]
    public async Task File_ThatIsNotRight_ChangesNothing_AndSaysSo(DatabaseKind kind)
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        var whole = "ean;stock\n" + string.Concat(Enumerable.Range(1, 30).Select(n => $"{Seeding.Gtin(n)};9\n"));
        server.Content = whole;
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, EveryMinutes: 1, LagMinutes: 0, MissingToZero: true));
        await stage.Settle();
        Assert.Equal((9, 9), await stage.Shown(6));

        (string Code, string Content, Func<HttpContext, Task>? Instead)[] wrong =
        [
            ("source.refused", "", http => { http.Response.StatusCode = 404; return Task.CompletedTask; }),
            ("source.refused", "", http => { http.Response.StatusCode = 500; return Task.CompletedTask; }),
            ("source.unauthorized", "", http => { http.Response.StatusCode = 401; return Task.CompletedTask; }),
            ("source.empty", "", null),
            ("source.no-columns", "<html><body>Onderhoud</body></html>", null),
            ("source.half", "", async http =>
            {
                http.Response.ContentLength = 5_000;
                await http.Response.WriteAsync(whole[..100]);
                await http.Response.Body.FlushAsync();
                http.Abort();
            }),
            ("source.shrunk", whole[..100], null),
            ("source.too-large", "ean;stock\n" + new string('x', 300_000), null),
        ];
        foreach (var (code, content, instead) in wrong)
        {
            (server.Content, server.Instead) = (content, instead);
            stage.Clock.Advance(TimeSpan.FromMinutes(20));
            await stage.Settle(1);
            Assert.Equal(code, (await stage.Get<SourceBook>().Of(stage.Seller, Ct)).Problem?.Code);
            Assert.Equal((code, (9, 9)), (code, await stage.Shown(6)));
        }

        // A person says that so few rows are right: then what is missing goes to 0, as the seller wants it.
        (server.Content, server.Instead) = ($"ean;stock\n{Seeding.Gtin(1)};9\n", null);
        stage.Clock.Advance(TimeSpan.FromMinutes(20));
        await stage.Settle(1);
        Assert.Equal((9, 9), await stage.Shown(6));
        await stage.Get<SourceBook>().BelieveFewerRows(stage.Seller, Ct);
        await stage.Settle();
        Assert.Equal(((9, 9), (0, 0)), (await stage.Shown(1), await stage.Shown(6)));
        Assert.Null((await stage.Get<SourceBook>().Of(stage.Seller, Ct)).Problem);
    }

    [Theory, EitherDatabase]
    public async Task Item_ThatLeftTheFile_KeepsItsNumber_AndItsAge(DatabaseKind kind)
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(kind);
        server.Content = $"ean;stock\n{Seeding.Gtin(1)};7\n{Seeding.Gtin(2)};8\n";
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, EveryMinutes: 1, LagMinutes: 0));
        await stage.Settle(1);
        var fileAt = (await stage.Read(db => db.ExternalSources.SingleAsync(Ct))).FileAt;
        Assert.Null((await stage.Item(Seeding.Gtin(2))).ExternalAt);

        server.Content = $"ean;stock\n{Seeding.Gtin(1)};7\n";
        await stage.Settle(2);
        var left = await stage.Item(Seeding.Gtin(2));
        Assert.Equal((8, fileAt, 1),
            (left.ExternalQuantity, left.ExternalAt, (await stage.Get<SourceBook>().Of(stage.Seller, Ct)).LastRun!.Rows));

        server.Content = $"ean;stock\n{Seeding.Gtin(1)};7\n{Seeding.Gtin(2)};6\n";
        await stage.Settle(2);
        var back = await stage.Item(Seeding.Gtin(2));
        Assert.Equal((6, (DateTimeOffset?)null), (back.ExternalQuantity, back.ExternalAt));
    }

    [Fact]
    public async Task Redirect_ThatLeadsNowhere_IsAnAddressThatIsWrong()
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(DatabaseKind.Sqlite);
        server.Instead = http =>
        {
            (http.Response.StatusCode, http.Response.Headers.Location) = (302, "//");
            return Task.CompletedTask;
        };
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url));
        await stage.Run(Lane.WatchSource);
        Assert.Equal("source.address", (await stage.Get<SourceBook>().Of(stage.Seller, Ct)).Problem?.Code);
    }

    [Fact]
    public async Task Password_GoesToItsOwnHost_AndNowhereElse()
    {
        await using var elsewhere = await FileServer.Start();
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(DatabaseKind.Sqlite);
        elsewhere.Content = $"ean;stock\n{Seeding.Gtin(1)};7\n";
        server.Instead = http =>
        {
            http.Response.Redirect(elsewhere.Url);
            return Task.CompletedTask;
        };
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, "jan", "geheim"));
        await stage.Run(Lane.WatchSource);
        Assert.Equal("source.redirect", (await stage.Get<SourceBook>().Of(stage.Seller, Ct)).Problem?.Code);
        Assert.Empty(elsewhere.Requests);

        // Without a password it may follow; and an address that changes forgets the password that was typed in for another.
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, ForgetPassword: true));
        await stage.Run(Lane.WatchSource);
        Assert.Equal((7, null),
            ((await stage.Item(Seeding.Gtin(1))).ExternalQuantity, elsewhere.Requests.Single().Authorization));
        await stage.Source(new SourceDraft(StockSource.Csv, server.Url, "jan", "geheim"));
        await stage.Source(new SourceDraft(StockSource.Csv, elsewhere.Url));
        Assert.False((await stage.Get<SourceBook>().Of(stage.Seller, Ct)).HasPassword);
    }

    [Fact]
    public async Task Address_OfAPrivateNetwork_IsNotAsked_UnlessTheMachineAllowsIt()
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(DatabaseKind.Sqlite, allowPrivate: false);
        server.Content = $"ean;stock\n{Seeding.Gtin(1)};7\n";
        foreach (var host in new[] { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]" })
        {
            await stage.Source(new SourceDraft(StockSource.Csv, server.Url.Replace("127.0.0.1", host, StringComparison.Ordinal)));
            await stage.Run(Lane.WatchSource);
            Assert.Equal("source.private", (await stage.Get<SourceBook>().Of(stage.Seller, Ct)).Problem?.Code);
        }

        Assert.Empty(server.Requests);
    }

    [Theory, EitherDatabase]
    public async Task Try_SaysWhatWouldChange_AndWritesNothing(DatabaseKind kind)
    {
        await using var server = await FileServer.Start();
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        var before = await stage.Shown();
        server.Content = $"ean;stock\n{Seeding.Gtin(1)};0\n{Seeding.Gtin(2)};{(await stage.Shown(2)).Shop}\n4006381333931;3\n";

        var tried = await stage.Get<TrySource>().Run(stage.Seller, new SourceDraft(StockSource.Csv, server.Url), Ct);

        Assert.Equal((null, 3, 2, 1, 1, 1, 0),
            (tried.Problem, tried.Rows, tried.Items, tried.Unknown, tried.Changes, tried.ToZero, tried.Up + tried.Down));
        Assert.Equal((before.Shop, 0), (tried.First[0].Shown, tried.First[0].Becomes));
        Assert.Equal((null, "4006381333931"), (tried.First[2].Name, tried.First[2].Code));
        Assert.Equal(0, await stage.Read(db => db.ExternalSources.CountAsync(Ct))
            + await stage.Read(db => db.Items.CountAsync(i => i.ExternalQuantity != null, Ct)));
        await stage.Settle();
        Assert.Equal((before.Shop, before.Shop), await stage.Shown());
        Assert.Equal("source.address",
            (await stage.Get<TrySource>().Run(stage.Seller, new SourceDraft(StockSource.Csv, "stock.csv"), Ct)).Problem?.Code);
    }

    /// <summary>What is tried says what saving does: more, less, nothing, and codes that nobody knows.</summary>
    [Theory, EitherDatabase]
    public async Task Upload_IsTried_ThenHolds_AndReachesTheShop(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        var (one, two) = ((await stage.Shown()).Shop, (await stage.Shown(2)).Shop);
        var draft = new SourceDraft(StockSource.Upload, LagMinutes: 0);

        var tried = await Try($"ean;voorraad\n{Seeding.Gtin(1)};0\n{Seeding.Gtin(2)};{two + 5}\n4006381333931;3\n");
        Assert.Equal((null, 1, 0, 1, 1), (tried.Problem, tried.Up, tried.Down, tried.ToZero, tried.Unknown));
        Assert.Equal(0, await stage.Read(db => db.ExternalSources.CountAsync(Ct)));

        Assert.Null(await Take($"ean;voorraad\n{Seeding.Gtin(1)};0\n{Seeding.Gtin(2)};{two + 5}\n4006381333931;3\n"));
        await stage.Settle();
        Assert.Equal((0, two + 5), ((await stage.Shown()).Shop, (await stage.Shown(2)).Shop));
        var page = await stage.Get<SourceBook>().Of(stage.Seller, Ct);
        Assert.Equal((StockSource.Upload, 2, 1), (page.Settings.Kind, page.LastRun?.Items, page.LastRun?.Unknown));

        // What was sold since it was written is not in its numbers, whenever it is uploaded.
        var written = stage.Clock.GetUtcNow() - TimeSpan.FromMinutes(30);
        foreach (var (made, at) in new[] { (written, written), (written.AddDays(1), stage.Clock.GetUtcNow()) })
        {
            Assert.Null(await Take($"ean;voorraad\n{Seeding.Gtin(2)};{two + 5}\n", made));
            Assert.Equal(at, await stage.Read(db => db.ExternalSources.Select(s => s.FileAt).SingleAsync(Ct)));
        }

        // What the next one lacks goes to 0 only where the seller wants that, and is counted before it is done.
        var less = $"ean;voorraad\n{Seeding.Gtin(1)};{one}\n";
        draft = draft with { MissingToZero = true };
        tried = await Try(less);
        Assert.Equal((1, 0, 1), (tried.Up, tried.Down, tried.ToZero));
        Assert.Null(await Take(less));
        await stage.Settle();
        Assert.Equal((one, 0), ((await stage.Shown()).Shop, (await stage.Shown(2)).Shop));

        // One that cannot be read changes nothing.
        Assert.Equal("source.no-columns", (await Try("naam;prijs\nMok;3\n")).Problem?.Code);
        Assert.Equal("source.no-columns", (await Take("naam;prijs\nMok;3\n"))?.Code);
        Assert.Equal((one, 0), ((await stage.Shown()).Shop, (await stage.Shown(2)).Shop));

        async Task<TriedSource> Try(string text)
        {
            using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            return await stage.Get<TrySource>().Run(stage.Seller, draft, file, Ct);
        }

        async Task<Reason?> Take(string text, DateTimeOffset? made = null)
        {
            using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
            return await stage.Get<UploadStock>().Take(stage.Seller, draft, file, made ?? stage.Clock.GetUtcNow(), Ct);
        }
    }
}
