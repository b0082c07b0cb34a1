using Tandem.Engine.Journal;
using Tandem.Engine.Returns;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Returns;

/// <summary>What the desk lists and finds, on both databases, and only the seller's own.</summary>
public sealed class DeskPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Tabs_HoldTheirSteps_AndAreCounted(DatabaseKind kind)
    {
        await using var world = await Filled(kind);

        Assert.Equal([12, 10, 11], await Keys(world, ReturnTab.Announced));
        Assert.Equal([20, 21], (await Keys(world, ReturnTab.Here)).Order());
        Assert.Equal([30], await Keys(world, ReturnTab.ToBook));
        Assert.Equal([40, 41, 42], (await Keys(world, ReturnTab.Done)).Order());
        Assert.Equal(9, (await Keys(world, ReturnTab.All)).Count);

        // One that something is asked about, and one of an order that nobody knows.
        Assert.Equal([12, 20], (await Keys(world, ReturnTab.Asks)).Order());
        var waiting = await Pages(world).Waiting(world.Seller, Ct);
        Assert.Equal((3, 2, 1, 2), (waiting[ReturnTab.Announced], waiting[ReturnTab.Here], waiting[ReturnTab.ToBook],
            waiting[ReturnTab.Asks]));
        Assert.Empty((await Pages(world).List(SellerId.New(world.Now), ReturnTab.All, null, null, 50, Ct)).Rows);
    }

    /// <summary>Page by page the same as all at once.</summary>
    [Theory, BothDatabases]
    public async Task Pages_GoOnFromTheLastRow_WithoutAGapOrARowTwice(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        await world.Write(db =>
        {
            // Two of each moment, at several steps.
            for (var i = 100; i < 128; i++) Rows(world, db).Add(i, step: (ReturnStep)(i % 6));
            return Task.CompletedTask;
        });
        foreach (var tab in Enum.GetValues<ReturnTab>())
        {
            var whole = await Keys(world, tab);
            var read = new List<long>();
            long? after = null;
            do
            {
                var page = await Pages(world).List(world.Seller, tab, null, after, 3, Ct);
                read.AddRange(page.Rows.Select(r => r.Key));
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(whole, read);
            var file = new List<long>();
            await foreach (var row in Pages(world).All(world.Seller, tab, null, Ct)) file.Add(row.Key);
            Assert.Equal(whole, file);
        }
    }

    [Theory, BothDatabases]
    public async Task Search_FindsNumbersByTheirBeginning_AndNames(DatabaseKind kind)
    {
        await using var world = await Filled(kind);

        Assert.Equal([20], await Keys(world, ReturnTab.All, DeskRows.Rma(20)));
        Assert.Equal([20, 21], (await Keys(world, ReturnTab.All, "c00000002")).Order());
        Assert.Equal([21], await Keys(world, ReturnTab.All, DeskRows.Code(21).ToLowerInvariant()));
        Assert.Equal(8, (await Keys(world, ReturnTab.All, "theepot")).Count);
        Assert.Equal([20], (await Keys(world, ReturnTab.Here, DeskRows.Rma(20))));
        Assert.Empty(await Keys(world, ReturnTab.ToBook, DeskRows.Rma(20)));
        Assert.Empty(await Keys(world, ReturnTab.All, "100%"));
    }

    [Theory, BothDatabases]
    public async Task Scanned_FindsByAnyOfItsNumbers_AndByArticleOnlyWhatWaits(DatabaseKind kind)
    {
        await using var world = await Filled(kind);

        foreach (var code in new[] { DeskRows.Rma(40), DeskRows.OrderId(40), "c000000040", DeskRows.Code(40), " 40000040 " })
            Assert.Equal([40], await Scanned(world, code));
        Assert.Equal([12], await Scanned(world, DeskRows.OrderId(12)));
        Assert.Equal([11, 21], (await Scanned(world, "8712345000028")).Order());
        Assert.Equal([11, 21], (await Scanned(world, "08712345000028")).Order());
        Assert.Empty(await Scanned(world, "8712345000035"));
        Assert.Empty(await Scanned(world, ""));
        Assert.Empty(await Pages(world).Scanned(SellerId.New(world.Now), DeskRows.Rma(40), Ct));
    }

    [Theory, BothDatabases]
    public async Task Page_SaysWhatItIsOf_WhatItCosts_AndWhatCanBeDone(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        await world.Write(db =>
        {
            Rows(world, db).GoLive();
            return Task.CompletedTask;
        });
        var page = (await Pages(world).Of(world.Seller, 21, Ct))!;

        Assert.Equal((2, 0, true, true), (page.Undecided, page.Refused, page.IsOpen, page.Live));
        Assert.Equal(new Money(3990), page.Price);
        Assert.Equal(page.Sum!.Choices.Select(c => c.Cost.Cents).Order(), page.Sum.Choices.Select(c => c.Cost.Cents));
        Assert.Equal((ReturnCondition.Used, world.Now.AddDays(6)), (page.Condition, page.Row.Deadline));
        Assert.Null(page.UndoUntil);
        Assert.Null(await Pages(world).Of(SellerId.New(world.Now), 21, Ct));

        var desk = new ReturnDesk(world.Database, world.Clock);
        Assert.Null(await desk.Book(world.Seller, 21, [new(1, ReturnOutcome.Fine, true), new(1, ReturnOutcome.Refused)], new(),
            Ct));
        page = (await Pages(world).Of(world.Seller, 21, Ct))!;
        Assert.Equal((0, false, ReturnStep.Decided), (page.Undecided, page.IsOpen, page.Row.Step));
        Assert.Equal(world.Now + ReturnDesk.UndoTime, page.UndoUntil);
        Assert.Equal((2, 2), (page.Decisions.Count, page.Writes.Count));
        world.Clock.Advance(ReturnDesk.UndoTime);
        Assert.Null((await Pages(world).Of(world.Seller, 21, Ct))!.UndoUntil);
    }

    private static DeskRows Rows(World world, TandemDb db) => new(db, world.Seller, world.Account.Id, world.Now);

    private static DeskPages Pages(World world) => new(world.Database, world.Clock);

    private static async Task<List<long>> Keys(World world, ReturnTab tab, string? search = null) =>
        [.. (await Pages(world).List(world.Seller, tab, search, null, 100, Ct)).Rows.Select(r => r.Key)];

    private static async Task<List<long>> Scanned(World world, string code) =>
        [.. (await Pages(world).Scanned(world.Seller, code, Ct)).Select(r => r.Key)];

    private static async Task<World> Filled(DatabaseKind kind)
    {
        var world = await World.Create(kind);
        await world.Write(db =>
        {
            var rows = Rows(world, db);
            rows.Add(10);
            rows.Add(11, ean: "8712345000028");
            rows.Add(12, stray: true).RegisteredAt = world.Now.AddDays(-9);
            rows.Add(20, step: ReturnStep.Received);
            rows.Add(21, 2, ReturnStep.Inspected, "8712345000028");
            rows.Add(30, step: ReturnStep.Decided);
            rows.Add(40, step: ReturnStep.Booked, ean: "8712345000035");
            rows.Add(41, step: ReturnStep.Ended);
            rows.Add(42, step: ReturnStep.Booked).Handled = true;
            db.Attentions.Add(new Attention
            {
                SellerId = world.Seller,
                Cause = ReturnQuestions.Shelf(DeskRows.Rma(20)),
                Subject = ActivitySubject.Order,
                SubjectKey = 20,
                What = Reason.Of("attention.return-shelf"),
                RaisedAt = world.Now,
            });
            return Task.CompletedTask;
        });
        return world;
    }
}
