using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Alerts;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.WooCommerce;

namespace Tandem.Tests.Alerts;

/// <summary>
/// Each kind of alert is provoked in the sandbox, delivered once to a mail server and a web address, and goes by itself.
/// </summary>
public sealed class AlertFlowTests
{
    private const string Buyer = "Wilhelmina Zonderland";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 503, "synchronisatie loopt achter")]
    [InlineData(DatabaseKind.Postgres, 401, "sleutels geweigerd")]
    public async Task ShopThatIsSilent_OrRefuses(DatabaseKind kind, int status, string says)
    {
        await using var alerts = await AlertStage.Open(kind);
        var stage = alerts.Stage;
        var away = true;
        stage.Wire.Answers = request => away && request.RequestUri!.AbsolutePath.Contains("/wp-json/", StringComparison.Ordinal)
            ? FakeShop.Html(status) : null;
        for (var i = 0; i < 5; i++)
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(4));
            await stage.Run(Lane.WatchShop, Lane.WatchBol, Lane.Alerts, Lane.Alerts);
        }

        alerts.AssertTold(1);
        Assert.Contains(says, alerts.Web.All[0].Body, StringComparison.Ordinal);
        Assert.Equal("Proefwinkel", Assert.Single((await alerts.Page())!.Standing).Name);

        away = false;
        stage.Clock.Advance(TimeSpan.FromMinutes(16));
        await stage.Run(Lane.WatchShop, Lane.WatchBol, Lane.Alerts, Lane.Alerts);
        alerts.AssertTold(2);
        Assert.Contains("opgelost", alerts.Web.All[1].Body, StringComparison.Ordinal);
        Assert.Empty((await alerts.Page())!.Standing);
    }

    /// <summary>Webhooks are looked after only while something is live.</summary>
    [Theory, EitherDatabase]
    public async Task WebhooksThatNobodyLooksAfterAnyMore_AreNotSilent(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind, hooks: true);
        var stage = alerts.Stage;
        await stage.GoLive(Module.Stock);
        await stage.Run(Lane.Upkeep);
        Assert.Contains(await stage.Read(db => db.Observations.ToListAsync(Ct)),
            o => o.Source.What == KeepHooks.What && o.SucceededAt is not null);
        await stage.Get<SellerBook>().Observe(stage.Seller, [Module.Stock], Ct);
        for (var i = 0; i < 12; i++)
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(10));
            await stage.Run(Lane.WatchShop, Lane.WatchBol, Lane.Upkeep, Lane.Alerts);
        }

        Assert.DoesNotContain((await alerts.Page())!.Standing, a => a.Kind == AlertKind.Silent);
    }

    /// <summary>One message that is refused for what it is holds up those behind it for three tries, not for two days.</summary>
    [Theory, EitherDatabase]
    public async Task MessageThatIsRefused_IsDropped_AndTheNextOneGoes(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        await Wait("one");
        alerts.Web.Status = 422;
        for (var i = 0; i < 6; i++) await alerts.After(TimeSpan.FromMinutes(1));
        alerts.Web.Status = 200;
        await Wait("two");
        for (var i = 0; i < 6; i++) await alerts.After(TimeSpan.FromMinutes(1));

        Assert.Single(alerts.Web.All);
        Assert.Equal(1, await alerts.Stage.Read(db => db.AlertMessages.CountAsync(m => m.DroppedAt != null, Ct)));

        Task Wait(string name) => alerts.Write(db =>
        {
            db.AlertMessages.Add(new AlertMessage
            {
                SellerId = alerts.Stage.Seller,
                Channel = AlertChannel.Webhook,
                CreatedAt = alerts.Stage.Clock.GetUtcNow(),
                Content = System.Text.Json.JsonSerializer.Serialize(new AlertContent(name, [], IsProof: true)),
                Name = Guid.NewGuid(),
            });
            return Task.CompletedTask;
        });
    }

    [Theory, EitherDatabase]
    public async Task WriteThatDoesNotGetThrough(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        var stage = alerts.Stage;
        await stage.GoLive(Module.Orders);
        var blocked = true;
        stage.Wire.LosesRequest = request => blocked && request.Method == HttpMethod.Post
            && request.RequestUri!.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal);
        await stage.Rehearsal.OrderAtBol();
        for (var i = 0; i < 6; i++)
        {
            await stage.Settle(1);
            stage.Clock.Advance(TimeSpan.FromMinutes(10));
            await alerts.Turn();
        }

        alerts.AssertTold(1);
        Assert.Contains("bestelling naar de webshop", alerts.Web.All[0].Body, StringComparison.Ordinal);

        blocked = false;
        stage.Clock.Advance(TimeSpan.FromMinutes(16));
        await stage.Settle();
        await alerts.Turn();
        alerts.AssertTold(2);
    }

    [Theory, EitherDatabase]
    public async Task CustomerWhoWantsToCancel(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        var stage = alerts.Stage;
        await stage.GoLive(Module.Orders);
        var order = await stage.Rehearsal.OrderAtBol();
        await stage.Settle();
        await alerts.Turn();
        alerts.AssertTold(0);

        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shoppers/ask-to-cancel?order={order}&line=0");
        await stage.Settle(2);
        await alerts.Turn();
        alerts.AssertTold(1);
        Assert.Contains("Annuleringen", alerts.Web.All[0].Body, StringComparison.Ordinal);
        Assert.Contains("http://tandem.example/orders?tab=CancellationRequests", alerts.Web.All[0].Body,
            StringComparison.Ordinal);

        await stage.Get<DealtWith>().Mark(stage.Seller,
            await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null).Select(a => a.Key).FirstAsync(Ct)), Ct);
        await alerts.Turn();
        alerts.AssertTold(2);
    }

    [Theory, EitherDatabase]
    public async Task DeadlineThatComesNear_IsToldAgainAtEachStep(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        var stage = alerts.Stage;
        await stage.GoLive(Module.Orders, Module.Shipments);
        var order = await stage.Rehearsal.OrderAtBol();
        await stage.Settle();
        var placed = await stage.Read(db => db.Orders.SingleAsync(Ct));
        var handOver = Engine.Shipments.Deadlines.GuardRule.HandOverBy(placed.PlacedAt, placed.DeliverBy!.Value);

        var subjects = new List<string>();
        foreach (var hours in new[] { -5, -5, -3, -2, 1 })
        {
            var moment = handOver.AddHours(hours);
            if (moment > stage.Clock.GetUtcNow()) stage.Clock.SetUtcNow(moment);
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.ShipParcels, Lane.Alerts);
            subjects.Add($"{alerts.Web.All.Count(c => c.Body.Contains("Verzenddeadlines", StringComparison.Ordinal))}");
        }

        Assert.Equal(["1", "1", "2", "2", "3"], subjects);
        var shop = (string)(await stage.Orders())[0]!["shopOrders"]![0]!.ToString();
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/complete?order={shop}&tracking=3SALERT000001");
        for (var i = 0; i < 4; i++)
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(2));
            await stage.Run(Lane.WatchShop, Lane.Decide, Lane.ShipParcels, Lane.WatchBol, Lane.ShipParcels, Lane.Alerts);
        }

        Assert.DoesNotContain((await alerts.Page())!.Standing, line => line.Topic == "Deadline");
        Assert.NotEmpty(order);
    }

    [Theory, EitherDatabase]
    public async Task WebhooksThatStop(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind, hooks: true);
        var stage = alerts.Stage;
        await stage.GoLive(Module.Stock);
        await stage.Run(Lane.Upkeep);
        for (var i = 0; i < 4; i++)
        {
            await stage.Rehearsal.OrderAtBol();
            stage.Clock.Advance(TimeSpan.FromMinutes(2));
            await stage.Run(Lane.WatchBol, Lane.Alerts);
        }

        alerts.AssertTold(0);
        stage.Clock.Advance(TimeSpan.FromMinutes(31));
        await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Upkeep, Lane.Alerts);
        alerts.AssertTold(1);
        Assert.Contains("geen webhooks meer", alerts.Web.All[0].Body, StringComparison.Ordinal);

        var account = (await stage.Work.View(Ct)).Accounts[0].Id;
        var bol = stage.Get<IEnumerable<ILane>>().Single(l => l.Kind == Lane.WatchBol);
        Assert.True(bol.Hear(stage.Work, new SourceHint(SourceKind.BolOrders, account.Value)));
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Alerts);
        alerts.AssertTold(2);
    }

    [Theory, BothDatabases]
    public async Task Alert_IsToldOnce_AlsoAfterARestart_AndInOneMessage_WithoutAnyCustomer(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        await Ask(alerts, "import:1", "attention.total-too-low");
        await Ask(alerts, "link:1", "attention.unlinked");
        await alerts.Turn();
        alerts.AssertTold(1);
        await alerts.Stage.TakeOver();
        await alerts.Turn();
        await alerts.After(TimeSpan.FromHours(5));
        alerts.AssertTold(1);

        await alerts.Write(db => db.Clear(alerts.Stage.Seller, alerts.Stage.Clock.GetUtcNow(), ["import:1", "link:1"], Ct));
        await alerts.Stage.TakeOver();
        await alerts.Turn();
        await alerts.Turn();
        alerts.AssertTold(2);

        var everything = alerts.Everything;
        Assert.Contains("Koppelingen", everything, StringComparison.Ordinal);
        foreach (var word in Buyer.Split(' ').Append("zonderland@").Append("Kerkstraat").Append("0612345678"))
            Assert.DoesNotContain(word, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Buyer, string.Join(' ', await alerts.Stage.Read(db => db.AlertMessages.Select(m => m.Content)
            .ToListAsync(Ct))), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task DeliveryThatFails_IsShown_TriedAgain_AndHoldsUpNothing(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        alerts.Mail.Answer = "451 4.7.1 Greylisted for jan@voorbeeld.test, try again";
        await Ask(alerts, "import:1", "attention.total-too-low");
        await alerts.Turn();
        Assert.Equal((0, 1), (alerts.Mail.Mails.Count, alerts.Web.All.Count));

        var shown = (await alerts.Page())!.Channels.Single(c => c.Channel == AlertChannel.Email);
        Assert.Equal(("alert.refused", "451", 1), (shown.Problem!.Code, shown.Problem["status"], shown.Waiting));
        Assert.DoesNotContain("voorbeeld", shown.Problem["words"], StringComparison.Ordinal);
        Assert.True(shown.DueAt > alerts.Stage.Clock.GetUtcNow());
        await alerts.Turn();

        alerts.Mail.Answer = "250 Ok";
        await alerts.After(TimeSpan.FromMinutes(16));
        alerts.AssertTold(1);
        Assert.Null((await alerts.Page())!.Channels.Single(c => c.Channel == AlertChannel.Email).Problem);
    }

    [Theory, EitherDatabase]
    public async Task OwnerThatDies_AfterTheServerTookIt_LetsItGoAgainUnderTheSameName(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        await Ask(alerts, "import:1", "attention.total-too-low");
        alerts.Mail.Taken = async () =>
        {
            alerts.Mail.Taken = null;
            await Ownership.Take(alerts.Stage.Get<Database>(), alerts.Stage.Seller, "elsewhere",
                alerts.Stage.Clock.GetUtcNow(), Ct);
        };
        await Assert.ThrowsAsync<OwnershipLost>(alerts.Turn);
        await alerts.Stage.TakeOver();
        await alerts.Turn();
        Assert.Equal(2, alerts.Mail.Mails.Count);
        Assert.Single(alerts.Mail.Mails.Select(m => m.Header("Message-Id")).Distinct());
    }

    [Theory, EitherDatabase]
    public async Task QuietHours_EndWithOneMessage(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        await alerts.Set(s => s with { QuietFrom = new TimeOnly(12, 0), QuietUntil = new TimeOnly(15, 0), Language = "en" });
        await Ask(alerts, "import:1", "attention.total-too-low");
        await alerts.Turn();
        await Ask(alerts, "link:1", "attention.unlinked");
        await alerts.Turn();
        alerts.AssertTold(0);
        Assert.NotNull((await alerts.Page())!.Quiet);

        alerts.Stage.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 14, 0, 0, TimeSpan.Zero));
        await alerts.Turn();
        alerts.AssertTold(1);
        Assert.Contains("1 question waits for your answer", alerts.Web.All[0].Body, StringComparison.Ordinal);
    }

    [Theory, EitherDatabase]
    public async Task Week_IsToldOnMonday_Once(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        await alerts.Set(s => s with { Weekly = true });
        await alerts.Turn();
        await alerts.After(TimeSpan.FromHours(2));
        alerts.AssertTold(1);
        await alerts.Stage.Rehearsal.OrderAtBol();
        await alerts.Stage.Settle(1);

        alerts.Stage.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 30, 6, 59, 0, TimeSpan.Zero));
        await alerts.Stage.Run(Lane.WatchShop, Lane.WatchBol);
        await alerts.Turn();
        var before = alerts.Web.All.Count;
        await alerts.After(TimeSpan.FromMinutes(1));
        await alerts.After(TimeSpan.FromMinutes(1));
        var week = alerts.Web.All.Skip(before).Single(c => c.Body.Contains("week vanaf", StringComparison.Ordinal));
        Assert.Contains("1 bij bol", week.Body, StringComparison.Ordinal);
    }

    [Theory, EitherDatabase]
    public async Task MachineThatSlept_TellsOfNoSilence(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        await alerts.After(TimeSpan.FromHours(8));
        alerts.AssertTold(0);

        // Awake and still not reading, it does.
        await alerts.After(TimeSpan.FromMinutes(16));
        Assert.Contains("synchronisatie loopt achter", alerts.Web.All[0].Body, StringComparison.Ordinal);
    }

    private static Task Ask(AlertStage alerts, string cause, string code) => alerts.Write(db => db.Raise(
        alerts.Stage.Seller, alerts.Stage.Clock.GetUtcNow(), cause, ActivitySubject.Seller, 0, Reason.Of(code,
            ("name", Buyer), ("item", $"{Buyer}, Kerkstraat 12"), ("words", "zonderland@voorbeeld.test 0612345678")), Ct));
}
