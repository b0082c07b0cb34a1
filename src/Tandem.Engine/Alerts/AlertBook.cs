using Microsoft.EntityFrameworkCore;
using Tandem.Engine.External;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>The mail server as a person gives it.</summary>
/// <param name="Host">Empty: no e-mail.</param>
/// <param name="Password">Null or empty: the one that was given before stays, as long as server and user do.</param>
public sealed record EmailDraft(string Host, int Port, MailSecurity Security, string User, string? Password, bool HasPassword,
    string From, string To);

/// <summary>The web address as a person gives it.</summary>
/// <param name="Url">Empty: none.</param>
/// <param name="Token">Null or empty: the one that was given before stays, as long as the address does.</param>
public sealed record WebhookDraft(string Url, WebhookForm Form, string? Token, bool HasToken);

/// <summary>The heartbeat as a person gives it.</summary>
/// <param name="Url">Empty: none.</param>
public sealed record HeartbeatDraft(string Url, bool Post, int EveryMinutes);

/// <summary>Keeps how a seller is told, and tries it.</summary>
public sealed class AlertBook(Database database, Credentials credentials, AlertVoice voice, SourceOptions options,
    IHttpClientFactory factory, TimeProvider clock)
{
    private const int ADay = 24 * 60;
    private const int AMonth = 31 * ADay;

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, AlertSettings settings, CancellationToken ct)
    {
        if (settings.Home is { } home && SourceAddress.TryParse(home.OriginalString) is null) return Reason.Of("source.address");
        if (settings.QuietFrom is null != settings.QuietUntil is null) return Reason.Of("alert.quiet");
        if (settings.Targets.Values.Any(m => m is < 1 or > AMonth)) return Reason.Of("alert.target");
        await database.WriteFor(seller, db => Save(db, seller, settings, ct), ct);
        return null;
    }

    /// <inheritdoc cref="Save(SellerId, AlertSettings, CancellationToken)"/>
    public async Task<Reason?> Save(SellerId seller, EmailDraft draft, CancellationToken ct)
    {
        var settings = await Email(seller, draft, ct);
        if (settings.Host.Length > 0 && Sender().Problem(settings) is { } problem) return problem;
        await Keep(seller, settings, AlertChannel.Email,
            (one, before) => one with { Password = credentials.Veil(one.Password, before.Password) }, ct);
        return null;
    }

    /// <inheritdoc cref="Save(SellerId, AlertSettings, CancellationToken)"/>
    public async Task<Reason?> Save(SellerId seller, WebhookDraft draft, CancellationToken ct)
    {
        if (draft.Url.Trim().Length > 0 && SourceAddress.TryParse(draft.Url) is null) return Reason.Of("source.address");
        await Keep(seller, await Webhook(seller, draft, ct), AlertChannel.Webhook,
            (one, before) => one with
            {
                Url = credentials.Veil(one.Url, before.Url),
                Token = credentials.Veil(one.Token, before.Token),
            }, ct);
        return null;
    }

    /// <inheritdoc cref="Save(SellerId, AlertSettings, CancellationToken)"/>
    public async Task<Reason?> Save(SellerId seller, HeartbeatDraft draft, CancellationToken ct)
    {
        if (draft.Url.Trim().Length > 0 && SourceAddress.TryParse(draft.Url) is null) return Reason.Of("source.address");
        if (draft.EveryMinutes is < 1 or > ADay) return Reason.Of("alert.beat");
        await Keep(seller, Heartbeat(draft), AlertChannel.Heartbeat,
            (one, before) => one with { Url = credentials.Veil(one.Url, before.Url) }, ct);
        return null;
    }

    /// <summary>Sends a message at once, with what stands on the screen, saved or not.</summary>
    /// <returns>What came of it: <c>alert.tried</c> with the answer, or why not.</returns>
    public async Task<Reason> Try(SellerId seller, EmailDraft draft, CancellationToken ct) =>
        await Try(seller, await Email(seller, draft, ct), Sender(), ct);

    /// <inheritdoc cref="Try(SellerId, EmailDraft, CancellationToken)"/>
    public async Task<Reason> Try(SellerId seller, WebhookDraft draft, CancellationToken ct) =>
        await Try(seller, await Webhook(seller, draft, ct), new SendWebhook(factory, credentials), ct);

    /// <summary>Calls the address once.</summary>
    /// <inheritdoc cref="Try(SellerId, EmailDraft, CancellationToken)"/>
    public async Task<Reason> Try(HeartbeatDraft draft, CancellationToken ct)
    {
        try
        {
            return Tried(await new SendWebhook(factory, credentials).Call(draft.Url, draft.Post, ct));
        }
        catch (AlertNotSent failure)
        {
            return failure.Reason;
        }
    }

    private async Task<Reason> Try<T>(SellerId seller, T settings, IAlertSender sender, CancellationToken ct)
        where T : class, ISettings<T>
    {
        await using var db = database.Read();
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == seller, ct) is not { } row) return Reason.Of("alert.gone");
        row.Set(settings);
        var choices = row.Get<AlertSettings>();
        var text = voice.Say(new AlertContent(row.Name, [], IsProof: true), choices.Language, choices.Home ?? voice.Home);
        try
        {
            return Tried(await sender.Send(row, text, Guid.CreateVersion7(clock.GetUtcNow()), ct));
        }
        catch (AlertNotSent failure)
        {
            return failure.Reason;
        }
    }

    private static Reason Tried(string words) => Reason.Of("alert.tried", ("words", words));

    private SendEmail Sender() => new(credentials, options, clock);

    private async Task<EmailSettings> Email(SellerId seller, EmailDraft draft, CancellationToken ct)
    {
        var known = await Known<EmailSettings>(seller, ct);
        var (host, user) = (draft.Host.Trim(), draft.User.Trim());

        // A password goes to the server that it was typed in for and nowhere else.
        var password = !string.IsNullOrEmpty(draft.Password) ? credentials.Seal(draft.Password)
            : host == known.Host && draft.Port == known.Port && user == known.User ? known.Password : null;
        return new EmailSettings
        {
            Host = host,
            Port = draft.Port,
            Security = draft.Security,
            User = user,
            Password = user.Length == 0 ? null : password,
            From = draft.From.Trim(),
            To = draft.To.Trim(),
        };
    }

    private async Task<WebhookSettings> Webhook(SellerId seller, WebhookDraft draft, CancellationToken ct)
    {
        var known = await Known<WebhookSettings>(seller, ct);
        var url = draft.Url.Trim();
        var isSame = url == credentials.TryOpen(known.Url);
        var token = !string.IsNullOrEmpty(draft.Token) ? credentials.Seal(draft.Token) : isSame ? known.Token : null;
        return new WebhookSettings
        {
            Url = url.Length == 0 ? null : isSame ? known.Url : credentials.Seal(url),
            Form = draft.Form,
            Token = url.Length == 0 ? null : token,
        };
    }

    private HeartbeatSettings Heartbeat(HeartbeatDraft draft) => new()
    {
        Url = draft.Url.Trim() is { Length: > 0 } url ? credentials.Seal(url) : null,
        Post = draft.Post,
        EveryMinutes = draft.EveryMinutes,
    };

    private async Task<T> Known<T>(SellerId seller, CancellationToken ct)
        where T : class, ISettings<T>
    {
        await using var db = database.Read();
        return await db.SettingsOf<T>(seller, ct);
    }

    /// <summary>Keeps choices, in a transaction that is open.</summary>
    internal Task Save(TandemDb db, SellerId seller, AlertSettings settings, CancellationToken ct) =>
        db.ChangeSettings(seller, clock.GetUtcNow(), settings, ct);

    /// <summary>What waits in the channel is tried at once by what was saved.</summary>
    /// <param name="bare">What a note may keep of settings, given which of two secrets are the same.</param>
    private Task Keep<T>(SellerId seller, T settings, AlertChannel channel, Func<T, T, T> bare, CancellationToken ct)
        where T : class, ISettings<T> => database.WriteFor(seller, async db =>
    {
        var now = clock.GetUtcNow();
        var before = await db.SettingsOf<T>(seller, ct);
        await db.SaveSettings(seller, settings, ct);
        await db.AlertChannels.Where(c => c.SellerId == seller && c.Channel == channel).ExecuteUpdateAsync(c => c
            .SetProperty(x => x.DueAt, now).SetProperty(x => x.Failures, 0).SetProperty(x => x.Problem, (Reason?)null), ct);
        db.NoteSettings(seller, now, bare(before, before), bare(settings, before));
    }, ct);
}
