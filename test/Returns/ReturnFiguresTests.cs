using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Returns;

/// <summary>What the figures add up, on both databases, and what is asked because of them.</summary>
public sealed class ReturnFiguresTests
{
    private const string Pot = "8712345000011";
    private const string Towel = "8712345000028";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Items_AreUnitsReturned_OfUnitsSold_OfTheSamePeriod(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(db =>
        {
            var rows = new DeskRows(db, world.Seller, world.Account.Id, world.Now);
            Sell(rows, db, 1, Pot, 3, days: 5);
            Sell(rows, db, 2, Pot, 2, days: 60).Lines[0].Cancelled = 1;
            Sell(rows, db, 3, Towel, 4, days: 10);
            Return(rows, 10, Pot, 2, days: 3, "Klacht over artikel");
            Return(rows, 11, Pot, 1, days: 40, "Verkeerd besteld");
            Return(rows, 12, Towel, 1, days: 2, "Elders goedkoper").CameToNothing = 1;
            Return(rows, 13, Towel, 1, days: 100, "Anders");
            Return(rows, 14, null, 1, days: 1, "");
            return Task.CompletedTask;
        });
        var figures = new ReturnFigures(world.Database, world.Clock);

        var month = await figures.Items(world.Seller, 30, null, FigureSort.Units, 0, 50, Ct);
        Assert.Equal([(Pot, 3, 2, 1), (null, 0, 1, 1)], month.Rows.Select(r => (r.Ean, r.Sold, r.Units, r.Returns)));
        Assert.Equal(("Theepot Duin", 2), (month.Rows[0].Title, month.Total));
        Assert.Null(month.Rows[1].Percent);
        var season = await figures.Items(world.Seller, 90, null, FigureSort.Units, 0, 50, Ct);
        var pot = season.Rows[0];
        Assert.Equal((Pot, 4, 3, 75m), (pot.Ean, pot.Sold, pot.Units, pot.Percent));
        Assert.Equal([new("Klacht over artikel", 2), new("Verkeerd besteld", 1)], pot.Reasons);
        Assert.Equal(3, (await figures.Items(world.Seller, 365, null, FigureSort.Rate, 0, 50, Ct)).Total);

        var totals = await figures.Totals(world.Seller, 90, Ct);
        Assert.Equal((8, 4, 3, 50m), (totals.Sold, totals.Units, totals.Returns, totals.Percent));
        Assert.Equal(DutchTime.DayOf(world.Now.AddDays(-60)), totals.KnownSince);
        Assert.Equal((0, 0, null), Of(await figures.Totals(SellerId.New(world.Now), 90, Ct)));

        static (int, int, decimal?) Of(ReturnTotals t) => (t.Sold, t.Units, t.Percent);
    }

    [Theory, BothDatabases]
    public async Task Items_AreSorted_Searched_AndPaged_AsTheFileHoldsThem(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(db =>
        {
            var rows = new DeskRows(db, world.Seller, world.Account.Id, world.Now);
            for (var i = 0; i < 7; i++)
            {
                var ean = $"871234500{i:0000}";
                Sell(rows, db, 100 + i, ean, 20 + (i * 10), days: 4).Lines[0].Title = i == 3 ? "Snijplank 100% eik" : "Theepot";
                Return(rows, 200 + i, ean, i + 1, days: 2, "Anders");
            }

            // Everything of it came back, and it was sold once.
            Sell(rows, db, 110, Towel, 1, days: 3);
            Return(rows, 210, Towel, 1, days: 1, "Anders");
            return Task.CompletedTask;
        });
        var figures = new ReturnFigures(world.Database, world.Clock);

        var byUnits = (await figures.Items(world.Seller, 30, null, FigureSort.Units, 0, 50, Ct)).Rows;
        Assert.Equal([7, 6, 5, 4, 3, 2, 1, 1], byUnits.Select(r => r.Units));
        var byRate = (await figures.Items(world.Seller, 30, null, FigureSort.Rate, 0, 50, Ct)).Rows;
        Assert.Equal(byRate.Take(7).OrderByDescending(r => r.Percent).Select(r => r.Ean), byRate.Take(7).Select(r => r.Ean));
        Assert.Equal(Towel, byRate[7].Ean);
        foreach (var sort in Enum.GetValues<FigureSort>())
        {
            var whole = (await figures.Items(world.Seller, 30, null, sort, 0, 50, Ct)).Rows.Select(r => r.Ean).ToList();
            var read = new List<string?>();
            for (var skip = 0; skip < 9; skip += 3)
            {
                var page = await figures.Items(world.Seller, 30, null, sort, skip, 3, Ct);
                Assert.Equal(8, page.Total);
                read.AddRange(page.Rows.Select(r => r.Ean));
            }

            Assert.Equal(whole, read);
            var file = new List<string?>();
            await foreach (var row in figures.All(world.Seller, 30, null, sort, Ct)) file.Add(row.Ean);
            Assert.Equal(whole, file);
        }

        var words = await figures.Items(world.Seller, 30, "100% EIK", FigureSort.Units, 0, 9, Ct);
        Assert.Equal([4], words.Rows.Select(r => r.Units));
        var number = await figures.Items(world.Seller, 30, Towel, FigureSort.Rate, 0, 9, Ct);
        Assert.Equal([Towel], number.Rows.Select(r => r.Ean));
    }

    [Theory, BothDatabases]
    public async Task Months_TellWhatWasMeasured_FromWhatIsThought(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(db =>
        {
            var rows = new DeskRows(db, world.Seller, world.Account.Id, world.Now);
            Came(Return(rows, 10, Pot, 1, days: 20, "Anders"), 1);
            Came(Return(rows, 11, Pot, 1, days: 50, "Anders"), 30);
            Came(Return(rows, 12, Pot, 1, days: 4, "Anders"), 1).Lvb = true;
            Came(Return(rows, 13, Pot, 1, days: 4, "Anders"), 1);
            Decide(db, 10, ReturnOutcome.Damaged, 10_00, 1);
            Decide(db, 11, ReturnOutcome.Damaged, null, 30);
            Decide(db, 13, ReturnOutcome.KeepsFree, 5_00, 1);
            Decide(db, 13, ReturnOutcome.Damaged, 99_00, 1).Dropped = true;
            Give(db, 10, AdjustmentCause.Returned, 12_10, 1);
            Give(db, 13, AdjustmentCause.Refunded, 6_05, 31);

            // Of an order without a return, and of a cancellation.
            Give(db, 999, AdjustmentCause.Refunded, 50_00, 1);
            Give(db, 10, AdjustmentCause.Cancelled, 50_00, 1);
            return Task.CompletedTask;
        });
        var figures = new ReturnFigures(world.Database, world.Clock);

        var months = await figures.ByMonth(world.Seller, Ct);

        // With the usual amounts: 4.95 and 3.00 a parcel, and a damaged article brings a fifth again.
        Assert.Equal((12, new DateOnly(2026, 11, 1), new DateOnly(2025, 12, 1)),
            (months.Count, months[^1].Month, months[0].Month));
        Assert.Equal((1, 12_10, 7_95, 13_00, 0), Of(months[^1]));
        Assert.Equal((1, 6_05, 7_95, 0, 1), Of(months[^2]));
        Assert.Equal((0, 0, 0, 0, 0), Of(months[0]));
        Assert.False(months[0].HasAny);

        static (int, long, long, long, int) Of(MonthOfReturns m) =>
            (m.CameIn, m.Refunded.Cents, m.Work.Cents, m.Lost.Cents, m.Unpriced);

        ReturnLine Came(ReturnLine line, int days)
        {
            (line.Handled, line.HandledAt, line.CameIn) = (true, world.Now.AddDays(-days), true);
            return line;
        }

        ReturnDecision Decide(TandemDb db, long key, ReturnOutcome outcome, long? cents, int days) =>
            db.ReturnDecisions.Add(new ReturnDecision
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                ReturnKey = key,
                Units = 1,
                Outcome = outcome,
                AtBol = true,
                NetCents = cents,
                At = world.Now.AddDays(-days),
            }).Entity;

        void Give(TandemDb db, long order, AdjustmentCause cause, long cents, int days) => db.Adjustments.Add(new Adjustment
        {
            SellerId = world.Seller,
            OrderKey = order,
            Cause = cause,
            CentsInclVat = cents,
            At = world.Now.AddDays(-days),
        });
    }

    /// <summary>Asked once, never again while it lasts, over when it is, and never twice for the same figures.</summary>
    [Theory, BothDatabases]
    public async Task Question_IsAskedOnce_StaysSeen_AndEndsByItself(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(db =>
        {
            var rows = new DeskRows(db, world.Seller, world.Account.Id, world.Now);
            for (var i = 0; i < 30; i++) Return(rows, 1000 + i, Pot, 1, days: 3, "Anders").CameToNothing = i < 18 ? 0 : 1;
            for (var i = 0; i < 300; i++) db.Orders.Add(rows.Order(5000 + i, 1, Towel));
            return Task.CompletedTask;
        });

        await Look();
        var asked = Assert.Single(await Questions());
        Assert.Equal(("attention.often-returned", "18", "30", Pot),
            (asked.What.Code, asked.What["returned"], asked.What["sold"], asked.What["ean"]));

        // One more comes back: the same question, and no other.
        await Change(line => line.CameToNothing = 0, 1018);
        await Look();
        Assert.Equal(asked.Key, Assert.Single(await Questions()).Key);

        await new DealtWith(world.Database, world.Clock).Mark(world.Seller, asked.Key, Ct);
        await Change(line => line.CameToNothing = 0, 1019);
        await Look();
        Assert.Empty(await Questions());
        Assert.NotNull((await Row()).DoneAt);

        // It is usual again, and over; then the same figures as were asked about, and then others.
        for (var i = 1000; i < 1020; i++) await Change(line => line.CameToNothing = 1, i);
        await Look();
        Assert.Equal((true, null), ((await Row()).ClearedAt is not null, (await Row()).DoneAt));
        for (var i = 1000; i < 1018; i++) await Change(line => line.CameToNothing = 0, i);
        await Look();
        Assert.Empty(await Questions());
        await Change(line => line.CameToNothing = 0, 1018);
        await Look();
        Assert.Equal("19", Assert.Single(await Questions()).What["returned"]);

        // Nothing that is looked at was sold any more.
        world.Clock.Advance(TimeSpan.FromDays(120));
        await Look();
        Assert.Empty(await Questions());

        Task Look() => new AskOftenReturned().Run(world.Work, world.Now, Ct);

        Task<List<Attention>> Questions() => world.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct));

        Task<Attention> Row() => world.Read(db => db.Attentions.SingleAsync(Ct));

        Task Change(Action<ReturnLine> change, long key) =>
            world.Write(async db => change(await db.Returns.SingleAsync(r => r.Key == key, Ct)));
    }

    [Fact]
    public void Return_CountsForWhatCameOfIt()
    {
        (ReturnResult[] Results, int Nothing, bool CameIn)[] table =
        [
            ([], 0, false),
            ([Result(2, "RETURN_RECEIVED")], 0, true),
            ([Result(2, "EXPIRED")], 2, false),
            ([Result(0, "CANCELLED_BY_CUSTOMER")], 2, false),
            ([Result(1, "RETURN_RECEIVED"), Result(1, "EXPIRED")], 1, true),
            ([Result(2, "CUSTOMER_KEEPS_PRODUCT_PAID")], 0, false),
            ([Result(2, "RETURN_DOES_NOT_MEET_CONDITIONS"), Result(2, "STILL_APPROVED")], 0, true),
            ([Result(1, "RETURN_RECEIVED", "REJECTED"), Result(2, "RETURN_RECEIVED")], 0, true),
        ];
        foreach (var (results, nothing, cameIn) in table)
        {
            var line = Line(2);
            (line.Handled, line.Results) = (true, JsonSerializer.Serialize(results));
            Assert.Equal((nothing, cameIn), (FigureRule.CameToNothing(line), FigureRule.CameIn(line)));
        }

        var gone = Line(3);
        gone.Gone = true;
        Assert.Equal((3, false), (FigureRule.CameToNothing(gone), FigureRule.CameIn(gone)));
        Assert.Equal(0, FigureRule.CameToNothing(Line(3)));

        static ReturnResult Result(int units, string handling, string processing = "ACCEPTED") =>
            new(units, handling, processing, null);

        static ReturnLine Line(int units) => new() { ReturnId = "R", RmaId = "1", BolOrderId = "C1", Units = units };
    }

    private static Order Sell(DeskRows rows, TandemDb db, long key, string ean, int units, int days)
    {
        var order = rows.Order(key, units, ean);
        order.PlacedAt = order.Lines[0].PlacedAt = World.Start.AddDays(-days);
        return db.Orders.Add(order).Entity;
    }

    /// <summary>A return whose own order nobody has counted as sold in the period: it is of the day on which it came.</summary>
    private static ReturnLine Return(DeskRows rows, long key, string? ean, int units, int days, string why)
    {
        var line = rows.Add(key, units, ean: ean ?? "", stray: key < 1000);
        (line.Ean, line.RegisteredAt, line.Why) = (ean, World.Start.AddDays(-days), why);
        if (key < 1000) line.OrderKey = key;
        return line;
    }
}
