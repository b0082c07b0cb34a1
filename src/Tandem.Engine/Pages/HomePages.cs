using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>Reads what home shows. What it counts is open or of these days: nothing of it grows with history.</summary>
public sealed class HomePages(Database database, OverviewPages overviews, OrderPages orders, LabelPages labels,
    ActivityPages activities, TimeProvider clock)
{
    private const int QuestionsRead = 100;
    private const int EventsShown = 8;
    private const int ProofDays = 30;

    /// <returns>Null where there is no such seller.</returns>
    public async Task<HomePage?> Of(SellerId seller, CancellationToken ct)
    {
        if (await overviews.Standing(seller, ct) is not { } standing) return null;
        var now = clock.GetUtcNow();
        await using var db = database.Read();
        var alarm = (await db.SettingsOf<ShippingSettings>(seller, ct)).AlarmHours;
        var midnight = DutchTime.StartOf(DutchTime.DayOf(now));
        var today = await db.Orders.Where(o => o.SellerId == seller && o.PlacedAt >= midnight)
            .GroupBy(o => o.SellerId).Select(g => new { Count = g.Count(), Cents = g.Sum(o => o.TotalCentsInclVat ?? 0) })
            .SingleOrDefaultAsync(ct);
        return new HomePage(
            standing, await WhatNow(db, seller, now, alarm, ct), await Asked(db, seller, now, alarm, ct), standing.Questions,
            today?.Count ?? 0, new Money(today?.Cents ?? 0), await Month(db, seller, now, ct),
            await activities.Recent(seller, null, EventsShown, ct),
            standing.Live ? [] : await FirstSteps(db, seller, standing, ct));
    }

    /// <summary>Orders of each of the last days, today included: at bol, and of the shop's own customers.</summary>
    public async Task<IReadOnlyList<DayOfTrade>> Trade(SellerId seller, int days, CancellationToken ct)
    {
        var first = DutchTime.DayOf(clock.GetUtcNow()).AddDays(1 - days);
        await using var db = database.Read();
        var one = db.Sellers.Where(s => s.Id == seller);
        var bol = await Spans(first, days).Select(d => (d.Day, db.Orders.Where(o => o.SellerId == seller
            && o.PlacedAt >= d.From && o.PlacedAt < d.Until))).CountEach(one, ct);
        var shop = await Spans(first, days).Select(d => (d.Day, db.ShopSales.Where(s => s.SellerId == seller
            && s.At >= d.From && s.At < d.Until).Select(s => new { s.ShopId, s.ShopOrderId }).Distinct())).CountEach(one, ct);
        return [.. Enumerable.Range(0, days)
            .Select(day => new DayOfTrade(first.AddDays(day), bol.GetValueOrDefault(day), shop.GetValueOrDefault(day)))];
    }

    private static IEnumerable<(int Day, DateTimeOffset From, DateTimeOffset Until)> Spans(DateOnly first, int days) =>
        Enumerable.Range(0, days)
            .Select(day => (day, DutchTime.StartOf(first.AddDays(day)), DutchTime.StartOf(first.AddDays(day + 1))));

    private async Task<IReadOnlyList<ToDo>> WhatNow(TandemDb db, SellerId seller, DateTimeOffset now, int alarm,
        CancellationToken ct)
    {
        var waiting = await orders.Waiting(seller,
            [OrderTab.CancellationRequests, OrderTab.ToShip, OrderTab.WaitingForTracking], ct);
        var (today, first) = await orders.ToShipOn(seller, now, alarm, ct);
        var toTakeIn = await DeskQuery.Count(db, seller, ReturnTab.Here, DeskPages.MostCounted, ct);
        var toBuy = await labels.Waiting(seller, 0, 1, ct);
        var toPrint = await db.Labels.CountAsync(
            l => l.SellerId == seller && l.PrintedAt == null && l.ShippingLabelId != null, ct);
        return
        [
            .. new ToDo[]
            {
                new("cancellations", waiting[OrderTab.CancellationRequests], "/orders?tab=CancellationRequests"),
                new("ship-today", today, "/orders?tab=ToShip&due=today", first),
                new("labels", toBuy.Total, "/labels"),
                new("print", toPrint, "/labels#to-print"),
                new("ship", waiting[OrderTab.ToShip], "/orders?tab=ToShip"),
                new("tracking", waiting[OrderTab.WaitingForTracking], "/orders?tab=WaitingForTracking"),
                new("returns", toTakeIn, "/returns?tab=Here"),
            }.Where(todo => todo.Count > 0),
        ];
    }

    private static async Task<IReadOnlyList<QuestionGroup>> Asked(TandemDb db, SellerId seller, DateTimeOffset now, int alarm,
        CancellationToken ct)
    {
        var rows = await QuestionPages.InOrder(db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null))
            .Take(QuestionsRead)
            .Select(a => new AttentionRow(a.Key, a.Subject, a.SubjectKey, a.What, a.RaisedAt)).ToListAsync(ct);
        return QuestionRule.Rank(await QuestionPages.WithDeadlines(db, seller, rows, now, alarm, ct));
    }

    private static async Task<ProofOfMonth> Month(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct)
    {
        var first = DutchTime.DayOf(now).AddDays(1 - ProofDays);
        var from = DutchTime.StartOf(first);
        var days = await db.StockDays.Where(d => d.SellerId == seller && d.Day >= first)
            .Select(d => new { d.Pushes, d.Breaches }).ToListAsync(ct);
        var imported = await db.Orders.CountAsync(
            o => o.SellerId == seller && o.PlacedAt >= from && o.ImportedAt != null, ct);
        return new ProofOfMonth(days.Sum(d => d.Pushes), days.Sum(d => d.Breaches), imported);
    }

    private static async Task<IReadOnlyList<FirstStep>> FirstSteps(TandemDb db, SellerId seller, StandingPage standing,
        CancellationToken ct)
    {
        // While the setup is open its steps are where each is done.
        var wizard = await db.SetupDrafts.AnyAsync(d => d.SellerId == seller && d.FinishedAt == null, ct);
        string At(string step, string page) => wizard ? "/setup/" + step : page;
        List<FirstStep> steps =
        [
            new("shop", IsRead(standing, "shop"), At("shop", "/channels")),
            new("bol", IsRead(standing, "bol"), At("bol", "/channels")),
            new("links", await db.LinkParts.AnyAsync(p => p.SellerId == seller, ct), At("match", "/matching")),
            new("rules", await db.StockSettings.AnyAsync(s => s.SellerId == seller, ct), At("choices", "/rules")),
            new("live", false, At("live", "/live")),
        ];
        if (!wizard) return steps;
        var known = (await db.SettingsOf<BusinessData>(seller, ct)).Business.Length > 0;
        steps.Insert(0, new("business", known, "/setup/business"));
        return steps;
    }

    /// <summary>Whether both sides were read completely once.</summary>
    public async Task<bool> IsRead(SellerId seller, CancellationToken ct) =>
        await overviews.Standing(seller, ct) is { } standing && IsRead(standing, "shop") && IsRead(standing, "bol");

    private static bool IsRead(StandingPage standing, string side) =>
        standing.Sources.Where(s => s.Side == side).ToList() is { Count: > 0 } sources
        && sources.TrueForAll(s => s.SucceededAt is not null);

}
