using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.Web.Pages.Parts;

namespace Tandem.Tests.Sellers;

/// <summary>What its owner paused is shown as paused, and never as something that cannot keep up.</summary>
public sealed class PausedShownTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task PausedShop_IsNotBehind_WhileTheOthersAreJudged(DatabaseKind kind)
    {
        await using var world = await Read(kind);
        var parts = new SellerParts(world.Database, world.Clock);
        var shop = (await parts.List(world.Seller, Ct)).Single(p => p.IsShop);
        await parts.Pause(world.Seller, shop, true, Ct);

        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["bol offers late", "external stock ok", "shop items paused", "shop settings paused"], await Shown(world));
        Assert.Equal("stale", await State(world));

        await Due(world, "bol");
        Assert.Equal("part-paused", await State(world));

        await parts.Pause(world.Seller, shop, false, Ct);
        Assert.Equal("shop items ok", (await Shown(world))[2]);
    }

    [Theory, BothDatabases]
    public async Task PausedAccount_IsNotBehind(DatabaseKind kind)
    {
        await using var world = await Read(kind);
        var parts = new SellerParts(world.Database, world.Clock);
        await parts.Pause(world.Seller, (await parts.List(world.Seller, Ct)).Single(p => !p.IsShop), true, Ct);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await Due(world, "shop");

        Assert.Equal("bol offers paused", (await Shown(world))[0]);
        Assert.Equal("part-paused", await State(world));
    }

    [Theory, BothDatabases]
    public async Task PausedSeller_SaysSo_BeforeAllElse(DatabaseKind kind)
    {
        await using var world = await Read(kind);
        var parts = new SellerParts(world.Database, world.Clock);
        await parts.Pause(world.Seller, true, Ct);
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.All(await Shown(world), source => Assert.EndsWith(" paused", source, StringComparison.Ordinal));
        Assert.Equal("paused", await State(world));
    }

    [Theory, BothDatabases]
    public async Task Doctor_NamesWhatIsPaused_AndFindsNoFaultInIt(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var parts = new SellerParts(world.Database, world.Clock);
        foreach (var part in await parts.List(world.Seller, Ct)) await parts.Pause(world.Seller, part, true, Ct);

        // Nothing to ask a remote with: what is paused is not asked.
        var documents = new DocumentChain(world.Database, new DocumentSeal(new EphemeralDataProtectionProvider()), world.Clock);
        var found = await new Checkup(world.Database, world.Credentials, null!, null!, documents, world.Clock).Run(Ct)
            .ToListAsync(Ct);

        var paused = found.FindAll(f => f.What.Contains("paused", StringComparison.Ordinal));
        Assert.Equal(2, paused.Count);
        Assert.All(paused, finding => Assert.True(finding.IsFine));
        Assert.All(paused, finding => Assert.Contains("seller resume", finding.Advice, StringComparison.Ordinal));
    }

    /// <summary>A seller of whom everything was read once; both sides are due in a minute, the rest tomorrow.</summary>
    private static async Task<World> Read(DatabaseKind kind)
    {
        var world = await World.Create(kind);
        await world.Write(db =>
        {
            Observation Of(SourceName source, TimeSpan due) => new()
            {
                SellerId = world.Seller,
                Source = source,
                SucceededAt = world.Now,
                DueAt = world.Now + due,
            };
            var soon = TimeSpan.FromMinutes(1);
            db.Observations.AddRange(
                Of(SourceName.Of(world.Shop.Id, "items"), soon), Of(SourceName.Of(world.Shop.Id, "settings"), soon),
                Of(SourceName.Of(world.Account.Id, "offers"), soon),
                Of(SourceName.Own("external", "stock"), TimeSpan.FromDays(1)));
            return Task.CompletedTask;
        });
        return world;
    }

    private static Task Due(World world, string side) => world.Write(async db =>
    {
        foreach (var row in (await db.Observations.ToListAsync(Ct)).Where(o => o.Source.Side == side))
            row.DueAt = world.Now.AddMinutes(1);
        await db.SaveChangesAsync(Ct);
    });

    private static async Task<List<string>> Shown(World world) =>
        [.. (await Page(world)).Sources.Select(s => $"{s.Side} {s.Source} {StatusColors.Of(s, world.Now)}").Order()];

    private static async Task<string> State(World world) => StatusColors.Standing(
        (await new OverviewPages(world.Database).Standing(world.Seller, Ct))!, world.Now).State;

    private static async Task<OverviewPage> Page(World world) =>
        (await new OverviewPages(world.Database).Of(world.Seller, Ct))!;
}
