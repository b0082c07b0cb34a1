using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Alerts;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Alerts;

/// <summary>Ways out of the program: what is tried, kept, and never shown.</summary>
public sealed class AlertChannelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Proof_SaysWhatTheServerAnswered_AndKeepsNothing(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        var book = alerts.Stage.Get<AlertBook>();
        alerts.Mail.Password = "geheim";
        var draft = alerts.Email with { User = "tandem", Password = "geheim" };

        var answer = await book.Try(alerts.Stage.Seller, draft, Ct);
        Assert.Equal("alert.tried", answer.Code);
        Assert.Contains("queued as 4F1A", answer["words"], StringComparison.Ordinal);
        Assert.Equal("tandem", Assert.Single(alerts.Mail.Mails).SignedInAs);
        Assert.Contains("testbericht", alerts.Mail.Mails[0].Header("Subject"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", alerts.Mail.Mails[0].Header("Auto-Submitted"));

        Assert.Equal("alert.sign-in", (await book.Try(alerts.Stage.Seller, draft with { Password = "mis" }, Ct)).Code);
        Assert.Equal("source.unreachable", (await book.Try(alerts.Stage.Seller, draft with { Port = 1 }, Ct)).Code);
        Assert.Equal("alert.to", (await book.Try(alerts.Stage.Seller, draft with { To = "geen adres" }, Ct)).Code);
        Assert.False((await alerts.Page())!.Email.HasPassword);
    }

    [Theory, EitherDatabase]
    public async Task Secrets_AreSealed_AndGoToNobodyElse(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        var book = alerts.Stage.Get<AlertBook>();
        var draft = alerts.Email with { User = "tandem", Password = "zeer-geheim" };
        Assert.Null(await book.Save(alerts.Stage.Seller, draft, Ct));
        Assert.Null(await book.Save(alerts.Stage.Seller,
            new WebhookDraft($"{alerts.Web.Url}/T0/B0", WebhookForm.Slack, "merkteken", false), Ct));
        var stored = string.Join('\n', await alerts.Stage.Read(db => db.Settings.Select(s => s.Json).ToListAsync(Ct)));
        foreach (var secret in new[] { "zeer-geheim", "merkteken", "/T0/B0" })
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);

        // Kept while server and user stay, gone with either of them.
        Assert.Null(await book.Save(alerts.Stage.Seller, draft with { Password = null, To = "ander@voorbeeld.test" }, Ct));
        Assert.True((await alerts.Page())!.Email.HasPassword);
        Assert.Null(await book.Save(alerts.Stage.Seller, draft with { Password = null, Host = "localhost" }, Ct));
        Assert.False((await alerts.Page())!.Email.HasPassword);
        Assert.Null(await book.Save(alerts.Stage.Seller,
            new WebhookDraft($"{alerts.Web.Url}/anders", WebhookForm.Slack, null, true), Ct));
        Assert.False((await alerts.Page())!.Webhook.HasToken);
    }

    [Theory, EitherDatabase]
    public async Task PrivateAddresses_AreRefused_UnlessTheMachineAllowsThem(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind, allowPrivate: false);
        var book = alerts.Stage.Get<AlertBook>();
        var seller = alerts.Stage.Seller;
        Assert.Equal("alert.open-line", (await book.Save(seller, alerts.Email, Ct))?.Code);
        Assert.Equal("source.private",
            (await book.Try(seller, alerts.Email with { Security = MailSecurity.StartTls }, Ct)).Code);
        Assert.Equal("source.private",
            (await book.Try(seller, new WebhookDraft(alerts.Web.Url, WebhookForm.Json, null, false), Ct)).Code);
        Assert.Equal("source.private", (await book.Try(new HeartbeatDraft(alerts.Web.Url, Post: false, 5), Ct)).Code);
        Assert.Equal("source.address",
            (await book.Save(seller, new WebhookDraft("ftp://voorbeeld.test", WebhookForm.Json, null, false), Ct))?.Code);
        Assert.Empty(alerts.Web.All);
    }

    [Theory, EitherDatabase]
    public async Task Server_ThatOffersNoEncryption_IsNotTold(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        var answer = await alerts.Stage.Get<AlertBook>()
            .Try(alerts.Stage.Seller, alerts.Email with { Security = MailSecurity.StartTls }, Ct);
        Assert.Equal("alert.no-tls", answer.Code);
        Assert.Empty(alerts.Mail.Mails);
    }

    [Theory, EitherDatabase]
    public async Task Heartbeat_Beats_WhileAllIsWell_AndStopsWithItsSource(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        var stage = alerts.Stage;
        var book = stage.Get<AlertBook>();
        Assert.Equal("alert.beat", (await book.Save(stage.Seller, new HeartbeatDraft(alerts.Web.Url, Post: true, 0), Ct))?.Code);
        Assert.Null(await book.Save(stage.Seller, new HeartbeatDraft($"{alerts.Web.Url}/hart", Post: true, 5), Ct));
        int Beats() => alerts.Web.All.Count(c => c is { Path: "/hart", Method: "POST" });

        async Task Pass(int minutes)
        {
            for (var i = 0; i < minutes; i++)
            {
                stage.Clock.Advance(TimeSpan.FromMinutes(1));
                await stage.Run(Lane.WatchShop, Lane.WatchBol, Lane.Alerts);
            }
        }

        await Pass(11);
        Assert.InRange(Beats(), 2, 3);

        stage.Wire.LosesRequest = request => request.RequestUri!.AbsolutePath.Contains("/wp-json/", StringComparison.Ordinal);
        await Pass(17);
        var before = Beats();
        await Pass(15);
        Assert.Equal(before, Beats());

        stage.Wire.LosesRequest = _ => false;
        await Pass(20);
        Assert.True(Beats() > before, "It does not beat again.");
    }

    [Theory, BothDatabases]
    public async Task Turn_InWhichNothingIsNew_CostsOneQuery(DatabaseKind kind)
    {
        await using var alerts = await AlertStage.Open(kind);
        await using var db = alerts.Stage.Get<Database>().Read();
        await alerts.Turn();
        using var count = new Loop.CountCommands(db.Database.GetConnectionString()!);
        await alerts.Turn();
        Assert.Equal(1, count.Commands);
    }
}
