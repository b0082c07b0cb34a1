using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Alerts;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.External;
using Tandem.Web.Pages;

namespace Tandem.Tests.Alerts;

/// <summary>A seller of the sandbox who is told by e-mail and at a web address, both on loopback.</summary>
internal sealed class AlertStage : IAsyncDisposable
{
    private AlertStage(Stage stage, MailServer mail, WebCatcher web) => (Stage, Mail, Web) = (stage, mail, web);

    public Stage Stage { get; }

    public MailServer Mail { get; }

    public WebCatcher Web { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AlertStage> Open(DatabaseKind kind, bool allowPrivate = true, bool hooks = false)
    {
        var stage = await Stage.Open(kind, allowPrivate, world: o => o with { WarehouseSends = false }, also: services =>
        {
            services.AddSingleton(new AlertVoice(new Uri("http://tandem.example/"), AlertTexts.Say));
            if (hooks) services.AddSingleton(new HookAddresses(new Uri("https://tandem.example/")));
        });
        var opened = new AlertStage(stage, new MailServer(), await WebCatcher.Start());
        if (!allowPrivate) return opened;
        var book = stage.Get<AlertBook>();
        Assert.Null(await book.Save(stage.Seller, opened.Email, Ct));
        Assert.Null(await book.Save(stage.Seller, new WebhookDraft(opened.Web.Url + "/hook", WebhookForm.Json, null, false), Ct));

        // What the sandbox is asked about from the first minute is not what the tests are about.
        var now = stage.Clock.GetUtcNow();
        await opened.Write(db => db.Attentions.ExecuteUpdateAsync(
            a => a.SetProperty(x => x.ClearedAt, now).SetProperty(x => x.DoneAt, now), Ct));
        await opened.Turn();
        Assert.Empty(opened.Mail.Mails);
        return opened;
    }

    public EmailDraft Email => new(
        "127.0.0.1", Mail.Port, MailSecurity.None, "", null, false, "tandem@voorbeeld.test", "eigenaar@voorbeeld.test");

    public Task Set(Func<AlertSettings, AlertSettings> change) => Set(change(AlertSettings.Usual));

    /// <summary>One turn of the lane.</summary>
    public Task Turn() => Stage.Run(Lane.Alerts);

    /// <summary>Time passes, and the lane has its turn at the end of it.</summary>
    public async Task After(TimeSpan span)
    {
        Stage.Clock.Advance(span);
        await Turn();
    }

    /// <summary>Somebody raises a question about an order, or answers it.</summary>
    public Task Write(Func<TandemDb, Task> write) => Stage.Work.Owner.Write(write, Ct);

    public Task<AlertPage?> Page() => Stage.Get<AlertPages>().Of(Stage.Seller, withAddresses: true, Ct);

    /// <summary>All that left so far, as text.</summary>
    public string Everything => string.Join('\n', Mail.Mails.Select(m => m.Data).Concat(Web.All.Select(c => c.Body)));

    /// <summary>Both channels got so many, and no more.</summary>
    public void AssertTold(int times) => Assert.Equal((times, times), (Mail.Mails.Count, Web.All.Count));

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        await Mail.DisposeAsync();
        await Web.DisposeAsync();
    }

    private async Task Set(AlertSettings settings) =>
        Assert.Null(await Stage.Get<AlertBook>().Save(Stage.Seller, settings, Ct));
}
